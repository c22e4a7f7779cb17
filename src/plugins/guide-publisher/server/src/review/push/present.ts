import { PERMISSIONS } from '../../../../shared/contracts/admin-api';
import type {
  JobEntry,
  Person,
  PushActionName,
  PushCounts,
  PushEntry,
  PushGuide,
  PushOutcome,
  PushStateName,
} from '../../../../shared/contracts/admin-api';
import type { ErrorCode } from '../../../../shared/contracts/errors';
import { tableOf } from '../../content/links';
import { inTransaction } from '../../content/database-rows';
import type { Job, JobState } from '../../jobs/types';
import { TABLES, type Strapi } from '../../strapi';
import type { Actor } from '../actor';
import type { PushGuideRow, PushRow } from './records';

const OUTCOMES: readonly PushOutcome[] = ['published', 'moved', 'held', 'conflict', 'skipped'];

export const noOutcomes = (): Record<PushOutcome, number> => ({
  ...{ published: 0, moved: 0, held: 0, conflict: 0, skipped: 0 },
});

/** Counts of pushes by id, in one query. */
export async function countsOf(
  strapi: Strapi,
  ids: readonly number[]
): Promise<(id: number) => PushCounts> {
  const rows = (await inTransaction(strapi, (from) =>
    from(tableOf(strapi, TABLES.pushGuide))
      .select({ pushId: 'push_id', planned: 'planned', outcome: 'outcome', undone: 'undone' })
      .count('id as guides')
      .whereIn('push_id', [...ids])
      .groupBy('push_id', 'planned', 'outcome', 'undone')
  )) as Array<
    Pick<PushGuideRow, 'pushId' | 'planned' | 'outcome' | 'undone'> & { guides: unknown }
  >;
  return (id) => {
    const [planned, outcome] = [noOutcomes(), noOutcomes()];
    const undone = { restored: 0, kept: 0 };
    let guides = 0;
    for (const row of rows.filter(({ pushId }) => pushId === id)) {
      const count = Number(row.guides);
      guides += count;
      if (OUTCOMES.includes(row.planned)) planned[row.planned] += count;
      if (row.outcome) outcome[row.outcome] += count;
      if (row.undone) undone[row.undone] += count;
    }
    return { guides, planned, outcome, ...undone };
  };
}

export interface Onlooker {
  readonly actor: Actor;
  readonly allowed: (permission: string) => boolean;
}

export function presentPush(
  push: PushRow,
  { job, counts, onlooker }: { job: Job | null; counts: PushCounts; onlooker: Onlooker }
): PushEntry {
  const refusals = refusalsOf(push, job, onlooker);
  const person = (id: string, name: string | null, at: string | null): Person => ({
    ...{ name: name ?? '', isMe: id === onlooker.actor.id },
    at: at && new Date(at).toISOString(),
  });
  return {
    id: push.id,
    item: { code: push.code, name: push.name ?? '' },
    locale: push.pushLocale,
    version: push.number,
    state: push.state,
    job: job && jobEntry(job),
    startsOn: push.startsOn,
    reason: push.reason ?? '',
    comment: push.comment ?? '',
    counts,
    proposedBy: person(push.proposedBy, push.proposedByName, push.proposedAt),
    decidedBy: push.decidedBy ? person(push.decidedBy, push.decidedByName, push.decidedAt) : null,
    actions: ACTIONS.filter((action) => refusals[action] === undefined),
    refusals,
  };
}

const jobEntry = ({ state, done, total, error }: Job): JobEntry => ({ state, done, total, error });

export const ACTIONS: readonly PushActionName[] = ['decide', 'cancel', 'pause', 'resume', 'undo'];

/** From which states an action may be taken; and where it is the job's to say, from which of the job's. */
const FROM: Readonly<
  Record<PushActionName, { states: readonly PushStateName[]; job?: readonly JobState[] }>
> = {
  decide: { states: ['planned'] },
  cancel: { states: ['planning', 'planned', 'scheduled'] },
  pause: { states: ['planning', 'applying', 'undoing'], job: ['queued', 'running'] },
  resume: { states: ['planning', 'scheduled', 'applying', 'undoing'], job: ['paused', 'failed'] },
  // Half of a push is undone only after it stands still: two jobs never work on the same guides.
  undo: { states: ['done', 'applying'], job: ['done', 'paused', 'failed'] },
};

const NEEDS: Readonly<Record<PushActionName, string>> = {
  decide: PERMISSIONS.decidePush,
  cancel: PERMISSIONS.push,
  pause: PERMISSIONS.push,
  resume: PERMISSIONS.push,
  undo: PERMISSIONS.decidePush,
};

/** May this be done in the state that push and job are in? */
export function isPossible(action: PushActionName, push: PushRow, job: Job | null): boolean {
  const { states, job: jobStates } = FROM[action];
  if (!states.includes(push.state)) return false;
  return jobStates === undefined || (job !== null && jobStates.includes(job.state));
}

function refusalsOf(push: PushRow, job: Job | null, { actor, allowed }: Onlooker) {
  const refusals: Partial<Record<PushActionName, ErrorCode>> = {};
  for (const action of ACTIONS) {
    if (!allowed(NEEDS[action])) refusals[action] = 'review.not-permitted';
    else if (!isPossible(action, push, job)) refusals[action] = 'push.wrong-state';
    else if (action === 'decide' && push.proposedBy === actor.id)
      refusals[action] = 'review.own-work';
  }
  return refusals;
}

export function presentGuide(row: PushGuideRow): PushGuide {
  return {
    documentId: row.documentKey,
    code: row.code ?? '',
    name: row.name ?? '',
    organization: { creditCode: row.creditCode ?? '', name: row.organizationName ?? '' },
    itemVersion: row.itemVersion ?? 0,
    planned: row.planned,
    outcome: row.outcome,
    undone: row.undone,
    fields: row.fields ?? [],
    conflicts: row.conflicts ?? [],
    gained: row.gained ?? [],
  };
}
