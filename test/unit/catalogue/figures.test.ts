import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { CATALOGUES } from '../../../src/plugins/guide-publisher/domain/catalogue/catalogue-kinds';
import { editionsAt } from '../../../src/plugins/guide-publisher/domain/catalogue/editions-at';
import { FIGURES } from '../../../src/plugins/guide-publisher/domain/catalogue/figure-definitions';
import { formulaOf } from '../../../src/plugins/guide-publisher/domain/catalogue/figure-formula';
import {
  printedChange,
  printedShare,
  printedValue,
} from '../../../src/plugins/guide-publisher/domain/catalogue/figure-text';
import {
  countedEntries,
  figuresOf,
  type EditionsAt,
} from '../../../src/plugins/guide-publisher/domain/catalogue/figures';
import type {
  CatalogueEditionDocument,
  CatalogueEntry,
} from '../../../src/plugins/guide-publisher/domain/document/document';
import { catalogueEditionSchema } from '../../../src/plugins/guide-publisher/domain/document/records';
import { catalogueEditionDocument } from '../../../src/plugins/guide-publisher/domain/document/simple-documents';

const SAMPLE = path.join(__dirname, '../../../database/sample/catalogue-editions');

const sampleEditions = (): CatalogueEditionDocument[] =>
  readdirSync(SAMPLE).flatMap((file) => {
    const { records } = JSON.parse(readFileSync(path.join(SAMPLE, file), 'utf8'));
    return records.map((record: unknown) =>
      catalogueEditionDocument(catalogueEditionSchema.parse(record), 'zh-Hans')
    );
  });

const entry = (code: string, values: CatalogueEntry['values']): CatalogueEntry => ({
  code,
  name: code,
  values,
});

const at = (date: string, editions: Record<string, readonly CatalogueEntry[]>): EditionsAt => ({
  date,
  editions: new Map(Object.entries(editions)) as EditionsAt['editions'],
});

describe('the figures that the city printed in 2018, from the entries of the sample', () => {
  const editions = sampleEditions();
  const figures = figuresOf({
    before: editionsAt(editions, '2015-12-31'),
    after: editionsAt(editions, '2018-06-30'),
  });
  const print = (id: string) => {
    const figure = figures.find(({ definition }) => definition.id === id)!;
    const { definition, before, after, change, changeShare } = figure;
    return [
      printedValue(before?.value ?? null, definition),
      printedValue(after?.value ?? null, definition),
      printedChange(change, definition),
      printedShare(changeShare),
    ];
  };

  test.each([
    // The printed text says 42.5 %.
    ['powers', ['5,953', '3,428', '−2,525', '42.4%']],
    ['licences', ['244', '213', '−31', '12.7%']],
    ['licence-promised', ['25.4', '7.5', '−17.9', '70.5%']],
    ['licence-stages', ['10.0', '3.0', '−7.0', '70.0%']],
    ['certificates-retained', ['', '772', '', '']],
    ['certificates-cancelled', ['', '172', '', '']],
    ['intermediaries-retained', ['', '44', '', '']],
    ['intermediaries-cleaned-up', ['', '30', '', '']],
    ['county-hall-area', ['15,966', '37,102', '+21,136', '132.4%']],
    ['city-hall-area', ['1,200', '15,000', '+13,800', '1,150.0%']],
    ['adjusted-items', ['', '−77', '', '']],
    ['adjusted-licences', ['', '−17', '', '']],
    ['undertaken-state', ['', '14', '', '']],
    ['cancelled-state', ['', '90', '', '']],
    ['undertaken-province', ['', '110', '', '']],
    ['online-items-3', ['', '5,941', '', '']],
    ['online-items-4', ['', '27,440', '', '']],
    ['online-items-5', ['', '13,748', '', '']],
    ['online-items-6', ['', '54,512', '', '']],
    ['online-organizations-3', ['', '36', '', '']],
    ['online-organizations-4', ['', '323', '', '']],
    ['online-organizations-5', ['', '258', '', '']],
    ['online-organizations-6', ['', '3,558', '', '']],
  ])('%s is %j', (id, printed) => {
    expect(print(id)).toEqual(printed);
  });

  test('each opens the entries that it counts, and they give the figure again', () => {
    const after = editionsAt(editions, '2018-06-30');
    for (const { definition, after: value } of figures) {
      expect(countedEntries(definition, after)).toHaveLength(value?.counted ?? 0);
    }
    const { definition } = figures.find((figure) => figure.definition.id === 'adjusted-licences')!;
    const changes = countedEntries(definition, after).map(({ values }) => Number(values.change));
    expect(changes.reduce((sum, change) => sum + change, 0)).toBe(-17);
  });

  test('adjustments are those of the year asked for', () => {
    const of2016 = figuresOf({
      before: editionsAt(editions, '2015-12-31'),
      after: editionsAt(editions, '2018-06-30'),
      year: 2016,
    }).find(({ definition }) => definition.id === 'adjusted-items');
    // A quarter of 14 + 110 undertaken less a quarter of 90 cancelled, as the sample spreads them.
    expect(of2016?.after?.value).toBe(3 + 27 - 22);
  });
});

describe('definitions', () => {
  test('each has an id of its own and names only columns of its catalogue', () => {
    expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length);
    for (const { catalogue, where, measure } of FIGURES) {
      const columns = CATALOGUES[catalogue].columns.map(({ name }) => name);
      const named = [...Object.keys(where ?? {}), ...('column' in measure ? [measure.column] : [])];
      expect(columns).toEqual(expect.arrayContaining(named));
    }
  });

  test('a formula names catalogue, condition and measure in both languages', () => {
    const { definition } = figuresOf({
      before: at('2018-01-01', {}),
      after: at('2018-01-01', {}),
    }).find((figure) => figure.definition.id === 'adjusted-licences')!;
    expect(formulaOf(definition, 'zh-Hans')).toBe(
      '《事项动态调整目录》中“事项类型”为“行政许可”、“年份”为“2017”各条目“清单事项增减”之和'
    );
    expect(formulaOf(definition, 'en')).toBe(
      'sum of “Items more or fewer on the list” over the entries of “Adjustments of items” whose “Item type” is “Administrative licence” and “Year” is “2017”'
    );
  });
});

describe('what is not known is not printed as zero', () => {
  const licences = (...limits: Array<number | null>) =>
    limits.map((promisedWorkdays, i) => entry(String(i), { level: '3', promisedWorkdays }));
  const promised = (before: EditionsAt, after: EditionsAt) =>
    figuresOf({ before, after }).find(({ definition }) => definition.id === 'licence-promised')!;

  test('an average leaves out blanks and says how many', () => {
    const figure = promised(
      at('2015-01-01', { licences: licences(10, null, 20) }),
      at('2018-01-01', { licences: licences(null) })
    );
    expect(figure.before).toEqual({ value: 15, counted: 3, blank: 1 });
    expect(figure.after).toEqual({ value: null, counted: 1, blank: 1 });
    expect([figure.change, figure.changeShare]).toEqual([null, null]);
  });

  test('without an edition there is no figure', () => {
    const figure = promised(at('2015-01-01', {}), at('2018-01-01', { licences: licences(3) }));
    expect([figure.before, figure.change]).toEqual([null, null]);
  });

  test('from nothing there is no percentage', () => {
    const figure = figuresOf({
      before: at('2015-01-01', { licences: [] }),
      after: at('2018-01-01', { licences: licences(3) }),
    }).find(({ definition }) => definition.id === 'licences')!;
    expect([figure.change, figure.changeShare]).toEqual([1, null]);
  });
});

describe('the newest edition at a date', () => {
  const edition = (code: string, asOf: string | null, catalogueKind = 'licences') =>
    catalogueEditionDocument(
      catalogueEditionSchema.parse({ code, asOf, catalogueKind, entries: [{ code, name: code }] }),
      'zh-Hans'
    );

  test('is the last one not after it, of each kind', () => {
    const editions = [
      edition('c', '2018-06-30'),
      edition('a', '2015-12-31'),
      edition('b', '2016-01-01'),
      edition('d', null),
      edition('e', '2016-01-01', 'unknown'),
    ];
    const codeAt = (date: string) => editionsAt(editions, date).editions.get('licences')?.[0]?.code;
    expect([codeAt('2015-01-01'), codeAt('2015-12-31'), codeAt('2017-01-01')]).toEqual([
      undefined,
      'a',
      'b',
    ]);
    expect(codeAt('2020-01-01')).toBe('c');
  });
});

test('counts and sums of two halves add up to those of the whole, whatever the entries', () => {
  const entries = fc.array(
    fc.record({
      level: fc.constantFrom('3', '4', ''),
      items: fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.constant(null)),
    }),
    { maxLength: 30 }
  );
  const additive = FIGURES.filter(
    ({ catalogue, measure }) =>
      catalogue === 'online-organizations' && ['count', 'sum'].includes(measure.kind)
  ).map(({ id }) => id);
  const values = (list: Array<CatalogueEntry['values']>) => {
    const side = at('2018-01-01', {
      'online-organizations': list.map((value, i) => entry(String(i), value)),
    });
    return figuresOf({ before: side, after: side })
      .filter(({ definition }) => additive.includes(definition.id))
      .map(({ after }) => after!.value!);
  };
  fc.assert(
    fc.property(entries, entries, (left, right) => {
      const [a, b] = [values(left), values(right)];
      expect(values([...left, ...right])).toEqual(a.map((value, i) => value + b[i]!));
    })
  );
  expect(additive.length).toBe(8);
});

test.each([
  [0.5, 0, '1'],
  [-0.5, 0, '−1'],
  [2.675, 2, '2.68'],
  [1234567.891, 1, '1,234,567.9'],
  [999.95, 1, '1,000.0'],
  [-1234, 0, '−1,234'],
  [0, 1, '0.0'],
])('%p with %i decimals is printed as %s', (value, decimals, text) => {
  expect(printedValue(value, { unit: 'items', decimals })).toBe(text);
});
