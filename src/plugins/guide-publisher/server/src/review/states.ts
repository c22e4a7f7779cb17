/**
 * The states of one document on its way to the public, and what may be done in each.
 * A change of the text after a submission or an approval needs no transition of its own: the hash no longer
 * agrees, and the gate sees it.
 */
export const REVIEW_STATES = [
  'draft',
  'submitted',
  'changes-requested',
  'approved',
  'published',
  'withdrawn',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

export const REVIEW_ACTIONS = [
  'submit',
  'request-changes',
  'approve',
  'publish',
  'withdraw',
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** From which states an action may be taken. */
const FROM: Readonly<Record<ReviewAction, readonly ReviewState[]>> = {
  // A published or withdrawn text that was edited is submitted again; a submitted one too, after a late correction.
  submit: ['draft', 'submitted', 'changes-requested', 'approved', 'published', 'withdrawn'],
  'request-changes': ['submitted', 'approved'],
  approve: ['submitted'],
  publish: ['approved'],
  // What is public can be taken off the public while its next text is on its way.
  withdraw: ['draft', 'submitted', 'changes-requested', 'approved', 'published'],
};

const TO: Readonly<Record<ReviewAction, ReviewState>> = {
  submit: 'submitted',
  'request-changes': 'changes-requested',
  approve: 'approved',
  publish: 'published',
  withdraw: 'withdrawn',
};

/** Why something is withdrawn; `delegated` and `merged` name a successor. */
export const WITHDRAW_REASONS = ['cancelled', 'delegated', 'merged', 'error'] as const;
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];

/** The state after an action, or null where it is not possible. */
export function nextState(state: ReviewState, action: ReviewAction): ReviewState | null {
  return FROM[action].includes(state) ? TO[action] : null;
}
