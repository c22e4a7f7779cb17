import type { Finding, Fix } from '../../../domain/template/types';

/** Between the edit form and the check. */

type Values = Readonly<Record<string, unknown>>;

/** What Strapi keeps in the form for its own books; the check does not need it. */
const BOOKKEEPING = new Set([
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
  'createdBy',
  'updatedBy',
  'locale',
  'localizations',
  'status',
]);

/** Relations of the reviewed content types, which the form keeps in Strapi's own shape. */
export const REVIEWED_RELATIONS: ReadonlySet<string> = new Set([
  'standardItem',
  'organization',
  'hall',
  'guide',
]);

/**
 * Form values as the check reads them: a relation by the document id that is chosen, null where it was taken away;
 * one that was left alone is not named, so that the saved one counts.
 */
export function valuesToCheck(values: Values, relations: ReadonlySet<string>): Values {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (BOOKKEEPING.has(name)) return [];
      if (!relations.has(name) && !isRelation(value)) return [[name, value]];
      const chosen = chosenId(value);
      return chosen === undefined ? [] : [[name, chosen]];
    })
  );
}

interface Relation {
  /** The edit view keeps the id of what was chosen among the data for the API; others name it plainly. */
  readonly connect?: ReadonlyArray<{
    readonly documentId?: unknown;
    readonly apiData?: { readonly documentId?: unknown };
  }>;
  readonly disconnect?: readonly unknown[];
}

const isRelation = (value: unknown): value is Relation =>
  typeof value === 'object' && value !== null && ('connect' in value || 'disconnect' in value);

function chosenId(value: unknown): string | null | undefined {
  if (typeof value === 'string') return value;
  if (!isRelation(value)) return undefined;
  const last = value.connect?.at(-1);
  const added = last?.documentId ?? last?.apiData?.documentId;
  if (typeof added === 'string') return added;
  return (value.disconnect?.length ?? 0) > 0 ? null : undefined;
}

export interface FormChange {
  readonly field: string;
  readonly value: unknown;
}

/** What a fix changes in the form; null where the form cannot make the change. */
export function changeOfFix(fix: Fix, values: Values): FormChange | null {
  if (fix.kind === 'take-standard') return { field: fix.field, value: null };
  const [field, ...rest] = partsOf(fix.path);
  if (field === undefined) return null;
  const name = FORM_NAMES.get(field)?.find((candidate) => candidate in values) ?? field;
  const value = setAt(values[name], rest, fix.value);
  return value === undefined ? null : { field: name, value };
}

/** Findings by severity, the gravest first, and within one in the order of the check. */
export function bySeverity(
  findings: readonly Finding[]
): ReadonlyArray<readonly [Finding['severity'], readonly Finding[]]> {
  return (['error', 'warning', 'advice'] as const)
    .map((severity) => [severity, findings.filter((one) => one.severity === severity)] as const)
    .filter(([, some]) => some.length > 0);
}

/** Records and rows name three fields differently, because Strapi keeps `status` for itself. */
const FORM_NAMES = new Map([['status', ['itemStatus', 'retention']]]);

/** Parts of a JSON pointer into the record; overrides of a guide lie beside its own fields in the form. */
function partsOf(path: string): string[] {
  const parts = path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts[0] === 'overrides' ? parts.slice(1) : parts;
}

/** A copy of `value` with one place changed; `undefined` where the way leads nowhere. */
function setAt(value: unknown, [part, ...rest]: readonly string[], next: unknown): unknown {
  if (part === undefined) return next;
  if (part === '__proto__') return undefined;
  if (Array.isArray(value)) {
    const index = part === '-' ? value.length : Number(part);
    if (!Number.isInteger(index) || index < 0 || index > value.length) return undefined;
    const changed = setAt(value[index], rest, next);
    return changed === undefined
      ? undefined
      : [...value.slice(0, index), changed, ...value.slice(index + 1)];
  }
  if (typeof value !== 'object' && value !== null && value !== undefined) return undefined;
  // A list that the guide only inherits has no entries of its own to change.
  if ((value === null || value === undefined) && /^\d+$|^-$/.test(part)) return undefined;
  const fields = (value ?? {}) as Values;
  const changed = setAt(fields[part], rest, next);
  return changed === undefined ? undefined : { ...fields, [part]: changed };
}
