import type { Locale } from '../../../domain/codes/tables';
import type { GuideDocument } from '../../../domain/document/document';
import type {
  GuideRecord,
  Organization,
  Region,
  ServiceHall,
  StandardItem,
} from '../../../domain/document/records';
import { builtInFinding } from '../../../domain/template/messages';
import { resolveGuide } from '../../../domain/template/resolve';
import type { Finding, Template } from '../../../domain/template/types';

/** A guide and what it is resolved with; null for what could not be found. */
export interface GuideParts {
  readonly record: GuideRecord;
  /** In the version that the record is pinned to. */
  readonly item: StandardItem | null;
  readonly organization: Organization | null;
  readonly region: Region;
  readonly hall: ServiceHall | null;
  readonly locale: Locale;
}

export interface GuideOutcome {
  /** Null while the guide lacks what a document needs; `findings` says what. */
  readonly document: GuideDocument | null;
  /** What the policies of the template find. */
  readonly findings: readonly Finding[];
}

/** Resolves a guide, or says what it lacks: without an item in effect or an organization there is nothing to check. */
export function guideDocument(parts: GuideParts, template: Template): GuideOutcome {
  const { record, item, organization } = parts;
  const missing = [
    ...(record.basicCode === '' ? [lacks('standardItem')] : []),
    ...(organization ? [] : [lacks('organization')]),
  ];
  if (missing.length > 0 || !organization) return { document: null, findings: missing };
  if (!item) return { document: null, findings: [lacks('itemVersion', record.itemVersion)] };
  return resolveGuide({ ...parts, item, organization, template });
}

const LACKS = {
  standardItem: 'document.no-item',
  organization: 'document.no-organization',
  itemVersion: 'document.no-version',
} as const;

function lacks(field: keyof typeof LACKS, actual?: number): Finding {
  return builtInFinding({
    rule: 'document.incomplete',
    severity: 'error',
    path: `/${field}`,
    messageKey: LACKS[field],
    ...(actual !== undefined && { actual: String(actual) }),
  });
}
