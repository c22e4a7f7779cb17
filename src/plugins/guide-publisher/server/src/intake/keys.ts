import type { Place } from './finish-record';
import { problem } from './problems';
import type { Table } from './tables';
import type { Problem } from './types';

/** Blank and repeated keys; shared by tables and JSON. */
export function keyProblems(params: {
  table: Table;
  key: string;
  seen: Map<string, number>;
  place: Place;
}): Problem[] {
  const { table, key, seen, place } = params;
  const label = table.columns.find(({ field }) => field === table.keys[0])?.label['zh-Hans'];
  const column = label ?? table.keys[0]!;
  if (key === '') return [problem('import.blank-key', { ...place, column }, { column })];
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, place.row);
    return [];
  }
  return [problem('import.duplicate-key', { ...place, column, value: key }, { key, first })];
}
