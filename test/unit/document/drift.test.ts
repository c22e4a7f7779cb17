import fc from 'fast-check';
import {
  compareWithItem,
  confirm,
  isBehind,
  takeOver,
  type DriftInput,
  type FieldState,
} from '../../../src/plugins/guide-publisher/domain/document/drift';
import {
  guideRecordSchema,
  SHARED_FIELDS,
  standardItemSchema,
  type GuideRecord,
  type SharedField,
  type StandardItem,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import { saysTheSame } from '../../../src/plugins/guide-publisher/domain/document/sameness';
import { SECTIONS } from '../../../src/plugins/guide-publisher/domain/document/sections';

const material = (name: string, more: object = {}) => ({ name, form: '1', copies: 1, ...more });

const item = (version: number, more: object = {}): StandardItem =>
  standardItemSchema.parse({
    basicCode: '000123001000',
    version,
    itemType: '01',
    levels: ['3', '4'],
    status: '1',
    name: '公共场所卫生许可',
    summary: '开办旅店前办理。',
    materials: [material('申请表'), material('身份证')],
    audiences: ['1', '2'],
    ...more,
  });

const guide = (overrides: object = {}): GuideRecord =>
  guideRecordSchema.parse({ code: 'C', itemVersion: 1, overrides });

const statesOf = (input: DriftInput): Partial<Record<string, FieldState>> =>
  Object.fromEntries(
    compareWithItem(input)
      .filter(({ state }) => state !== 'unchanged')
      .map(({ field, state }) => [field, state])
  );

describe('a guide behind its standard item', () => {
  const changed = item(2, { summary: '开办旅店、理发店前办理。' });
  test.each<[string, object, StandardItem, Partial<Record<string, FieldState>>]>([
    ['nothing changed', {}, item(2), {}],
    ['the item changed, the guide follows', {}, changed, { summary: 'standard-changed' }],
    [
      'the guide repeats the old standard text in other dress: it follows',
      { summary: '<p>开办旅店前办理。</p>' },
      changed,
      { summary: 'standard-changed' },
    ],
    ['only the guide has a text', { summary: '本地说法' }, item(2), { summary: 'local-only' }],
    [
      'both changed to the same',
      { summary: '开办旅店、理发店前办理。 ' },
      changed,
      { summary: 'both-same' },
    ],
    ['both changed', { summary: '本地说法' }, changed, { summary: 'conflict' }],
    ['the guide blanks what the item changed', { summary: '' }, changed, { summary: 'conflict' }],
    [
      'what the guide cannot set',
      {},
      item(2, { itemType: '07', levels: ['4'], status: '3' }),
      {
        itemType: 'standard-changed',
        itemStatus: 'standard-changed',
        itemLevels: 'standard-changed',
      },
    ],
    ['order of sets, dates', {}, item(2, { audiences: ['2', '1'], cancelDate: '2026-01-01' }), {}],
    [
      'ids and white space in lists',
      {},
      { ...item(2), materials: [{ ...item(1).materials[0]!, id: 7 }, item(1).materials[1]!] },
      {},
    ],
    ['a change that is only dress', {}, item(2, { summary: ' 开办<b>旅店</b>前办理。' }), {}],
  ])('%s', (_, overrides, newest, states) => {
    expect(statesOf({ record: guide(overrides), base: item(1), newest })).toEqual(states);
  });

  test('tells which entry of a list changed, and where it belongs', () => {
    const newest = item(2, { materials: [material('身份证'), material('承诺书')] });
    const drift = compareWithItem({ record: guide(), base: item(1), newest });
    const materials = drift.find(({ field }) => field === 'materials');
    expect(materials).toMatchObject({ section: 'materials', state: 'standard-changed' });
    expect(materials?.entries?.map(({ change, key }) => [change, key])).toEqual([
      ['added', '承诺书'],
      ['removed', '申请表'],
    ]);
  });

  test('without a base in effect, whatever the item says is new', () => {
    const drift = compareWithItem({ record: guide(), base: null, newest: item(2) });
    expect(drift.find(({ field }) => field === 'summary')?.state).toBe('standard-changed');
    expect(drift.find(({ field }) => field === 'penalty')?.state).toBe('unchanged');
  });

  test('sections come in their order', () => {
    const sections = compareWithItem({ record: guide(), base: item(1), newest: item(2) }).map(
      ({ section }) => SECTIONS.indexOf(section)
    );
    expect(sections).toEqual([...sections].sort((a, b) => a - b));
  });
});

describe('taking over', () => {
  const newest = item(2, { summary: '新的摘要', remedies: '可以复议', penalty: '罚款' });
  const record = guide({
    summary: '本地摘要',
    remedies: '本地救济',
    penalty: '罚款',
    materials: [material('本地材料')],
    name: '公共场所 卫生许可',
  });
  const input = { record, base: item(1), newest };

  test.each<[string, GuideRecord, string[]]>([
    ['all fields that changed', takeOver(input, 'all'), ['materials']],
    ['one field', takeOver(input, ['remedies']), ['summary', 'materials']],
    ['a field that did not change', takeOver(input, ['materials']), ['summary', 'remedies']],
    ['none: its texts stand', confirm(input), ['summary', 'materials', 'remedies']],
  ])('%s', (_, moved, own) => {
    expect(moved.itemVersion).toBe(2);
    expect(Object.keys(moved.overrides).sort()).toEqual([...own].sort());
    for (const field of own as SharedField[]) {
      expect(moved.overrides[field]).toBe(record.overrides[field]);
    }
  });

  test('touches nothing else, and not what it was given', () => {
    const before = structuredClone(input);
    const { itemVersion: _moved, overrides: _left, ...rest } = takeOver(input, 'all');
    const { itemVersion: _pinned, overrides: _own, ...same } = record;
    expect(rest).toEqual(same);
    expect(input).toEqual(before);
  });
});

/** Texts, some of which say the same in another dress. */
const words = fc.constantFrom('', '甲', ' 甲', '<p>甲</p>', '乙', '甲 乙', '<b>乙</b>');
const shared = fc.dictionary(
  fc.constantFrom<SharedField>('name', 'summary', 'remedies', 'penalty'),
  words
);
const lists = fc.record(
  {
    conditions: fc.array(fc.record({ text: words }), { maxLength: 3 }),
    audiences: fc.array(fc.constantFrom('1', '2', '3'), { maxLength: 3 }),
  },
  { requiredKeys: [] }
);
const values = fc.tuple(shared, lists).map(([texts, more]) => ({ ...texts, ...more }));
const inputs = fc.tuple(values, values, values).map(([base, newest, own]): DriftInput => ({
  base: item(1, base),
  newest: item(2, newest),
  record: guide(own),
}));

/** What a reader of the guide sees, as far as it has it from its item. */
const shown = (record: GuideRecord, standard: StandardItem, field: SharedField): unknown => {
  const local = record.overrides[field];
  return local === undefined || saysTheSame(field, local, standard[field])
    ? standard[field]
    : local;
};

describe('whatever the texts', () => {
  test('after all is taken over, what the item changed reads as the item, and nothing is behind', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const moved = takeOver(input, 'all');
        const after = compareWithItem({ record: moved, base: input.newest, newest: input.newest });
        expect(after.filter(isBehind)).toEqual([]);
        for (const { field, newest } of compareWithItem(input).filter(isBehind)) {
          expect(saysTheSame(field, shown(moved, input.newest, field as SharedField), newest)).toBe(
            true
          );
        }
      })
    );
  });

  test('confirming leaves the guide’s own texts to the letter, and everything else to the item', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const moved = confirm(input);
        for (const field of SHARED_FIELDS) {
          const own = compareWithItem(input).find((drift) => drift.field === field)!.local;
          const expected = own === undefined ? input.newest[field] : own;
          const now = shown(moved, input.newest, field);
          if (saysTheSame(field, own, input.newest[field])) {
            expect(saysTheSame(field, now, expected)).toBe(true);
          } else expect(now).toBe(expected);
        }
      })
    );
  });

  test('a field that is taken over changes no other one', () => {
    fc.assert(
      fc.property(inputs, fc.constantFrom(...SHARED_FIELDS), (input, field) => {
        const [one, none] = [takeOver(input, [field]), confirm(input)];
        const { [field]: _taken, ...others } = none.overrides;
        expect(one.overrides).toEqual(others);
      })
    );
  });

  test('every field has exactly one state, and any JSON is compared without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (base, newest, own) => {
        const input = {
          base: { ...item(1), summary: base, materials: newest, levels: own },
          newest: { ...item(2), summary: newest, materials: own, levels: base },
          record: { ...guide(), overrides: { summary: own, materials: base } },
        } as unknown as DriftInput;
        expect(compareWithItem(input)).toHaveLength(SHARED_FIELDS.length + 3);
        expect(takeOver(input, 'all').itemVersion).toBe(2);
      })
    );
  });
});
