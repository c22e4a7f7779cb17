import type {
  CatalogueEdition,
  Certificate,
  GuideRecord,
  IntermediaryService,
  Organization,
  Region,
  ServiceHall,
  StandardItem,
  Synonym,
} from '../../../domain/document/records';
import { SHARED_FIELDS } from '../../../domain/document/records';
import type { Chart } from '../../../domain/flowchart/chart';
import type { Template } from '../../../domain/template/types';

/** What an import can bring, by type. */
export interface RecordOf {
  readonly region: Region;
  readonly organization: Organization;
  readonly 'service-hall': ServiceHall;
  readonly 'standard-item': StandardItem;
  readonly 'service-guide': GuideRecord;
  readonly 'intermediary-service': IntermediaryService;
  readonly certificate: Certificate;
  readonly 'catalogue-edition': CatalogueEdition;
  readonly synonym: Synonym;
  readonly flowchart: { code: string; name: string; subjectCode: string; chart: Chart };
  readonly template: Template;
}

export type RecordType = keyof RecordOf;

export type Uid = `api::${RecordType}.${RecordType}`;

/** Content type of a record type. */
export const uidOf = (type: RecordType): Uid => `api::${type}.${type}` as Uid;

/** The attribute by which a record is found. */
export const KEY_FIELD: Readonly<Record<RecordType, string>> = {
  region: 'code',
  organization: 'creditCode',
  'service-hall': 'code',
  'standard-item': 'basicCode',
  'service-guide': 'code',
  'intermediary-service': 'code',
  certificate: 'code',
  'catalogue-edition': 'code',
  synonym: 'code',
  flowchart: 'code',
  template: 'code',
};

/** What a relation points to, by key. */
export interface Target {
  readonly type: RecordType;
  /** Blank for none. */
  readonly key: string;
  /** May a key that nothing has be left out? Otherwise it is refused. */
  readonly lenient?: true;
}

/** A domain object as a row: its columns, and its relations by key. */
export interface RowPlan {
  readonly values: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<Record<string, Target>>;
}

/** The row of a record. Rows name some things differently from records; see `rows.ts`. */
export function rowPlan<T extends RecordType>(type: T, record: RecordOf[T]): RowPlan {
  const plan: (record: RecordOf[T]) => RowPlan = PLANS[type];
  return plan(record);
}

const region = (key: string): Target => ({ type: 'region', key });

const PLANS: { readonly [T in RecordType]: (record: RecordOf[T]) => RowPlan } = {
  region: ({ parentCode, ...values }) => ({ values, relations: { parent: region(parentCode) } }),
  organization: ({ regionCode, parentCreditCode, ...values }) => ({
    values,
    relations: {
      region: region(regionCode),
      parent: { type: 'organization', key: parentCreditCode },
    },
  }),
  'service-hall': ({ regionCode, ...values }) => ({
    values,
    relations: { region: region(regionCode) },
  }),
  // The number of a version is given by the version store.
  'standard-item': ({ version: _version, status, ...item }) => ({
    values: { ...item, itemStatus: status },
    relations: {},
  }),
  'service-guide': guidePlan,
  'intermediary-service': ({ status, ...service }) => ({
    values: { ...service, retention: status },
    relations: {},
  }),
  certificate: ({ status, ...certificate }) => ({
    values: { ...certificate, retention: status },
    relations: {},
  }),
  'catalogue-edition': (edition) => ({ values: edition, relations: {} }),
  synonym: (synonym) => ({ values: synonym, relations: {} }),
  flowchart: (flowchart) => ({
    values: flowchart,
    relations: {
      standardItem: { type: 'standard-item', key: flowchart.subjectCode, lenient: true },
      guide: { type: 'service-guide', key: flowchart.subjectCode, lenient: true },
    },
  }),
  template: (template) => ({
    values: {
      code: template.id,
      title: template.title['zh-Hans'],
      issuedBy: template.issuedBy,
      effectiveDate: template.effectiveDate,
      content: template,
    },
    relations: {},
  }),
};

function guidePlan(guide: GuideRecord): RowPlan {
  const { basicCode, organizationCode, hallCode, overrides, status, ...local } = guide;
  const values: Record<string, unknown> = { ...local, itemStatus: status };
  // A field that is not overridden is blank in the row, so that an import can also take the standard value back.
  for (const field of SHARED_FIELDS) values[field] = overrides[field] ?? null;
  return {
    values,
    relations: {
      standardItem: { type: 'standard-item', key: basicCode },
      organization: { type: 'organization', key: organizationCode },
      hall: { type: 'service-hall', key: hallCode },
    },
  };
}
