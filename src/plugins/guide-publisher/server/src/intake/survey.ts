import { FIELD_LABELS, type FieldName } from '../../../domain/document/labels';
import { storedKeys } from '../content/records';
import type { Strapi } from '../strapi';
import type { ImportedFile, ImportReport } from '../../../shared/contracts/services';
import { listInputFiles } from './input-files';
import { problem } from './problems';
import { readRecords } from './read-records';
import { referencesOf, storedKey } from './references';
import type { GoodRecord } from './spool';
import type { ImportType } from './tables';
import type { Problem, RecordRow } from './types';

/** Problems kept in a report; a file that is wrong throughout must not fill the memory. */
const MAX_PROBLEMS = 10_000;

/** What a set of files holds: nothing is written yet. */
export interface Survey {
  readonly files: ReadonlyArray<ImportedFile & { readonly good: number }>;
  readonly problems: ImportReport['problems'];
  readonly omittedProblems: number;
  /** Is nothing wrong that refuses a row? */
  readonly clean: boolean;
  /** Highest version number of each standard item that comes in several versions. */
  readonly newest: ReadonlyMap<string, number>;
}

interface Request {
  readonly files: readonly string[];
  readonly type?: ImportType | undefined;
  readonly onRow?: (file: string, rows: number) => void;
}

/**
 * Reads everything once and says what is wrong, also with keys of records that are neither here nor stored. Good
 * records go to `keep`, in order of dependency.
 */
export async function survey(
  strapi: Strapi,
  request: Request,
  keep: (record: GoodRecord) => Promise<void>
): Promise<Survey> {
  const input = await listInputFiles(request.files);
  const known = new Map<ImportType, Set<string>>();
  const files: Array<ImportedFile & { good: number }> = [];
  const problems: Array<ImportReport['problems'][number]> = [];
  const newest = new Map<string, number>();
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
      if (refused || !row.record || !row.type) continue;
      const key = remember(known, row.type, row.record);
      rememberVersion(newest, row.type, row.record);
      await keep({ file: path, type: row.type, key, record: row.record });
    }
    if (counts.size === 0) counts.set(null, { rows: 0, good: 0 });
    for (const [type, { rows, good }] of counts) {
      files.push({ file: path, type, rows, good, taken: 0, unchanged: 0, refused: rows - good });
    }
  }
  return { files, problems, omittedProblems: omitted, clean, newest };
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
    if ((await storedKeys(strapi, target, [key])).has(key)) {
      known.set(target, (known.get(target) ?? new Set()).add(key));
      continue;
    }
    const column = FIELD_LABELS[field as FieldName]['zh-Hans'];
    problems.push(problem('import.unknown-reference', { sheet, row, column, value: key }));
  }
  return problems;
}

/** Notes the key of a good record, for those that refer to it, and gives it. */
function remember(
  known: Map<ImportType, Set<string>>,
  type: ImportType,
  record: Readonly<Record<string, unknown>>
): string {
  const key = storedKey(type, record);
  known.set(type, (known.get(type) ?? new Set()).add(key));
  return key;
}

function rememberVersion(
  newest: Map<string, number>,
  type: ImportType,
  record: Readonly<Record<string, unknown>>
): void {
  if (type !== 'standard-item') return;
  const key = storedKey(type, record);
  newest.set(key, Math.max(newest.get(key) ?? 0, Number(record['version'])));
}
