import type { Locale } from '../../../domain/codes/tables';
import type {
  CatalogueEdition,
  Certificate,
  GuideRecord,
  IntermediaryService,
  Organization,
  Region,
  ServiceHall,
  StandardItem,
} from '../../../domain/document/records';
import { SHARED_FIELDS } from '../../../domain/document/records';
import type { Chart } from '../../../domain/flowchart/chart';
import type { Template } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Strapi } from '../strapi';

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
  readonly flowchart: { code: string; name: string; subjectCode: string; chart: Chart };
  readonly template: Template;
}

export type RecordType = keyof RecordOf;

export interface Written {
  readonly documentId: string;
  readonly created: boolean;
}

/** Domain objects to Strapi rows, through the document service: found by key and updated, or created. */
export interface ContentWriter {
  write<T extends RecordType>(type: T, record: RecordOf[T], locale: Locale): Promise<Written>;
}

type Uid = `api::${RecordType}.${RecordType}`;
type Data = Readonly<Record<string, unknown>>;

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
  flowchart: 'code',
  template: 'code',
};

/** One writer per import: it remembers the document ids of what it has found, so that each is looked up once. */
export function createContentWriter(strapi: Strapi): ContentWriter {
  const known = new Map<string, string>();

  async function idOf(type: RecordType, key: string): Promise<string | null> {
    if (key === '') return null;
    const cacheKey = `${type} ${key}`;
    const cached = known.get(cacheKey);
    if (cached !== undefined) return cached;
    const row = await strapi.db
      .query(uidOf(type))
      .findOne({ select: ['documentId'], where: { [KEY_FIELD[type]]: key } });
    if (!row) return null;
    known.set(cacheKey, row.documentId as string);
    return row.documentId as string;
  }

  /** The document id that a relation names; throws `content.not-found` for a key that nothing has. */
  async function relation(type: RecordType, key: string): Promise<string | null> {
    const id = await idOf(type, key);
    if (id === null && key !== '') throw new PublisherError('content.not-found', { what: key });
    return id;
  }

  const dataOf: { readonly [T in RecordType]: (record: RecordOf[T]) => Promise<Data> } = {
    region: async ({ parentCode, ...region }) => ({
      ...region,
      parent: await relation('region', parentCode),
    }),
    organization: async ({ regionCode, parentCreditCode, ...organization }) => ({
      ...organization,
      region: await relation('region', regionCode),
      parent: await relation('organization', parentCreditCode),
    }),
    'service-hall': async ({ regionCode, ...hall }) => ({
      ...hall,
      region: await relation('region', regionCode),
    }),
    'standard-item': async ({ version: _version, status, ...item }) => ({
      ...item,
      itemStatus: status,
    }),
    'service-guide': async ({
      basicCode,
      organizationCode,
      hallCode,
      overrides,
      status,
      ...local
    }) => ({
      ...local,
      // A field that is not overridden is blank in the row, so that an import can also take the standard value back.
      ...Object.fromEntries(SHARED_FIELDS.map((field) => [field, overrides[field] ?? null])),
      itemStatus: status,
      standardItem: await relation('standard-item', basicCode),
      organization: await relation('organization', organizationCode),
      hall: await relation('service-hall', hallCode),
    }),
    'intermediary-service': async ({ status, ...service }) => ({ ...service, retention: status }),
    certificate: async ({ status, ...certificate }) => ({ ...certificate, retention: status }),
    'catalogue-edition': async (edition) => edition,
    flowchart: async ({ subjectCode, ...flowchart }) => ({
      ...flowchart,
      subjectCode,
      standardItem: await idOf('standard-item', subjectCode),
      guide: await idOf('service-guide', subjectCode),
    }),
    template: async (template) => ({
      code: template.id,
      title: template.title['zh-Hans'],
      issuedBy: template.issuedBy,
      effectiveDate: template.effectiveDate,
      content: template,
    }),
  };

  return {
    async write(type, record, locale) {
      const data = await dataOf[type](record);
      const key = String(data[KEY_FIELD[type]]);
      const documents = strapi.documents(uidOf(type));
      const documentId = await idOf(type, key);
      if (documentId === null) {
        const created = await documents.create({ locale, data: data as never });
        known.set(`${type} ${key}`, created.documentId);
        return { documentId: created.documentId, created: true };
      }
      await documents.update({ documentId, locale, data: data as never });
      return { documentId, created: false };
    },
  };
}

/** Content type of a record type. */
export const uidOf = (type: RecordType): Uid => `api::${type}.${type}` as Uid;
