import { FIELD_LABELS, type FieldName } from '../../../domain/document/labels';
import { recordExists } from '../content/records';
import type { Strapi } from '../strapi';
import type { ImportedFile, ImportReport } from '../../../shared/contracts/services';
import { listInputFiles } from './input-files';
import { problem } from './problems';
import { readRecords } from './read-records';
import { referencesOf, storedKey } from './references';
import type { ImportType } from './tables';
import type { Problem, RecordRow } from './types';

/** Problems kept in a report; a file that is wrong throughout must not fill the memory. */
const MAX_PROBLEMS = 10_000;

/** A record that can be written. */
export interface GoodRecord {
  readonly file: string;
  readonly type: ImportType;
  readonly key: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** What a set of files holds: nothing is written yet. */
export interface Survey {
  readonly files: ReadonlyArray<ImportedFile & { readonly good: number }>;
  readonly problems: ImportReport['problems'];
  readonly omittedProblems: number;
  /** Is anything wrong that refuses a row? */
  readonly clean: boolean;
}

interface Request {
  readonly files: readonly string[];
  readonly type?: ImportType | undefined;
  readonly onRow?: (file: string, rows: number) => void;
}

/** Reads everything once and says what is wrong, also with keys of records that are neither here nor stored. */
export async function survey(strapi: Strapi, request: Request): Promise<Survey> {
  const input = await listInputFiles(request.files);
  const known = new Map<ImportType, Set<string>>();
  const files: Array<ImportedFile & { good: number }> = [];
  const problems: Array<ImportReport['problems'][number]> = [];
  let omitted = 0;
  let clean = true;
  for (const { path } of input.files) {
    const counts = new Map<ImportType | null, { rows: number; good: number }>();
    for await (const row of readRecords(path, { type: request.type })) {
      const found = [...row.problems, ...(await danglingReferences(strapi, row, known))];
      const refused = !row.record || found.some(({ severity }) => severity === 'error');
      clean &&= !(refused && found.some(({ severity }) => severity === 'error'));
      for (const each of found) {
        if (problems.length < MAX_PROBLEMS) {
          problems.push({ file: path, key: row.key, problem: each });
        } else omitted += 1;
      }
      if (row.about === 'record') {
        const count = counts.get(row.type ?? null) ?? { rows: 0, good: 0 };
        counts.set(row.type ?? null, {
          rows: count.rows + 1,
          good: count.good + (refused ? 0 : 1),
        });
        request.onRow?.(path, count.rows + 1);
      }
      if (!refused && row.record && row.type) remember(known, row.type, row.record);
    }
    if (counts.size === 0) counts.set(null, { rows: 0, good: 0 });
    for (const [type, { rows, good }] of counts) {
      files.push({ file: path, type, rows, good, taken: 0, unchanged: 0, refused: rows - good });
    }
  }
  return { files, problems, omittedProblems: omitted, clean };
}

/** The good records of a surveyed set, in order of dependency; reads the files again, so that memory stays flat. */
export async function* goodRecords(strapi: Strapi, request: Request): AsyncIterable<GoodRecord> {
  const input = await listInputFiles(request.files);
  const known = new Map<ImportType, Set<string>>();
  for (const { path } of input.files) {
    for await (const row of readRecords(path, { type: request.type })) {
      const { type, record } = row;
      if (!type || !record || row.problems.some(({ severity }) => severity === 'error')) continue;
      if ((await danglingReferences(strapi, row, known)).length > 0) continue;
      remember(known, type, record);
      yield { file: path, type, key: storedKey(type, record), record };
    }
  }
}

async function danglingReferences(
  strapi: Strapi,
  { type, record, sheet, row }: RecordRow,
  known: Map<ImportType, Set<string>>
): Promise<Problem[]> {
  if (!type || !record) return [];
  const problems: Problem[] = [];
  for (const { field, type: target, key } of referencesOf(type, record)) {
    if (known.get(target)?.has(key)) continue;
    if (await recordExists(strapi, target, key)) {
      known.set(target, (known.get(target) ?? new Set()).add(key));
      continue;
    }
    const column = FIELD_LABELS[field as FieldName]['zh-Hans'];
    problems.push(problem('import.unknown-reference', { sheet, row, column, value: key }));
  }
  return problems;
}

function remember(
  known: Map<ImportType, Set<string>>,
  type: ImportType,
  record: Readonly<Record<string, unknown>>
): void {
  known.set(type, (known.get(type) ?? new Set()).add(storedKey(type, record)));
}
