import fc from 'fast-check';
import { catalogueEntries } from '../../../src/plugins/guide-publisher/domain/catalogue/catalogue-entries';
import { creditCheckCharacter } from '../../../src/plugins/guide-publisher/domain/codes/credit';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import {
  guideRecordSchema,
  organizationSchema,
  standardItemSchema,
  type GuideRecord,
  type Organization,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import type { AdjustmentWorld } from '../../../src/plugins/guide-publisher/domain/adjustment/effects';
import {
  applyChanges,
  entryChanges,
  type EntryChanges,
} from '../../../src/plugins/guide-publisher/domain/adjustment/entries';
import { planAdjustment } from '../../../src/plugins/guide-publisher/domain/adjustment/plan';
import {
  ADJUSTMENT_ACTIONS,
  adjustmentSchema,
  type Adjustment,
} from '../../../src/plugins/guide-publisher/domain/adjustment/record';

// Codes are made up.
const ITEMS = ['000123001000', '000123002000', '000123003000'] as const;
const credit = (first17: string) => `${first17}${creditCheckCharacter(first17)}`;
const ORGANIZATIONS: readonly Organization[] = ['1', '2', '3'].map((n) =>
  organizationSchema.parse({
    creditCode: credit(`11520500MB0A0000${n}`),
    name: `单位${n}`,
    level: n === '1' ? '3' : '4',
  })
);
const [A, B, C] = ORGANIZATIONS as [Organization, Organization, Organization];

const codeOf = (organization: Organization, item: string) =>
  `${organization.creditCode}${organization.level}${item}`;

const guideOf = (organization: Organization, basicCode: string): GuideRecord =>
  guideRecordSchema.parse({
    code: codeOf(organization, basicCode),
    basicCode,
    organizationCode: organization.creditCode,
    status: '1',
    powerSource: '1',
    consultationPhone: '0857-8555001',
  });

const worldOf = (guides: readonly GuideRecord[]): AdjustmentWorld => ({
  guides,
  organization: (creditCode) =>
    ORGANIZATIONS.find((organization) => organization.creditCode === creditCode) ?? null,
  itemVersion: (basicCode) => (ITEMS.some((item) => item === basicCode) ? 2 : null),
  isTaken: (code) => guides.some((guide) => guide.code === code && guide.status !== '3'),
});

const adjustment = (fields: Partial<Adjustment>): Adjustment =>
  adjustmentSchema.parse({ code: 'T1', ...fields });
const items = (...codes: string[]) => codes.map((basicCode) => ({ basicCode, name: '', note: '' }));

describe('what each action does', () => {
  const [first, second] = ITEMS;
  const world = worldOf([guideOf(A, first), guideOf(A, second), guideOf(B, first)]);

  test('add: a draft of each item at each receiver, of the version in effect', () => {
    const { effects, problems } = planAdjustment(
      adjustment({ action: 'add', items: items(ITEMS[2]), toCreditCodes: [A.creditCode] }),
      world
    );
    expect(problems).toEqual([]);
    expect(effects).toMatchObject([
      {
        kind: 'draft',
        record: { code: codeOf(A, ITEMS[2]), itemVersion: 2, powerSource: '1', status: '1' },
      },
    ]);
  });

  test('cancel: every guide of the item, or only those of the organization named', () => {
    const everywhere = planAdjustment(
      adjustment({ action: 'cancel', items: items(first) }),
      world
    ).effects;
    expect(everywhere).toMatchObject([
      { kind: 'withdraw', code: codeOf(A, first), reason: 'cancelled', successor: '' },
      { kind: 'withdraw', code: codeOf(B, first), reason: 'cancelled', successor: '' },
    ]);
    const atOne = planAdjustment(
      adjustment({ action: 'cancel', items: items(first), fromCreditCode: B.creditCode }),
      world
    ).effects;
    expect(atOne).toHaveLength(1);
  });

  test('delegate: drafts below, and the old address leads there if there is just one', () => {
    const delegate = (to: Organization[]) =>
      planAdjustment(
        adjustment({
          action: 'delegate',
          items: items(second),
          fromCreditCode: A.creditCode,
          toCreditCodes: to.map(({ creditCode }) => creditCode),
        }),
        world
      ).effects;
    expect(delegate([B])).toMatchObject([
      { kind: 'draft', record: { code: codeOf(B, second), powerSource: '2' } },
      { kind: 'withdraw', reason: 'delegated', successor: codeOf(B, second) },
    ]);
    expect(delegate([B, C]).at(-1)).toMatchObject({ kind: 'withdraw', successor: '' });
  });

  test('entrust: drafts at the receiver, and the guide stays where it is', () => {
    const { effects } = planAdjustment(
      adjustment({
        action: 'entrust',
        items: items(second),
        fromCreditCode: A.creditCode,
        toCreditCodes: [C.creditCode],
      }),
      world
    );
    expect(effects).toMatchObject([{ kind: 'draft', record: { powerSource: '5' } }]);
  });

  test('merger of organizations: every guide goes on under a new code, with its local values', () => {
    const { effects } = planAdjustment(
      adjustment({
        action: 'merge',
        fromCreditCode: A.creditCode,
        toCreditCodes: [C.creditCode],
      }),
      world
    );
    expect(effects.map(({ kind }) => kind)).toEqual(['move', 'withdraw', 'move', 'withdraw']);
    expect(effects[0]).toMatchObject({
      from: codeOf(A, first),
      record: { code: codeOf(C, first), consultationPhone: '0857-8555001' },
    });
    expect(effects[1]).toMatchObject({ code: codeOf(A, first), successor: codeOf(C, first) });
  });

  test('split and merger of items: drafts of the results at each holder, the old guide leads there', () => {
    const split = planAdjustment(
      adjustment({ action: 'split', items: items(first), resultItems: items(ITEMS[2]) }),
      world
    ).effects;
    expect(split).toMatchObject([
      { kind: 'draft', record: { code: codeOf(A, ITEMS[2]) } },
      { kind: 'draft', record: { code: codeOf(B, ITEMS[2]) } },
      { kind: 'withdraw', code: codeOf(A, first), successor: codeOf(A, ITEMS[2]) },
      { kind: 'withdraw', code: codeOf(B, first), successor: codeOf(B, ITEMS[2]) },
    ]);
    const merged = planAdjustment(
      adjustment({ action: 'merge', items: items(first, second), resultItems: items(ITEMS[2]) }),
      world
    ).effects;
    expect(merged.filter(({ kind }) => kind === 'draft')).toHaveLength(2);
    expect(merged.filter(({ kind }) => kind === 'withdraw')).toHaveLength(3);
  });

  test('rename: the guides get the new name and keep the rest', () => {
    const { effects } = planAdjustment(
      adjustment({
        action: 'rename',
        items: items(first),
        resultItems: [{ basicCode: first, name: '新名称', note: '' }],
      }),
      world
    );
    expect(effects).toHaveLength(2);
    expect(effects[0]).toMatchObject({ kind: 'revise', record: { overrides: { name: '新名称' } } });
  });

  test('change: nothing by itself', () => {
    expect(planAdjustment(adjustment({ action: 'change' }), world)).toEqual({
      effects: [],
      problems: [],
    });
  });
});

describe('what cannot be carried out does nothing and says why', () => {
  const [first] = ITEMS;
  const world = worldOf([guideOf(A, first), guideOf(B, first)]);
  test.each<[string, Partial<Adjustment>, string]>([
    ['no action', { action: '' }, 'no-action'],
    ['no items', { action: 'cancel' }, 'no-items'],
    ['nobody receives it', { action: 'add', items: items(first) }, 'no-receiver'],
    [
      'an item without a version in effect',
      { action: 'add', items: items('000999001000'), toCreditCodes: [A.creditCode] },
      'unknown-item',
    ],
    [
      'an unknown organization',
      { action: 'add', items: items(first), toCreditCodes: ['X'] },
      'unknown-organization',
    ],
    [
      'the receiver has it already',
      { action: 'add', items: items(first), toCreditCodes: [A.creditCode] },
      'code-taken',
    ],
    [
      'to itself',
      { action: 'merge', fromCreditCode: A.creditCode, toCreditCodes: [A.creditCode] },
      'same-organization',
    ],
    [
      'the receiver of a merger has an item already',
      { action: 'merge', fromCreditCode: C.creditCode, toCreditCodes: [B.creditCode] },
      'nothing-to-do',
    ],
    ['nobody has the item', { action: 'cancel', items: items(ITEMS[2]) }, 'nothing-to-do'],
    ['no results', { action: 'split', items: items(first) }, 'no-results'],
  ])('%s', (_, fields, problem) => {
    const plan = planAdjustment(adjustment(fields), world);
    expect(plan.effects).toEqual([]);
    expect(plan.problems.map((each) => each.problem)).toContain(problem);
  });
});

/** A public guide as a catalogue sees it. */
function documentOf(record: GuideRecord): GuideDocument {
  const organization = worldOf([]).organization(record.organizationCode)!;
  return {
    ...standardItemSchema.parse({ basicCode: record.basicCode }),
    ...record,
    form: 1,
    kind: 'guide',
    locale: 'zh-Hans',
    name: record.overrides.name ?? record.basicCode,
    itemType: '01',
    level: organization.level,
    itemLevels: ['3', '4'],
    itemStatus: '1',
    organization: { ...organization },
    region: { code: '520500000000', name: '毕节市' },
    hall: null,
  };
}

const anyAdjustment = fc.record({
  action: fc.constantFrom(...ADJUSTMENT_ACTIONS),
  items: fc.uniqueArray(fc.constantFrom(...ITEMS), { maxLength: 2 }).map((each) => items(...each)),
  resultItems: fc
    .uniqueArray(fc.constantFrom(...ITEMS), { maxLength: 2 })
    .map((each) => items(...each).map((item) => ({ ...item, name: `新名称${item.basicCode}` }))),
  fromCreditCode: fc.constantFrom('', ...ORGANIZATIONS.map(({ creditCode }) => creditCode)),
  toCreditCodes: fc.uniqueArray(
    fc.constantFrom(...ORGANIZATIONS.map(({ creditCode }) => creditCode)),
    { maxLength: 2 }
  ),
});

test('an edition and the adjustments since give the next edition, for any history', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(fc.constantFrom(...ORGANIZATIONS), fc.constantFrom(...ITEMS)), {
        selector: ([organization, item]) => codeOf(organization, item),
      }),
      fc.array(fc.tuple(anyAdjustment, fc.boolean()), { maxLength: 8 }),
      (start, history) => {
        // All that exists, and which of it is public: a draft waits for its organization.
        const all = new Map<string, GuideRecord>();
        const open = new Set<string>();
        for (const [organization, item] of start) {
          const record = guideOf(organization, item);
          all.set(record.code, record);
          open.add(record.code);
        }
        const list = () =>
          catalogueEntries(
            'powers',
            [...open].map((code) => documentOf(all.get(code)!))
          );
        const before = list();
        const changes: EntryChanges[] = [];
        for (const [fields, publishDrafts] of history) {
          const { effects } = planAdjustment(adjustment(fields), worldOf([...all.values()]));
          for (const effect of effects) {
            if (effect.kind === 'withdraw') {
              open.delete(effect.code);
              all.set(effect.code, { ...all.get(effect.code)!, status: '3' });
            } else {
              all.set(effect.record.code, effect.record);
              const wasPublic = effect.kind === 'move' && open.has(effect.from);
              if (wasPublic || (effect.kind === 'draft' && publishDrafts)) {
                open.add(effect.record.code);
              }
            }
          }
          const now = new Map(list().map((entry) => [entry.code, entry]));
          changes.push(entryChanges(effects, (code) => now.get(code) ?? null));
        }
        const later = new Map(list().map((entry) => [entry.code, entry]));
        const computed = applyChanges(before, changes);
        expect(new Map(computed.map((entry) => [entry.code, entry]))).toEqual(later);
      }
    ),
    { numRuns: 300 }
  );
});
