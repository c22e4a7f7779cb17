import fc from 'fast-check';
import {
  changedSections,
  compareDocuments,
  SECTION_FIELDS,
  SECTION_LABELS,
  SECTIONS,
  sectionOf,
} from '../../../src/plugins/guide-publisher/domain/document/sections';
import { compareEntries } from '../../../src/plugins/guide-publisher/domain/document/entries';
import { FIELD_LABELS } from '../../../src/plugins/guide-publisher/domain/document/labels';
import {
  LOCAL_FIELDS,
  SHARED_FIELDS,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import { visibleText } from '../../../src/plugins/guide-publisher/domain/document/sameness';

const material = (name: string, more: object = {}) => ({
  name,
  form: '1',
  copies: 1,
  note: '',
  ...more,
});

const guide = {
  form: 1,
  kind: 'guide',
  code: 'C1',
  name: '食品经营许可',
  itemVersion: 1,
  nextCheckDate: '2026-01-01',
  audiences: ['1', '2'],
  conditions: [{ text: '有营业执照' }, { text: '场所合格' }],
  materials: [material('申请书'), material('身份证'), material('平面图')],
  promisedLimit: { value: 7, unit: 'workday', note: '' },
  visits: null,
  localNote: '',
};

describe('sections', () => {
  test('every field of a guide has been given a section', () => {
    const placed = new Set(SECTIONS.flatMap((section) => SECTION_FIELDS[section]));
    const missing = [...SHARED_FIELDS, ...LOCAL_FIELDS].filter((field) => !placed.has(field));
    expect(missing).toEqual(['nextCheckDate']);
  });

  test('no field has two sections, and every section has labels', () => {
    const placed = SECTIONS.flatMap((section) => SECTION_FIELDS[section]);
    expect(new Set(placed).size).toBe(placed.length);
    expect(Object.keys(SECTION_LABELS)).toEqual([...SECTIONS]);
  });

  test('an unknown field is basic information', () => {
    expect([sectionOf('materials'), sectionOf('toString'), sectionOf('new')]).toEqual([
      'materials',
      'basic',
      'basic',
    ]);
    expect(Object.keys(FIELD_LABELS).map(sectionOf)).not.toContain(undefined);
  });
});

describe('what is no change', () => {
  test.each([
    ['white space', { name: ' 食品 经营许可\r\n' }],
    ['HTML that only sets text', { name: '<p style="color:red"><b>食品经营</b>许可&nbsp;</p>' }],
    ['the order of a set', { audiences: ['2', '1'] }],
    ['bookkeeping', { itemVersion: 2, nextCheckDate: null, form: 2 }],
    [
      'technical ids',
      { id: 5, documentId: 'x', conditions: guide.conditions.map((c, id) => ({ ...c, id })) },
    ],
    ['another spelling of blank', { visits: undefined, localNote: null, faqs: [] }],
    ['a blank row', { conditions: [...guide.conditions, { text: '' }] }],
    ['the order of keys', { promisedLimit: { note: '', unit: 'workday', value: 7 } }],
  ])('%s', (_, edit) => {
    const edited = { ...guide, ...edit };
    expect(compareDocuments(guide, edited)).toEqual([]);
    expect(changedSections(edited, guide)).toEqual([]);
  });

  test('other ids in a chart', () => {
    const chart = (a: string, b: string) => ({
      chart: {
        title: 't',
        lanes: [{ id: `lane-${a}`, role: 'window', name: '窗口' }],
        nodes: [a, b].map((id, i) => ({ id, lane: `lane-${a}`, label: `节点${i}` })),
        edges: [{ id: `${a}${b}`, from: a, to: b, condition: '' }],
      },
    });
    expect(compareDocuments(chart('a', 'b'), chart('x', 'y'))).toEqual([]);
    const turned = chart('a', 'b');
    turned.chart.edges = [{ id: 'e', from: 'b', to: 'a', condition: '' }];
    expect(changedSections(chart('a', 'b'), turned)).toEqual(['process']);
  });
});

describe('what is a change', () => {
  test.each([
    ['a word', { name: '食品生产许可' }, 'basic'],
    ['a set', { audiences: ['1'] }, 'basic'],
    ['a link', { localNote: '<a href="https://a.gov.cn">表</a>' }, 'basic'],
    ['a blank that became zero', { visits: 0 }, 'process'],
    ['a unit', { promisedLimit: { value: 7, unit: 'day', note: '' } }, 'limits'],
    ['the order of a list', { conditions: [...guide.conditions].reverse() }, 'conditions'],
    ['a material', { materials: guide.materials.slice(1) }, 'materials'],
    ['a new field', { faqs: [{ question: '?', answer: '!' }] }, 'faq'],
  ])('%s', (_, edit, section) => {
    expect(changedSections(guide, { ...guide, ...edit })).toEqual([section]);
  });

  test('is told with field, section, both values and entries, in the order of sections', () => {
    const after = {
      ...guide,
      promisedLimit: null,
      materials: [material('申请书', { copies: 2 }), material('身份证'), material('平面图')],
      name: '新名',
    };
    expect(compareDocuments(guide, after)).toEqual([
      { field: 'name', section: 'basic', before: '食品经营许可', after: '新名' },
      expect.objectContaining({
        field: 'materials',
        section: 'materials',
        entries: [
          expect.objectContaining({ change: 'changed', key: '申请书', fields: ['copies'] }),
        ],
      }),
      { field: 'promisedLimit', section: 'limits', before: guide.promisedLimit, after: null },
    ]);
  });

  test('a comparison in text that looks like HTML is not stripped', () => {
    expect(visibleText('当 a<b 且 c>d 时')).not.toBe(visibleText('当 ad 时'));
    expect(visibleText('x<p and q>y')).toContain('<p and q>');
  });

  test.each([
    ['a&amp;b', 'a&b'],
    ['&#20013;&#x56fd;', '中国'],
    ['&unknown; &#0; &#99999999;', '&unknown; &#0; &#99999999;'],
    ['<ul><li>一</li><li>two three</li></ul>', '一two three'],
    ['one<br/>two', 'one two'],
  ])('%j is seen as %j', (text, seen) => expect(visibleText(text)).toBe(seen));

  test('hostile markup is read in linear time', () => {
    const started = performance.now();
    for (const text of [
      '<p '.repeat(3000),
      `<p${' a=b'.repeat(3000)}`,
      '<'.repeat(10_000),
      '&'.repeat(10_000),
    ]) {
      visibleText(text);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('entries of lists', () => {
  const told = (before: readonly unknown[], after: readonly unknown[], field = 'materials') =>
    compareEntries(field, before, after).map(({ change, key, from, to }) => [
      change,
      key,
      from,
      to,
    ]);
  const named = (names: string) => [...names].map((name) => material(name));

  test.each([
    ['ABC', 'ABC', []],
    ['ABC', 'ABCD', [['added', 'D', null, 3]]],
    ['ABC', 'BC', [['removed', 'A', 0, null]]],
    ['ABC', 'AXC', [['changed', 'X', 1, 1]]],
    ['ABC', 'CAB', [['moved', 'C', 2, 0]]],
    [
      'ABCD',
      'DBCA',
      [
        ['moved', 'D', 3, 0],
        ['moved', 'A', 0, 3],
      ],
    ],
    ['AAB', 'AB', [['removed', 'A', 1, null]]],
    ['', 'A', [['added', 'A', null, 0]]],
    // A new first entry does not hide that the last one was renamed.
    [
      'ABC',
      'XABD',
      [
        ['added', 'X', null, 0],
        ['changed', 'D', 2, 3],
      ],
    ],
  ])('from %s to %s', (before, after, expected) => {
    expect(told(named(before), named(after))).toEqual(expected);
  });

  test('an entry may be changed and moved at once', () => {
    const after = [material('C', { note: '新' }), material('A'), material('B')];
    expect(compareEntries('materials', named('ABC'), after)).toMatchObject([
      { change: 'changed', key: 'C', fields: ['note'], moved: true },
    ]);
  });

  test('codes of a set are added or removed, never moved', () => {
    expect(told(['1', '2'], ['3', '1'], 'audiences')).toEqual([
      ['added', '3', null, 0],
      ['removed', '2', 1, null],
    ]);
  });

  test('following the changes leads from the old list to the new one', () => {
    const list = fc.array(
      fc.record({ name: fc.constantFrom(...'ABCDE'), note: fc.constantFrom('', 'x', 'y') }),
      { maxLength: 7 }
    );
    fc.assert(
      fc.property(list, list, (before, after) => {
        const changes = compareEntries('materials', before, after);
        const gone = new Set(changes.flatMap(({ from }) => (from === null ? [] : [from])));
        const come = new Map(
          changes.flatMap((c) => (c.to === null ? [] : [[c.to, c.after] as const]))
        );
        const rest = before.filter((_, i) => !gone.has(i));
        const result = after.map((_, i) => (come.has(i) ? come.get(i) : rest.shift()));
        expect(result).toEqual(after);
        expect(rest).toEqual([]);
      }),
      { numRuns: 500 }
    );
  });

  test('lists of a catalogue are compared in time', () => {
    const before = Array.from({ length: 20_000 }, (_, i) => ({ code: `${i}`, name: `${i}` }));
    const after = [...before.slice(1), before[0]];
    expect(told(before, after, 'entries')).toEqual([['moved', '0', 0, 19_999]]);
  });
});

test('comparing any two objects does not throw, and nothing differs from itself', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (a, b) => {
        expect(compareDocuments(a, a)).toEqual([]);
        expect(compareDocuments(a, b).length).toBe(compareDocuments(b, a).length);
      }
    )
  );
});
