import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Certificate,
  GuideRecord,
  IntermediaryService,
  Organization,
  Region,
  ServiceHall,
  StandardItem,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import { parseTemplate } from '../../../src/plugins/guide-publisher/domain/template/parse';
import {
  resolveGuide,
  type Resolved,
} from '../../../src/plugins/guide-publisher/domain/template/resolve';
import type {
  ReferenceSets,
  Template,
} from '../../../src/plugins/guide-publisher/domain/template/types';
import { normalName } from '../../../src/plugins/guide-publisher/domain/template/values';
import { readRecords } from '../../../src/plugins/guide-publisher/server/src/intake/read-records';

/** The sample city as the importer sees it: read by its reader, kept in memory. */

const FOLDER = path.resolve(__dirname, '../../../database/sample');

/** Between the past and the coming dates of the sample. */
const TODAY = '2026-11-01';

export interface SampleCity {
  readonly regions: readonly Region[];
  readonly organizations: readonly Organization[];
  readonly halls: readonly ServiceHall[];
  readonly certificates: readonly Certificate[];
  readonly intermediaries: readonly IntermediaryService[];
  readonly items: readonly StandardItem[];
  readonly guides: readonly GuideRecord[];
  /** Everything that the reader refused; nothing should be. */
  readonly refused: readonly string[];
}

export async function loadCity(): Promise<SampleCity> {
  const refused: string[] = [];
  const load = async <T>(file: string): Promise<T[]> => {
    const records: T[] = [];
    for await (const { sheet, row, record, problems } of readRecords(path.join(FOLDER, file))) {
      if (record) records.push(record as T);
      const errors = problems.filter(({ severity }) => severity === 'error');
      refused.push(...errors.map(({ message }) => `${sheet} ${row}: ${message.en}`));
    }
    return records;
  };
  const items: StandardItem[] = [];
  for (const file of readdirSync(path.join(FOLDER, 'standard-items'))) {
    items.push(...(await load<StandardItem>(`standard-items/${file}`)));
  }
  return {
    regions: await load('regions.csv'),
    organizations: await load('organizations.csv'),
    halls: await load('service-halls.csv'),
    certificates: await load('certificates.csv'),
    intermediaries: await load('intermediary-services.csv'),
    items,
    guides: await load('service-guides.csv'),
    refused,
  };
}

/** @throws if the sample's own template is refused */
export function loadTemplate(): Template {
  const file = readFileSync(path.join(FOLDER, 'template.json'), 'utf8');
  const { records } = JSON.parse(file) as { records: readonly unknown[] };
  const parsed = parseTemplate(records[0]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 2));
  return parsed.template;
}

/** Rows of `expected-findings.csv`, without its head; its cells hold no quotes. */
export function loadMarks(): ReadonlyArray<readonly [code: string, rule: string, why: string]> {
  const [, ...lines] = readFileSync(path.join(FOLDER, 'expected-findings.csv'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [code = '', rule = '', why = ''] = line.split(',');
    return [code, rule, why];
  });
}

export function referencesOf(city: SampleCity): ReferenceSets {
  const codes = city.guides.map(({ code }) => code);
  return {
    retainedCertificates: lookup(city.certificates, 'retained'),
    cancelledCertificates: lookup(city.certificates, 'cancelled'),
    retainedIntermediaries: lookup(city.intermediaries, 'retained'),
    cleanedUpIntermediaries: lookup(city.intermediaries, 'cleaned-up'),
    cancelledItems: lookup(
      city.items.map(({ basicCode, name, status }) => ({ code: basicCode, name, status })),
      '3'
    ),
    duplicateCodes: new Set(codes.filter((code, i) => codes.indexOf(code) !== i)),
    today: TODAY,
  };
}

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly status: string;
}

function lookup(list: readonly Listed[], wanted: string): ReadonlySet<string> {
  return new Set(
    list
      .filter(({ status }) => status === wanted)
      .flatMap(({ code, name }) => [code, normalName(name)])
  );
}

/** Every guide resolved by the sample's template, in the order of the file. */
export function resolveAll({
  guides,
  items,
  organizations,
  regions,
  halls,
}: SampleCity): Resolved[] {
  const template = loadTemplate();
  const itemOf = keyed(items, ({ basicCode, version }) => `${basicCode}@${version}`);
  const organizationOf = keyed(organizations, ({ creditCode }) => creditCode);
  const regionOf = keyed(regions, ({ code }) => code);
  const hallOf = keyed(halls, ({ code }) => code);
  return guides.map((record: GuideRecord) => {
    const organization = organizationOf(record.organizationCode);
    return resolveGuide({
      record,
      item: itemOf(`${record.basicCode}@${record.itemVersion}`),
      organization,
      region: regionOf(organization.regionCode),
      hall: record.hallCode === '' ? null : hallOf(record.hallCode),
      template,
      locale: 'zh-Hans',
    });
  });
}

/** Looks records up by a key; an unknown key fails the test that asks. */
function keyed<T>(list: readonly T[], keyOf: (entry: T) => string): (key: string) => T {
  const byKey = new Map(list.map((entry) => [keyOf(entry), entry]));
  return (key) => {
    const entry = byKey.get(key);
    if (entry === undefined) throw new Error(`the sample has no ${key}`);
    return entry;
  };
}
