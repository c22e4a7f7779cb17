import type { GuideRecord, Organization } from '../document/records';

/** What an adjustment does to guides: data that is previewed, then carried out, and from which it can be told what was done. */

export type WithdrawalReason = 'cancelled' | 'delegated' | 'merged';

export type AdjustmentEffect =
  /** Takes the guide off the public; `successor` is the code of the guide that takes its place, or blank. */
  | {
      readonly kind: 'withdraw';
      readonly code: string;
      readonly reason: WithdrawalReason;
      readonly successor: string;
      /** Is the item itself no more? Then its working copy is marked as cancelled. */
      readonly cancelled: boolean;
    }
  /** A draft that the organization has to fill in and submit. */
  | { readonly kind: 'draft'; readonly record: GuideRecord }
  /** The guide of `from` goes on under the code of `record`, public where it was public: nothing is to be filled in. */
  | { readonly kind: 'move'; readonly from: string; readonly record: GuideRecord }
  /** The guide stays and gets other values, which are part of what was approved. */
  | { readonly kind: 'revise'; readonly record: GuideRecord };

export const ADJUSTMENT_PROBLEMS = [
  'no-action',
  'no-items',
  'no-results',
  'no-source',
  'no-receiver',
  'same-organization',
  'unknown-organization',
  'unknown-item',
  'nothing-to-do',
  'code-taken',
  'bad-code',
] as const;

/** Why an adjustment cannot be carried out as it is written. */
export interface AdjustmentProblem {
  readonly problem: (typeof ADJUSTMENT_PROBLEMS)[number];
  /** The organization, item or code that it is about. */
  readonly what: string;
}

export interface AdjustmentPlan {
  readonly effects: readonly AdjustmentEffect[];
  readonly problems: readonly AdjustmentProblem[];
}

/** What a plan must look up. */
export interface AdjustmentWorld {
  /** Working copies of guides that the adjustment may touch: of its items, or of its organization. */
  readonly guides: readonly GuideRecord[];
  organization(creditCode: string): Organization | null;
  /** The newest version in effect of a standard item, or null where there is none. */
  itemVersion(basicCode: string): number | null;
  /** Is there a guide in force with this code, whoever has it? A cancelled one comes back under its code. */
  isTaken(code: string): boolean;
}
