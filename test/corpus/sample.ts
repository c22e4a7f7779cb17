import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  standardItemSchema,
  type Certificate,
  type IntermediaryService,
  type Organization,
  type StandardItem,
} from '../../src/plugins/guide-publisher/domain/document/records';
import { parseTemplate } from '../../src/plugins/guide-publisher/domain/template/parse';
import type { Template } from '../../src/plugins/guide-publisher/domain/template/types';
import { readRecords } from '../../src/plugins/guide-publisher/server/src/intake/read-records';

/** What the corpus is varied from: the sample city's items, bodies, lists and template. */
export interface Sample {
  readonly items: readonly StandardItem[];
  readonly organizations: readonly Organization[];
  readonly certificates: readonly Certificate[];
  readonly intermediaries: readonly IntermediaryService[];
  readonly template: Template;
}

/** @param root folder of the project */
export async function loadSample(root: string): Promise<Sample> {
  const folder = path.join(root, 'database/sample');
  return {
    items: itemsIn(path.join(folder, 'standard-items')),
    organizations: await all<Organization>(path.join(folder, 'organizations.csv')),
    certificates: await all<Certificate>(path.join(folder, 'certificates.csv')),
    intermediaries: await all<IntermediaryService>(path.join(folder, 'intermediary-services.csv')),
    template: templateIn(path.join(folder, 'template.json')),
  };
}

function itemsIn(folder: string): StandardItem[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => recordsIn(path.join(folder, file)))
    .map((record) => standardItemSchema.parse(record));
}

function templateIn(file: string): Template {
  const parsed = parseTemplate(recordsIn(file)[0]);
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`);
  return parsed.template;
}

function recordsIn(file: string): readonly unknown[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as { records: readonly unknown[] }).records;
}

async function all<T>(file: string): Promise<T[]> {
  const records: T[] = [];
  for await (const { record } of readRecords(file)) if (record) records.push(record as T);
  if (records.length === 0) throw new Error(`${file}: no records`);
  return records;
}
