import type { PushEntry, PushOutcome, PushStateName } from '../../../shared/contracts/admin-api';

export const PUSH_STATES: readonly PushStateName[] = [
  'planning',
  'planned',
  'scheduled',
  'applying',
  'done',
  'undoing',
  'undone',
  'refused',
  'cancelled',
];

/** What becomes of guides, the usual first. */
export const OUTCOMES: readonly PushOutcome[] = [
  'published',
  'moved',
  'held',
  'conflict',
  'skipped',
];

/** Does it go on by itself, so that it is worth asking again soon? */
export const isMoving = ({ job }: Pick<PushEntry, 'job'>): boolean =>
  job?.state === 'running' || job?.state === 'queued';

/** How often a push that moves is asked how far it is, in ms. */
export const POLL = 2_000;
