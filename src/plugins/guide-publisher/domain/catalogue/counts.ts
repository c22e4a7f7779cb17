import type { CatalogueEntry } from '../document/document';
import { CATALOGUES, type CatalogueKind } from './catalogue-kinds';

/** How many entries a catalogue has, in all and under each heading. */
export interface CatalogueCounts {
  readonly total: number;
  /** By column that is counted, then by value; headings in code-unit order. */
  readonly by: Readonly<
    Record<string, ReadonlyArray<{ readonly value: string; readonly count: number }>>
  >;
}

/** Counts entries. A blank value is a heading too (blank), so that the counts of a column add up to the total. */
export function countsOf(kind: CatalogueKind, entries: readonly CatalogueEntry[]): CatalogueCounts {
  const counted = CATALOGUES[kind].columns.filter((column) => column.counted);
  return {
    total: entries.length,
    by: Object.fromEntries(counted.map(({ name }) => [name, countBy(entries, name)])),
  };
}

function countBy(entries: readonly CatalogueEntry[], column: string) {
  const counts = new Map<string, number>();
  for (const { values } of entries) {
    const value = String(values[column] ?? '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([value, count]) => ({ value, count }));
}
