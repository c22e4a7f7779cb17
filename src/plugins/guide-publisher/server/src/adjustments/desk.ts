import { chinaDay, startOfDay } from '../../../domain/codes/days';
import { approvalOf, deadlinesOf, DEFAULT_DEADLINES } from '../../../domain/adjustment/deadlines';
import type { AdjustmentEffect } from '../../../domain/adjustment/effects';
import { planAdjustment } from '../../../domain/adjustment/plan';
import { isAdjustmentAction } from '../../../domain/adjustment/record';
import type {
  AdjustmentDecisionRequest,
  AdjustmentStatus,
} from '../../../shared/contracts/admin-api';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Jobs } from '../jobs/jobs';
import type { Actor } from '../review/actor';
import { recordAudit } from '../review/audit';
import type { SetParts } from '../review/decide-set';
import { TABLES, type Strapi } from '../strapi';
import { planProblems } from './problems';
import { readAdjustment, saveAdjustment, type StoredAdjustment } from './store';
import { TAKE_EFFECT, takeEffectJob } from './take-effect';
import { addWorkdays } from './workdays';
import { readWorld } from './world';

/** Effects that a preview lists; all are counted. */
const MOST_LISTED = 500;

/** What people do with one adjustment: look at what it will do, propose it, decide on it, take it back before its day. */
export interface AdjustmentDesk {
  status(documentId: string): Promise<AdjustmentStatus>;
  /** Throws `adjustment.state`, `adjustment.impossible`. */
  propose(documentId: string, actor: Actor): Promise<AdjustmentStatus>;
  /** Throws `adjustment.state`, `adjustment.impossible`, `adjustment.date`, `review.own-work`. */
  decide(
    documentId: string,
    actor: Actor,
    decision: AdjustmentDecisionRequest
  ): Promise<AdjustmentStatus>;
  /** Takes back an approval before the adjustment takes effect. Throws `adjustment.state`. */
  undo(documentId: string, actor: Actor): Promise<AdjustmentStatus>;
}

export function createAdjustmentDesk(
  strapi: Strapi,
  parts: SetParts & { readonly jobs: Jobs }
): AdjustmentDesk {
  const { jobs, now } = parts;
  jobs.define(TAKE_EFFECT, takeEffectJob(strapi, parts));

  const status = async (documentId: string): Promise<AdjustmentStatus> => {
    const stored = await readAdjustment(strapi, documentId);
    const { adjustment, people } = stored;
    const plan =
      stored.effects === null
        ? planAdjustment(adjustment, await readWorld(strapi, adjustment))
        : { effects: stored.effects, problems: [] };
    const { action, state, effectiveDate } = adjustment;
    return {
      documentId,
      code: adjustment.code,
      state,
      effectiveDate,
      approval: isAdjustmentAction(action) ? approvalOf(action) : null,
      deadlines: deadlinesOf(adjustment, { settings: DEFAULT_DEADLINES, addWorkdays }),
      counts: countsOf(plan.effects),
      effects: plan.effects.slice(0, MOST_LISTED).map(summaryOf),
      problems: planProblems(plan.problems),
      proposedBy: people.proposedBy?.name ?? null,
      approvedBy: people.approvedBy?.name ?? null,
      comment: people.comment ?? '',
      job: await jobOf(documentId),
    };
  };

  async function jobOf(documentId: string): Promise<AdjustmentStatus['job']> {
    const id = await jobIdOf(documentId);
    const job = id === null ? null : await jobs.find(id);
    return job && { state: job.state, done: job.done, total: job.total, error: job.error };
  }

  /** The newest job of the adjustment that was not taken back. */
  async function jobIdOf(documentId: string): Promise<number | null> {
    const rows = (await strapi.db.query(TABLES.job).findMany({
      select: ['id', 'params'],
      where: { kind: TAKE_EFFECT, state: { $ne: 'cancelled' } },
      orderBy: { id: 'desc' },
    })) as Array<{ id: number; params: { documentId?: string } }>;
    return rows.find(({ params }) => params.documentId === documentId)?.id ?? null;
  }

  /** One change in one transaction, from one of the states, with an audit entry. */
  const move = async (
    documentId: string,
    { from, action, actor }: { from: readonly string[]; action: string; actor: Actor },
    change: (stored: StoredAdjustment) => Promise<Readonly<Record<string, unknown>>>
  ): Promise<AdjustmentStatus> => {
    await strapi.db.transaction(async () => {
      const stored = await readAdjustment(strapi, documentId);
      const { state, code } = stored.adjustment;
      if (!from.includes(state)) throw new PublisherError('adjustment.state', { state });
      const changes = await change(stored);
      await saveAdjustment(strapi, documentId, changes);
      const at = now().toISOString();
      await recordAudit(strapi, {
        actor,
        at,
        action: `adjustment.${action}`,
        code,
        details: changes,
      });
    });
    return status(documentId);
  };

  /** Nothing is proposed or approved that cannot be done. */
  async function refuseImpossible({ adjustment }: StoredAdjustment): Promise<void> {
    const { problems } = planAdjustment(adjustment, await readWorld(strapi, adjustment));
    if (problems.length === 0) return;
    throw new PublisherError('adjustment.impossible', { problems: planProblems(problems) });
  }

  return {
    status,

    propose: (documentId, actor) =>
      move(documentId, { from: ['', 'refused'], action: 'propose', actor }, async (stored) => {
        await refuseImpossible(stored);
        return { state: 'proposed', proposedDate: chinaDay(now()), people: { proposedBy: actor } };
      }),

    decide: (documentId, actor, { approve, comment, effectiveDate }) =>
      move(
        documentId,
        { from: ['proposed'], action: approve ? 'approve' : 'refuse', actor },
        async (stored) => {
          if (stored.people.proposedBy?.id === actor.id)
            throw new PublisherError('review.own-work');
          const people = { ...stored.people, comment };
          if (!approve) return { state: 'refused', people };
          await refuseImpossible(stored);
          const today = chinaDay(now());
          const day = effectiveDate ?? today;
          if (day < today) throw new PublisherError('adjustment.date', { day, today });
          const notBefore = startOfDay(day).toISOString();
          await jobs.enqueue({ kind: TAKE_EFFECT, params: { documentId }, notBefore });
          return {
            state: 'approved',
            approvedDate: today,
            effectiveDate: day,
            people: { ...people, approvedBy: actor },
          };
        }
      ),

    undo: (documentId, actor) =>
      move(documentId, { from: ['approved'], action: 'undo', actor }, async (stored) => {
        const id = await jobIdOf(documentId);
        // Once it has begun there is no way back but another adjustment.
        if (stored.effects !== null || id === null || !(await jobs.cancel(id))) {
          throw new PublisherError('adjustment.state', { state: 'effective' });
        }
        const { proposedBy } = stored.people;
        return { state: 'proposed', approvedDate: null, people: { proposedBy } };
      }),
  };
}

function countsOf(effects: readonly AdjustmentEffect[]): AdjustmentStatus['counts'] {
  const counts = { withdraw: 0, draft: 0, move: 0, revise: 0 };
  for (const { kind } of effects) counts[kind] += 1;
  return counts;
}

function summaryOf(effect: AdjustmentEffect): AdjustmentStatus['effects'][number] {
  if (effect.kind === 'withdraw') {
    const { kind, code, reason, successor } = effect;
    return { kind, code, reason, successor };
  }
  const { kind, record } = effect;
  const former = effect.kind === 'move' ? effect.from : '';
  return { kind, code: record.code, former };
}
