import type { Locale } from '../../domain/codes/tables';
import type { Document } from '../../domain/document/document';
import type {
  CatalogueEdition,
  Certificate,
  GuideRecord,
  IntermediaryService,
  Organization,
  Region,
  StandardItem,
} from '../../domain/document/records';
import {
  catalogueEditionDocument,
  certificateDocument,
  intermediaryServiceDocument,
} from '../../domain/document/simple-documents';
import type { CompiledTemplate } from '../../domain/template/compile';
import { flowchartOutcome } from '../../domain/template/flowchart-outcome';
import { builtInFinding } from '../../domain/template/messages';
import { missingFinding, type MissingItem } from '../../domain/template/corpus-checks';
import { resolveGuide } from '../../domain/template/resolve';
import type { Finding, ReferenceSets } from '../../domain/template/types';
import type { ImportType } from '../../server/src/intake/tables';
import type { References } from './references';

/** What the check says of one document or record. */
export interface Examined {
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly findings: readonly Finding[];
}

export interface Examiner {
  /** Checks a resolved document as it is. */
  document(document: Document): Examined;
  /** What an organization lacks that its sisters have. */
  organization(code: string): Examined;
  /** Makes a document of a record and checks it; `null` for types that are not checked. */
  record(type: ImportType, record: Readonly<Record<string, unknown>>): Examined | null;
}

/** Resolves and checks with one compiled template; what the records lack becomes findings too. */
export function createExaminer(params: {
  readonly template: CompiledTemplate;
  readonly references: References;
  readonly sets: ReferenceSets;
  readonly locale: Locale;
  /** What all guides together show, by the code of a guide. */
  readonly corpusFindings: ReadonlyMap<string, readonly Finding[]>;
  readonly missingItems: readonly MissingItem[];
}): Examiner {
  const { template, references, sets, locale, corpusFindings, missingItems } = params;
  const check = (
    document: Document,
    first: readonly Finding[] = [],
    item: StandardItem | null = null
  ): Examined => {
    const code = text(document.code);
    const together = document.kind === 'guide' ? (corpusFindings.get(code) ?? []) : [];
    return {
      kind: text(document.kind),
      code,
      name: text(document.name),
      findings: [...first, ...template.check(document, sets, item), ...together],
    };
  };

  function guide(record: GuideRecord): Examined {
    const missing = missingOf(record, references);
    const item = references.item(record.basicCode, record.itemVersion);
    const organization = references.organizations.get(record.organizationCode);
    if (!item || !organization) {
      return {
        kind: 'guide',
        code: record.code,
        name: record.overrides.name ?? '',
        findings: missing,
      };
    }
    const { document, findings } = resolveGuide({
      record,
      item,
      organization,
      region: regionOf(organization, references),
      hall: references.halls.get(record.hallCode) ?? null,
      template,
      locale,
    });
    return check(document, [...missing, ...findings], item);
  }

  function flowchart(record: Readonly<Record<string, unknown>>): Examined {
    const [code, name] = [text(record['code']), text(record['name'])];
    const subjectCode = text(record['subjectCode']);
    const { chart } = record;
    const outcome = flowchartOutcome({ code, name, subjectCode, chart, locale });
    if (outcome.document) return check(outcome.document);
    return { kind: 'flowchart', code, name, findings: outcome.findings };
  }

  return {
    document: (document) => check(document),
    organization(code) {
      const lacking = missingItems.filter(({ organization }) => organization === code);
      const name = references.organizations.get(code)?.name ?? '';
      return { kind: 'organization', code, name, findings: lacking.map(missingFinding) };
    },
    record(type, record) {
      switch (type) {
        case 'service-guide':
          return guide(record as unknown as GuideRecord);
        case 'certificate':
          return check(certificateDocument(record as unknown as Certificate, locale));
        case 'intermediary-service':
          return check(
            intermediaryServiceDocument(record as unknown as IntermediaryService, locale)
          );
        case 'catalogue-edition':
          return check(catalogueEditionDocument(record as unknown as CatalogueEdition, locale));
        case 'flowchart':
          return flowchart(record);
        default:
          return null;
      }
    },
  };
}

/** What the guide refers to and no file holds. Halls and regions are asked for only where some are known. */
function missingOf(record: GuideRecord, references: References): Finding[] {
  const { basicCode, itemVersion, organizationCode, hallCode } = record;
  const findings: Finding[] = [];
  const lacks = (key: keyof typeof PLACES, actual: string, more: Known = {}) =>
    findings.push(
      builtInFinding({
        rule: 'reference.not-found',
        severity: 'error',
        path: PLACES[key],
        messageKey: key,
        actual,
        ...more,
      })
    );
  const versions = references.versionsOf(basicCode);
  if (versions.length === 0) {
    lacks('reference.no-item', basicCode);
  } else if (!versions.includes(itemVersion)) {
    const more = { values: { item: basicCode }, expected: versions.join(', ') };
    lacks('reference.no-version', String(itemVersion), more);
  }
  const organization = references.organizations.get(organizationCode);
  if (!organization) {
    lacks('reference.no-organization', organizationCode);
  } else if (references.regions.size > 0 && !references.regions.has(organization.regionCode)) {
    lacks('reference.no-region', organization.regionCode);
  }
  if (hallCode !== '' && references.halls.size > 0 && !references.halls.has(hallCode)) {
    lacks('reference.no-hall', hallCode);
  }
  return findings;
}

/** What there is instead. */
interface Known {
  readonly values?: Readonly<Record<string, string>>;
  readonly expected?: string;
}

/** What is not found, and where the record names it. */
const PLACES = {
  'reference.no-item': '/basicCode',
  'reference.no-version': '/itemVersion',
  'reference.no-organization': '/organizationCode',
  'reference.no-region': '/region/code',
  'reference.no-hall': '/hallCode',
} as const;

function regionOf({ regionCode, level }: Organization, references: References): Region {
  const unknown = { code: regionCode, name: '', level, parentCode: '' };
  return references.regions.get(regionCode) ?? unknown;
}

/** Documents come from outside: a code may be anything. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
