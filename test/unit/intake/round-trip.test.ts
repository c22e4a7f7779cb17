import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { readRecords } from '../../../src/plugins/guide-publisher/server/src/intake/read-records';
import {
  IMPORT_TYPES,
  TABLES,
  type Column,
  type ImportType,
  type Table,
} from '../../../src/plugins/guide-publisher/server/src/intake/tables';
import type { Vocabulary } from '../../../src/plugins/guide-publisher/server/src/intake/vocabulary';
import { writeRecords } from '../../../src/plugins/guide-publisher/server/src/intake/write-tables';

/** Hundreds of files are written and read. */
const SLOW = 120_000;

/** The same records at every run; change it to look for more. */
const SEED = 20260102;

/** Texts that editors paste, and those that break spreadsheets. */
const nasty = fc.constantFrom(
  '=1+1',
  '+86 857',
  '-',
  '@cmd',
  '＝SUM(A1)',
  '\tx',
  'a\r\nb\nc',
  '\r',
  '\n',
  '\0',
  "'",
  "''=1",
  "'quoted'",
  ' x ',
  '（空）',
  "'(空)",
  '"a","b"',
  'a,b;c\td',
  '[1]',
  '_x0041_',
  '\u0007bell',
  '<b>&amp;</b>]]>',
  '𠮷野家',
  '\u2028',
  '\ufeffmark',
  '000123',
  'valueOf',
  'constructor',
  '__proto__'
);
const text = fc.oneof(nasty, fc.string({ unit: 'grapheme', maxLength: 20 }));
const date = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((value) => value.toISOString().slice(0, 10));
const code = (vocabulary: Vocabulary) => fc.constantFrom(...Object.keys(vocabulary.values));
const count = fc.oneof(fc.integer({ min: 0, max: 100_000 }), fc.constantFrom(0.5, 1.25));

/** Numbers within what every schema takes. */
const NUMBERS: Readonly<Record<string, fc.Arbitrary<number>>> = {
  floorArea: fc.double({ min: 0, max: 1e9, noNaN: true }).map((n) => n + 0),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((n) => n + 0),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((n) => n + 0),
};

function valueOf(column: Column, isKey: boolean): fc.Arbitrary<unknown> {
  const { type } = column;
  switch (type.kind) {
    case 'text':
      if (isKey) return fc.stringMatching(/^[0-9A-Z]{3,12}$/);
      return /code$/i.test(column.field) ? fc.stringMatching(/^[0-9A-Z]{0,12}$/) : text;
    case 'number':
      return NUMBERS[column.field] ?? fc.integer({ min: isKey ? 1 : 1, max: 90 });
    case 'boolean':
      return fc.boolean();
    case 'date':
      return date;
    case 'limit':
      return fc.record({ value: count, unit: code(type.units), note: text });
    case 'code':
      return fc.oneof(code(type.vocabulary), fc.constant(''));
    case 'codes':
      return fc.array(
        type.vocabulary ? code(type.vocabulary) : text.filter((t) => t.length <= 40),
        {
          maxLength: 4,
        }
      );
    case 'list':
      return fc.array(objectOf(type.list.columns, []), { maxLength: 3 });
  }
}

function objectOf(columns: readonly Column[], keys: readonly string[]) {
  const model = Object.fromEntries(
    columns.map((column) => [column.field, valueOf(column, keys.includes(column.field))])
  );
  return fc.record(model, { requiredKeys: [...keys] });
}

/** Blank where a blank may stand: for a nullable value, and for an override that is deliberately empty. */
function withBlanks(column: Column): fc.Arbitrary<unknown> {
  const value = valueOf(column, false);
  if (!column.override) return value;
  const blanks = { text: '', limit: null, boolean: null, codes: [], list: [] } as const;
  const blank = blanks[column.type.kind as keyof typeof blanks];
  return fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant(blank) });
}

function recordsOf(table: Table): fc.Arbitrary<Array<Record<string, unknown>>> {
  const own = table.columns.filter(({ override }) => !override);
  const shared = table.columns.filter(({ override }) => override);
  const overrides = fc.record(
    Object.fromEntries(shared.map((column) => [column.field, withBlanks(column)])),
    { requiredKeys: [] }
  );
  const record = fc
    .tuple(objectOf(own, table.keys), overrides)
    .map(([values, over]) => (shared.length > 0 ? { ...values, overrides: over } : values))
    .map((value) => table.schema.parse(value) as Record<string, unknown>);
  return fc.uniqueArray(record, {
    minLength: 1,
    maxLength: 4,
    selector: (each) => table.keys.map((key) => String(each[key])).join('@'),
  });
}

async function roundTrip(type: ImportType, records: readonly unknown[], ending: string) {
  const folder = await mkdtemp(join(tmpdir(), 'intake-'));
  try {
    const out = join(folder, `${TABLES[type].fileName}.${ending}`);
    await writeRecords({ type, records, out });
    const rows = [];
    for await (const row of readRecords(out)) rows.push(row);
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const tabular = IMPORT_TYPES.filter((type) => !TABLES[type].jsonOnly);

describe.each(tabular)('%s: what is written reads back equal', (type) => {
  it.each(['csv', 'xlsx', 'json'])(
    'as %s',
    async (ending) => {
      await fc.assert(
        fc.asyncProperty(recordsOf(TABLES[type]), async (records) => {
          const rows = await roundTrip(type, records, ending);
          const errors = rows.flatMap(({ problems }) =>
            problems.filter(({ severity }) => severity === 'error')
          );
          expect(errors).toEqual([]);
          expect(rows.map(({ record }) => record)).toEqual(records);
          expect(rows.every((row) => row.type === type)).toBe(true);
        }),
        { seed: SEED, numRuns: ending === 'xlsx' ? 12 : 40 }
      );
    },
    SLOW
  );
});

it('a flowchart and a template read back equal as JSON', async () => {
  const chart = {
    title: '=办理流程',
    lanes: [{ id: 'a', role: 'applicant', name: '申请人' }],
    nodes: [{ id: 'n', type: 'start', label: '开始', lane: 'a' }],
    edges: [],
  };
  const flowchart = TABLES.flowchart.schema.parse({
    code: 'F1',
    name: "'x",
    subjectCode: '1',
    chart,
  });
  const template = { id: 'guizhou', version: 2, rules: [], policies: [] };
  expect((await roundTrip('flowchart', [flowchart], 'json')).map((row) => row.record)).toEqual([
    flowchart,
  ]);
  expect((await roundTrip('template', [template], 'json')).map((row) => row.record)).toEqual([
    template,
  ]);
});
