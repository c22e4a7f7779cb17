import type { Deadlines } from '../../domain/adjustment/deadlines';
import type { LocalizedText } from '../../domain/codes/tables';

/** Why an adjustment cannot be carried out. */
export interface AdjustmentProblemText {
  readonly problem: string;
  /** Organization, item or code that it is about. */
  readonly what: string;
  readonly message: LocalizedText;
}

/** What an adjustment does to one guide. */
export type AdjustmentEffectSummary =
  | {
      readonly kind: 'withdraw';
      readonly code: string;
      readonly reason: string;
      readonly successor: string;
    }
  | {
      readonly kind: 'draft' | 'move' | 'revise';
      readonly code: string;
      /** Code that a moved guide had. */
      readonly former: string;
    };

/** `GET /adjustments/:documentId`, and the answer of what is done with one. */
export interface AdjustmentStatus {
  readonly documentId: string;
  readonly code: string;
  /** Code of the table `adjustmentState`; blank while it is being written. */
  readonly state: string;
  readonly effectiveDate: string | null;
  /** Who decides; null without an action. */
  readonly approval: 'government' | 'joint-review' | null;
  readonly deadlines: Deadlines;
  readonly counts: Readonly<Record<'withdraw' | 'draft' | 'move' | 'revise', number>>;
  /** The first of them. */
  readonly effects: readonly AdjustmentEffectSummary[];
  readonly problems: readonly AdjustmentProblemText[];
  readonly proposedBy: string | null;
  readonly approvedBy: string | null;
  readonly comment: string;
  readonly job: {
    readonly state: string;
    readonly done: number;
    readonly total: number;
    readonly error: string | null;
  } | null;
}

/** `POST /adjustments/:documentId/decide` */
export interface AdjustmentDecisionRequest {
  readonly approve: boolean;
  readonly comment: string;
  /** ISO date; absent: today. */
  readonly effectiveDate?: string | undefined;
}
