import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readRecords } from '../../../src/plugins/guide-publisher/server/src/intake/read-records';
import type { ImportType } from '../../../src/plugins/guide-publisher/server/src/intake/tables';
import type { RecordRow } from '../../../src/plugins/guide-publisher/server/src/intake/types';

/** A folder of the test's own, removed after each test. */
export function useFolder() {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'intake-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return {
    path: (name: string) => join(folder, name),
    write(name: string, body: string | Buffer): string {
      writeFileSync(join(folder, name), body);
      return join(folder, name);
    },
  };
}

export async function readAll(file: string, type?: ImportType): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  for await (const row of readRecords(file, { type })) rows.push(row);
  return rows;
}

/** `row column code` of each problem: what a person must find on one line. */
export function problemsIn(rows: readonly RecordRow[]): string[] {
  return rows.flatMap(({ problems }) =>
    problems.map(({ row, column, code }) => [row, column, code].join(' '))
  );
}
