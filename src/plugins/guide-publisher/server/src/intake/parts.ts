import type { GoodRecord } from './spool';
import type { ImportType } from './tables';

/** Records of one type that are written in one transaction. */
export interface Part {
  readonly type: ImportType;
  readonly records: readonly GoodRecord[];
  /** Does another type follow, or nothing? */
  readonly last: boolean;
}

/** About a third of a second on SQLite, which lets nobody else write meanwhile. */
const MOST_RECORDS = 200;

/** Cuts a stream of records into parts. */
export async function* partsOf(records: AsyncIterable<GoodRecord>): AsyncIterable<Part> {
  let waiting: GoodRecord[] = [];
  for await (const record of records) {
    const [first] = waiting;
    const other = first && first.type !== record.type;
    if (first && (other || waiting.length === MOST_RECORDS)) {
      yield { type: first.type, records: waiting, last: Boolean(other) };
      waiting = [];
    }
    waiting.push(record);
  }
  const [first] = waiting;
  if (first) yield { type: first.type, records: waiting, last: true };
}
