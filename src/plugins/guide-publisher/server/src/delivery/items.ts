import type { EditionField } from './document-schemas';
import type { Column, EditionColumns } from './table';

/**
 * Documents as JSON text. A whole document is served as it is stored, byte for byte, with what the log knows of it
 * added at its end; it is parsed only where a reader wants some of its fields.
 */

const EDITION_FIELDS: readonly EditionField[] = ['hash', 'sequence', 'approvedAt', 'publishedAt'];

export type ItemRow = Pick<EditionColumns, 'hash' | 'sequence' | 'provenance'> &
  Partial<EditionColumns>;

/** Columns that an item of these fields is made of; all fields where none are named. */
export function columnsFor(
  fields: readonly string[] | undefined,
  known: readonly Column[]
): readonly Column[] {
  return readsDocument(fields, known)
    ? ['hash', 'sequence', 'provenance', 'document']
    : ['hash', 'sequence', 'provenance', 'editionLocale', ...known];
}

/** An item as JSON text, of a row with the columns of `columnsFor`. */
export function itemText(
  row: ItemRow,
  fields: readonly string[] | undefined,
  known: readonly Column[]
): string {
  if (!fields) return joined(row.document ?? '{}', JSON.stringify(editionOf(row)));
  const source = readsDocument(fields, known)
    ? (JSON.parse(row.document ?? '{}') as Readonly<Record<string, unknown>>)
    : columnValues(row, known);
  const all: Readonly<Record<string, unknown>> = { ...source, ...editionOf(row) };
  return JSON.stringify(Object.fromEntries(fields.map((name) => [name, all[name]])));
}

function readsDocument(fields: readonly string[] | undefined, known: readonly string[]): boolean {
  const cheap = new Set<string>([...known, ...EDITION_FIELDS, 'locale']);
  return !fields?.every((name) => cheap.has(name));
}

function editionOf({ hash, sequence, provenance }: ItemRow): Record<EditionField, unknown> {
  const { approvedAt, publishedAt } = provenance;
  return { hash, sequence, approvedAt, publishedAt };
}

/** A blank text is kept as null by some databases; documents say ''. */
function columnValues(row: ItemRow, known: readonly Column[]): Record<string, unknown> {
  const values = known.map((name) => [name, row[name] ?? '']);
  return { ...Object.fromEntries(values), locale: row.editionLocale };
}

/** Two objects as text made one. */
function joined(one: string, other: string): string {
  return one === '{}' ? other : `${one.slice(0, -1)},${other.slice(1)}`;
}
