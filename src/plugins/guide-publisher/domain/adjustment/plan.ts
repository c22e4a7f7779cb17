import { composeImplementationCode, IMPLEMENTATION_LENGTH } from '../codes/implementation';
import { guideRecordSchema, type GuideRecord, type Organization } from '../document/records';
import type {
  AdjustmentEffect,
  AdjustmentPlan,
  AdjustmentProblem,
  AdjustmentWorld,
} from './effects';
import { isAdjustmentAction, type Adjustment, type AdjustmentAction } from './record';

/**
 * What an adjustment does, before it does anything. The same adjustment over the same guides gives the same plan; a plan with
 * problems has no effects, so that nothing is ever half done.
 *
 * add, undertake, entrust: drafts of the items at the receiving organizations. cancel: the guides of the items are withdrawn.
 * delegate: withdrawn where they were, drafts where they go. merge with results: the items become the first result. merge
 * without: an organization's items (or those named) go to another, public as they were. split: drafts of the results, the
 * old item withdrawn. rename: the guides get the new name. change: nothing here, the texts go through review.
 */
export function planAdjustment(adjustment: Adjustment, world: AdjustmentWorld): AdjustmentPlan {
  const { action } = adjustment;
  if (!isAdjustmentAction(action)) return failed([{ problem: 'no-action', what: action }]);
  const problems = missingParts(adjustment, action, world);
  if (problems.length > 0) return failed(problems);
  const plan = new Planner(adjustment, world);
  PLANS[action](plan);
  return plan.finished(action !== 'change');
}

const failed = (problems: readonly AdjustmentProblem[]): AdjustmentPlan => ({
  effects: [],
  problems,
});

/** 权力来源 of items that come from above, and of those exercised for somebody else. */
const POWER_SOURCE = { delegated: '2', entrusted: '5', own: '1' } as const;

/** 事项状态 取消. */
const CANCELLED = '3';

const PLANS: Readonly<Record<AdjustmentAction, (plan: Planner) => void>> = {
  add: (plan) => plan.draftAtReceivers(plan.items, POWER_SOURCE.own),
  undertake: (plan) => plan.draftAtReceivers(plan.items, POWER_SOURCE.delegated),
  entrust: (plan) => plan.draftAtReceivers(plan.items, POWER_SOURCE.entrusted),
  cancel: (plan) => plan.withdrawEach({ reason: 'cancelled', successorOf: () => '' }),
  delegate(plan) {
    plan.draftAtReceivers(plan.items, POWER_SOURCE.delegated);
    plan.withdrawEach({ reason: 'delegated', successorOf: (guide) => plan.onlyReceiverOf(guide) });
  },
  merge: (plan) => (plan.results.length > 0 ? mergeItems(plan) : plan.moveToReceiver()),
  split(plan) {
    plan.draftAtHolders(plan.results);
    plan.withdrawEach({ reason: 'merged', successorOf: (guide) => plan.firstResultOf(guide) });
  },
  rename: (plan) => plan.rename(),
  change: () => undefined,
};

function mergeItems(plan: Planner): void {
  plan.draftAtHolders(plan.results.slice(0, 1));
  plan.withdrawEach({ reason: 'merged', successorOf: (guide) => plan.firstResultOf(guide) });
}

/** Parts that an action needs and the adjustment lacks. */
function missingParts(
  adjustment: Adjustment,
  action: AdjustmentAction,
  world: AdjustmentWorld
): AdjustmentProblem[] {
  const { items, resultItems, fromCreditCode, toCreditCodes } = adjustment;
  const problems: AdjustmentProblem[] = [];
  const need = (there: boolean, problem: AdjustmentProblem['problem'], what = ''): void => {
    if (!there) problems.push({ problem, what });
  };
  const receives = ['add', 'delegate', 'undertake', 'entrust'].includes(action);
  const movesAll = action === 'merge' && resultItems.length === 0;
  if (action !== 'change' && !movesAll) need(items.length > 0, 'no-items');
  if (['split', 'rename'].includes(action)) need(resultItems.length > 0, 'no-results');
  if (receives || movesAll) need(toCreditCodes.length > 0, 'no-receiver');
  if (['delegate', 'entrust'].includes(action) || movesAll)
    need(fromCreditCode !== '', 'no-source');
  need(
    !toCreditCodes.includes(fromCreditCode) || fromCreditCode === '',
    'same-organization',
    fromCreditCode
  );
  for (const creditCode of [fromCreditCode, ...toCreditCodes].filter(Boolean)) {
    need(world.organization(creditCode) !== null, 'unknown-organization', creditCode);
  }
  const made = receives ? items : ['merge', 'split'].includes(action) ? resultItems : [];
  for (const { basicCode } of made) {
    need(world.itemVersion(basicCode) !== null, 'unknown-item', basicCode);
  }
  return problems;
}

/** Collects effects and problems while an action is planned. */
class Planner {
  readonly items: readonly string[];
  readonly results: readonly string[];
  private readonly effects: AdjustmentEffect[] = [];
  private readonly problems: AdjustmentProblem[] = [];
  private readonly given = new Set<string>();

  constructor(
    private readonly adjustment: Adjustment,
    private readonly world: AdjustmentWorld
  ) {
    this.items = adjustment.items.map(({ basicCode }) => basicCode);
    this.results = adjustment.resultItems.map(({ basicCode }) => basicCode);
  }

  finished(mustDoSomething: boolean): AdjustmentPlan {
    if (this.problems.length > 0) return failed(this.problems);
    if (mustDoSomething && this.effects.length === 0) {
      return failed([{ problem: 'nothing-to-do', what: this.adjustment.code }]);
    }
    return { effects: this.effects, problems: [] };
  }

  draftAtReceivers(items: readonly string[], powerSource: string): void {
    for (const creditCode of this.adjustment.toCreditCodes) {
      const organization = this.world.organization(creditCode)!;
      for (const item of items) this.draft(organization, item, powerSource);
    }
  }

  /** Drafts of items at whoever has one of the adjusted items now. */
  draftAtHolders(items: readonly string[]): void {
    const holders = new Set(this.affected().map(({ organizationCode }) => organizationCode));
    for (const creditCode of holders) {
      const organization = this.world.organization(creditCode);
      if (!organization) {
        this.problems.push({ problem: 'unknown-organization', what: creditCode });
        continue;
      }
      for (const item of items) this.draft(organization, item, POWER_SOURCE.own);
    }
  }

  withdrawEach(params: {
    readonly reason: 'cancelled' | 'delegated' | 'merged';
    readonly successorOf: (guide: GuideRecord) => string;
  }): void {
    const { reason, successorOf } = params;
    for (const guide of this.affected()) {
      const successor = successorOf(guide);
      this.effects.push({ kind: 'withdraw', code: guide.code, reason, successor, cancelled: true });
    }
  }

  /** Every guide goes to the one receiver under a code of that organization; the old address leads to the new one. */
  moveToReceiver(): void {
    const [creditCode = ''] = this.adjustment.toCreditCodes;
    const organization = this.world.organization(creditCode)!;
    for (const guide of this.affected()) {
      const code = this.codeFor(organization, guide.basicCode, guide.code);
      if (code === null) continue;
      const record: GuideRecord = { ...guide, code, organizationCode: creditCode };
      this.effects.push({ kind: 'move', from: guide.code, record });
      this.effects.push({
        kind: 'withdraw',
        code: guide.code,
        reason: 'merged',
        successor: code,
        cancelled: true,
      });
    }
  }

  rename(): void {
    const names = new Map(
      this.items.map((item, i) => [item, this.adjustment.resultItems[i]?.name ?? ''])
    );
    for (const guide of this.affected()) {
      const name = names.get(guide.basicCode);
      if (!name) continue;
      const record = { ...guide, overrides: { ...guide.overrides, name } };
      this.effects.push({ kind: 'revise', record });
    }
  }

  /** The guide of the same item at the receiver, where there is just one; nobody can be sent to several. */
  onlyReceiverOf({ basicCode }: GuideRecord): string {
    const { toCreditCodes } = this.adjustment;
    const organization = this.world.organization(toCreditCodes[0] ?? '');
    return toCreditCodes.length === 1 && organization
      ? (composed(organization, basicCode, '') ?? '')
      : '';
  }

  firstResultOf({ organizationCode }: GuideRecord): string {
    const organization = this.world.organization(organizationCode);
    return organization ? (composed(organization, this.results[0] ?? '', '') ?? '') : '';
  }

  /** Guides in force of the adjusted items, of the source where one is named. */
  private affected(): readonly GuideRecord[] {
    const { fromCreditCode } = this.adjustment;
    const items = new Set(this.items);
    return this.world.guides.filter(
      ({ basicCode, organizationCode, status }) =>
        status !== CANCELLED &&
        (items.size === 0 || items.has(basicCode)) &&
        (fromCreditCode === '' || organizationCode === fromCreditCode)
    );
  }

  private draft(organization: Organization, basicCode: string, powerSource: string): void {
    const code = this.codeFor(organization, basicCode, '');
    if (code === null) return;
    this.effects.push({
      kind: 'draft',
      record: guideRecordSchema.parse({
        code,
        basicCode,
        itemVersion: this.world.itemVersion(basicCode) ?? 1,
        organizationCode: organization.creditCode,
        powerSource,
        status: '1',
      }),
    });
  }

  /** A code that nobody has yet, or null with the problem noted. */
  private codeFor(organization: Organization, basicCode: string, former: string): string | null {
    const { creditCode } = organization;
    const code = composed(organization, basicCode, former.slice(IMPLEMENTATION_LENGTH));
    if (code === null) {
      this.problems.push({ problem: 'bad-code', what: `${creditCode} ${basicCode}` });
    } else if (this.world.isTaken(code) || this.given.has(code)) {
      this.problems.push({ problem: 'code-taken', what: code });
    } else {
      this.given.add(code);
      return code;
    }
    return null;
  }
}

function composed(
  { creditCode, level }: Organization,
  basicCode: string,
  variant: string
): string | null {
  const code = composeImplementationCode({ creditCode, level, basicCode, variant });
  return code.ok ? code.value : null;
}
