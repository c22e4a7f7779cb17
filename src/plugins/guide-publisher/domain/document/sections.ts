import { compareEntries, type EntryChange } from './entries';
import { saysTheSame } from './sameness';
import {
  BOOKKEEPING_FIELDS,
  inSectionOrder,
  SECTIONS,
  sectionOf,
  type Section,
} from './section-fields';

export {
  SECTION_FIELDS,
  SECTION_LABELS,
  SECTIONS,
  sectionOf,
  type Section,
} from './section-fields';
export type { EntryChange } from './entries';

/** One field of which the two sides say different things. Values are as they were given. */
export interface FieldChange {
  readonly field: string;
  readonly section: Section;
  readonly before: unknown;
  readonly after: unknown;
  /** Of lists: what happened to which entry. */
  readonly entries?: readonly EntryChange[];
}

/**
 * What changed between two documents (or two records) for a reader, in the order of sections.
 * No change: white space, HTML that only sets text, order of sets, technical ids, bookkeeping; see `saysTheSame`.
 */
export function compareDocuments(before: object, after: object): FieldChange[] {
  const [left, right] = [fieldsOf(before), fieldsOf(after)];
  return changedFields(left, right).map((field) => {
    const change = { field, section: sectionOf(field), before: left[field], after: right[field] };
    const lists = listsOf(change.before, change.after);
    return lists ? { ...change, entries: compareEntries(field, ...lists) } : change;
  });
}

/** The sections that changed, in their order. */
export function changedSections(before: object, after: object): Section[] {
  const changed = new Set(changedFields(fieldsOf(before), fieldsOf(after)).map(sectionOf));
  return SECTIONS.filter((section) => changed.has(section));
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (document: object): Fields => document as Fields;

function changedFields(left: Fields, right: Fields): string[] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  const changed = [...names].filter(
    (field) => !BOOKKEEPING_FIELDS.has(field) && !saysTheSame(field, left[field], right[field])
  );
  return inSectionOrder(changed);
}

/** Both sides as lists, where at least one is a list and the other a list or blank. */
function listsOf(before: unknown, after: unknown): [readonly unknown[], readonly unknown[]] | null {
  if (!Array.isArray(before) && !Array.isArray(after)) return null;
  const [left, right] = [before ?? [], after ?? []];
  return Array.isArray(left) && Array.isArray(right) ? [left, right] : null;
}
