import fc from 'fast-check';
import { catalogueEntries } from '../../../src/plugins/guide-publisher/domain/catalogue/catalogue-entries';
import {
  CATALOGUE_KINDS,
  CATALOGUES,
  COMPUTED_KINDS,
  isCatalogueKind,
} from '../../../src/plugins/guide-publisher/domain/catalogue/catalogue-kinds';
import { compareCatalogues } from '../../../src/plugins/guide-publisher/domain/catalogue/compare-catalogues';
import { countsOf } from '../../../src/plugins/guide-publisher/domain/catalogue/counts';
import { CODE_TABLES } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import type {
  CatalogueEntry,
  Document,
  GuideDocument,
} from '../../../src/plugins/guide-publisher/domain/document/document';
import {
  certificateSchema,
  guideRecordSchema,
  intermediaryServiceSchema,
  serviceHallSchema,
  standardItemSchema,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import {
  certificateDocument,
  intermediaryServiceDocument,
  serviceHallDocument,
} from '../../../src/plugins/guide-publisher/domain/document/simple-documents';

const CITY = { code: '520500000000', name: '毕节市' };
const COUNTY = { code: '520502000000', name: '七星关区' };
const workdays = (value: number) => ({ value, unit: 'workday', note: '' });

function guide(code: string, fields: Partial<GuideDocument> = {}): GuideDocument {
  return {
    ...standardItemSchema.parse({ basicCode: `B${code}` }),
    ...guideRecordSchema.parse({ code }),
    form: 1,
    kind: 'guide',
    locale: 'zh-Hans',
    name: `事项${code}`,
    basicCode: `B${code}`,
    itemType: '01',
    level: '3',
    itemLevels: ['3'],
    itemStatus: '1',
    organization: {
      creditCode: 'O1',
      name: '市市场监管局',
      level: '3',
      nature: '1',
      department: '市场监管',
    },
    region: CITY,
    hall: null,
    ...fields,
  };
}

const countyOffice = (creditCode: string) => ({
  level: '4',
  region: COUNTY,
  organization: { creditCode, name: '区局', level: '4', nature: '1', department: '市场监管' },
});

const codes = (entries: readonly CatalogueEntry[]) => entries.map(({ code }) => code);

describe('kinds of catalogue', () => {
  test.each(CATALOGUE_KINDS)(
    '%s names itself, its columns once each, and only known tables',
    (kind) => {
      const { slug, columns, title } = CATALOGUES[kind];
      expect(slug).toBe(kind);
      expect(title['zh-Hans'] && title.en).toBeTruthy();
      expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
      for (const { table } of columns) if (table) expect(CODE_TABLES).toHaveProperty([table]);
    }
  );

  test('slugs are told from other text', () => {
    expect(['powers', 'toString', ''].map(isCatalogueKind)).toEqual([true, false, false]);
  });
});

describe('entries follow from documents', () => {
  const guides = [
    guide('b', { itemType: '20', promisedLimit: workdays(3) }),
    guide('a', { itemType: '02' }),
    guide('c', { itemType: '01', status: '3' }),
    guide('d', {
      itemType: '01',
      itemStatus: '2',
      statutoryLimit: workdays(20),
      promisedLimit: workdays(7),
    }),
    guide('e', { itemType: '01', itemStatus: '3' }),
    guide('f', { itemType: '06', ...countyOffice('O2') }),
  ];

  test('powers: every item in force but public services, by level, organization and type', () => {
    expect(codes(catalogueEntries('powers', guides))).toEqual(['d', 'a', 'f']);
  });

  test('service items: what can be applied for', () => {
    expect(codes(catalogueEntries('service-items', guides))).toEqual(['d', 'b']);
  });

  test('the values are those of the guide', () => {
    const document = guide('x', {
      statutoryLimit: workdays(20),
      promisedLimit: { value: 7, unit: 'day', note: '' },
      legalBases: [
        { law: '食品安全法', article: '第三十五条', content: '', documentNumber: '' },
        { law: '《行政许可法》', article: '', content: '', documentNumber: '' },
      ],
      steps: ['receive', 'accept', 'review', 'unknown'].map((step) => ({
        step,
        post: '',
        limit: null,
        counted: true,
        standard: '',
        result: '',
      })),
    });
    expect(catalogueEntries('powers', [document])).toEqual([
      {
        code: 'x',
        name: '事项x',
        values: {
          organization: '市市场监管局',
          organizationCode: 'O1',
          region: '毕节市',
          regionCode: '520500000000',
          level: '3',
          itemType: '01',
          basicCode: 'Bx',
          powerSource: '',
          legalBases: '《食品安全法》第三十五条；《行政许可法》',
          statutoryWorkdays: 20,
          promisedWorkdays: 5,
          stages: 2,
          steps: 4,
        },
      },
    ]);
  });

  test('a licence stands once at each level, with the longest promise of those who implement it', () => {
    const shared = { basicCode: 'B1', name: '食品经营许可' };
    const entries = catalogueEntries('licences', [
      guide('3', { ...shared, ...countyOffice('O3'), promisedLimit: workdays(9) }),
      guide('2', { ...shared, ...countyOffice('O2'), promisedLimit: workdays(5) }),
      guide('4', { ...shared, ...countyOffice('O4'), promisedLimit: null }),
      guide('1', { ...shared, promisedLimit: workdays(7) }),
      guide('5', { basicCode: '', itemType: '02' }),
      guide('6', { basicCode: '' }),
    ]);
    expect(
      entries.map(({ code, values }) => [code, values.promisedWorkdays, values.organizations])
    ).toEqual([
      ['6-3', null, 1],
      ['B1-3', 7, 1],
      ['B1-4', 9, 3],
    ]);
  });

  test('items from above, licences after a company is set up, and what organizations have online', () => {
    const documents = [
      guide('1', { powerSource: '2' }),
      guide('2', { powerSource: '1', corporateTopics: ['准营准办'] }),
      guide('3', { ...countyOffice('O2'), powerSource: '3' }),
      guide('4', { ...countyOffice('O2'), status: '3', powerSource: '2' }),
      guide('5', { itemType: '20', corporateTopics: ['准营准办'] }),
    ];
    expect(codes(catalogueEntries('undertaken-items', documents))).toEqual(['1', '3']);
    expect(codes(catalogueEntries('after-setup-licences', documents))).toEqual(['B2-3']);
    expect(
      catalogueEntries('online-organizations', documents).map(({ code, values }) => [
        code,
        values.level,
        values.items,
      ])
    ).toEqual([
      ['O1', '3', 3],
      ['O2', '4', 1],
    ]);
  });

  test('intermediaries and certificates go by their status', () => {
    const service = (code: string, status: string) =>
      intermediaryServiceDocument(
        intermediaryServiceSchema.parse({
          code,
          name: code,
          status,
          cleaningMode: 'merged',
          approvals: [{ basicCode: '', name: '环评审批' }, { basicCode: 'B9' }],
        }),
        'zh-Hans'
      );
    const proof = (code: string, status: string) =>
      certificateDocument(
        certificateSchema.parse({ code, name: code, status, substitute: 'commitment' }),
        'zh-Hans'
      );
    const documents = [
      service('s2', 'retained'),
      service('s1', 'retained'),
      service('s3', 'cleaned-up'),
      service('s4', ''),
      proof('p1', 'retained'),
      proof('p2', 'cancelled'),
      guide('g'),
    ];
    expect(codes(catalogueEntries('retained-intermediaries', documents))).toEqual(['s1', 's2']);
    expect(catalogueEntries('cleaned-up-intermediaries', documents)).toMatchObject([
      { code: 's3', values: { approvals: '环评审批；B9', cleaningMode: 'merged' } },
    ]);
    expect(codes(catalogueEntries('retained-certificates', documents))).toEqual(['p1']);
    expect(catalogueEntries('cancelled-certificates', documents)).toMatchObject([
      { code: 'p2', values: { substitute: 'commitment' } },
    ]);
  });

  test.each(COMPUTED_KINDS)(
    '%s: entries have just the columns of the kind, whatever the order of documents',
    (kind) => {
      const documents: Document[] = [
        ...guides,
        guide('g', { powerSource: '2', corporateTopics: ['准营准办'] }),
        serviceHallDocument(
          serviceHallSchema.parse({ code: 'h', regionCode: '520502000000', floorArea: 6480 }),
          'en'
        ),
        intermediaryServiceDocument(
          intermediaryServiceSchema.parse({ code: 's', status: 'retained' }),
          'en'
        ),
        intermediaryServiceDocument(
          intermediaryServiceSchema.parse({ code: 't', status: 'cleaned-up' }),
          'en'
        ),
        certificateDocument(certificateSchema.parse({ code: 'p', status: 'retained' }), 'en'),
        certificateDocument(certificateSchema.parse({ code: 'q', status: 'cancelled' }), 'en'),
      ];
      const entries = catalogueEntries(kind, documents);
      const columns = CATALOGUES[kind].columns.map(({ name }) => name);
      expect(entries.length).toBeGreaterThan(0);
      for (const { values } of entries)
        expect(Object.keys(values).sort()).toEqual([...columns].sort());
      fc.assert(
        fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
          expect(catalogueEntries(kind, shuffled)).toEqual(entries);
        }),
        { numRuns: 20 }
      );
      expect(catalogueEntries(kind, [...documents, ...documents])).toEqual(entries);
    }
  );
});

describe('comparing editions', () => {
  const entry = (
    code: string,
    name: string,
    values: CatalogueEntry['values'] = {}
  ): CatalogueEntry => ({ code, name, values });

  test('entries are added, removed, renamed, changed or moved', () => {
    const before = [
      entry('1', '甲'),
      entry('2', '乙'),
      entry('3', '丙', { days: 20 }),
      entry('4', '丁', { basicCode: 'B4', organizationCode: 'O1' }),
      entry('5', '戊'),
    ];
    const after = [
      entry('1', '甲'),
      entry('2', '乙（新）', { days: 1 }),
      entry('3', '丙', { days: 7 }),
      entry('9', '丁', { basicCode: 'B4', organizationCode: 'O2' }),
      entry('6', '己'),
    ];
    expect(compareCatalogues(before, after)).toEqual({
      added: [after[4]],
      removed: [before[4]],
      renamed: [{ before: before[1], after: after[1], columns: ['days'] }],
      changed: [{ before: before[2], after: after[2], columns: ['days'] }],
      moved: [{ before: before[3], after: after[3], columns: ['organizationCode'] }],
    });
  });

  test('of several candidates none is said to have moved', () => {
    const same = { basicCode: 'B' };
    const { added, removed, moved } = compareCatalogues(
      [entry('1', '甲', same), entry('2', '甲', same)],
      [entry('3', '甲', same)]
    );
    expect([added.length, removed.length, moved.length]).toEqual([1, 2, 0]);
  });

  test('the region tells apart what the item alone does not', () => {
    const at = (code: string, regionCode: string) =>
      entry(code, '甲', { basicCode: 'B', regionCode });
    const { moved } = compareCatalogues(
      [at('1', 'r1'), at('2', 'r2')],
      [at('3', 'r2'), at('4', 'r1')]
    );
    expect(moved.map((change) => [change.before.code, change.after.code])).toEqual([
      ['2', '3'],
      ['1', '4'],
    ]);
  });

  test('the numbers add up, and turning the sides round turns the answer round', () => {
    const list = fc.uniqueArray(
      fc.record({
        code: fc.constantFrom(...'123456'),
        name: fc.constantFrom(...'甲乙丙'),
        values: fc.record({ basicCode: fc.constantFrom('A', 'B', ''), days: fc.nat(2) }),
      }),
      { selector: ({ code }) => code }
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const forth = compareCatalogues(before, after);
        const back = compareCatalogues(after, before);
        expect(before.length + forth.added.length - forth.removed.length).toBe(after.length);
        expect(codes(forth.added).sort()).toEqual(codes(back.removed).sort());
        expect(forth.moved.length).toBe(back.moved.length);
        expect(compareCatalogues(after, after)).toEqual({
          added: [],
          removed: [],
          renamed: [],
          changed: [],
          moved: [],
        });
      })
    );
  });
});

test('counts are by heading and add up to the total', () => {
  const entries = catalogueEntries('powers', [
    guide('a', { itemType: '01' }),
    guide('b', { itemType: '02' }),
    guide('c', { itemType: '01', ...countyOffice('O2') }),
  ]);
  const { total, by } = countsOf('powers', entries);
  expect(total).toBe(3);
  expect(by).toEqual({
    organization: [
      { value: '区局', count: 1 },
      { value: '市市场监管局', count: 2 },
    ],
    region: [
      { value: '七星关区', count: 1 },
      { value: '毕节市', count: 2 },
    ],
    level: [
      { value: '3', count: 2 },
      { value: '4', count: 1 },
    ],
    itemType: [
      { value: '01', count: 2 },
      { value: '02', count: 1 },
    ],
  });
});

test('the catalogues of a whole city are computed in seconds', () => {
  const city = Array.from({ length: 100_000 }, (_, i) => ({
    ...template,
    code: `${i}`,
    basicCode: `${i % 5000}`,
  }));
  const started = performance.now();
  expect(catalogueEntries('powers', city)).toHaveLength(100_000);
  expect(catalogueEntries('licences', city)).toHaveLength(5000);
  expect(performance.now() - started).toBeLessThan(10_000);
});
const template = guide('template');
