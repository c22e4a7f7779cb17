import type { PushOutcome } from '../../../../shared/contracts/admin-api';
import { inTransaction } from '../../content/database-rows';
import { tableOf } from '../../content/links';
import { UID_OF_KIND } from '../../content/types';
import type { EditionLog } from '../../editions/log';
import type { JobKind, JobProgress, StepOutcome } from '../../jobs/types';
import { TABLES, type Strapi } from '../../strapi';
import { recordAudits, type AuditEvent } from '../audit';
import {
  GUIDES_PER_STEP,
  changePush,
  nextGuides,
  readPush,
  type PushGuideRow,
  type PushRow,
} from './records';
import { onlyChanged, readGuideRows } from './rows-before';
import { createScales, type Weighed, type WeighParts } from './weigh';
import { writeMoves, type Move } from './write-moves';

export interface ApplyParts extends WeighParts {
  readonly log: EditionLog;
  readonly now: () => Date;
  /** Called after the commit of what has changed the public; must not throw. */
  readonly onPublicChange: () => void;
}

/** Carries out an approved push, guide by guide in the order of its plan. */
export function applyJob(strapi: Strapi, parts: ApplyParts): JobKind {
  return {
    start({ push: id }) {
      let scales: Awaited<ReturnType<typeof createScales>> | null = null;
      return {
        async step(progress) {
          const push = await begun(strapi, Number(id), parts.now());
          scales ??= await createScales(strapi, parts, push);
          const outcome = await applyStep(strapi, { push, progress, scales, log: parts.log });
          if (outcome.finished) {
            await changePush(strapi, { id: push.id, from: ['applying'] }, { state: 'done' });
            await strapi.db.transaction(async ({ onCommit }) => onCommit(parts.onPublicChange));
          }
          return outcome;
        },
      };
    },
  };
}

/** The push as it is being carried out; the first step begins it, once and for all at one instant. */
async function begun(strapi: Strapi, id: number, now: Date): Promise<PushRow> {
  const changes = { state: 'applying', startedAt: now.toISOString() } as const;
  await changePush(strapi, { id, from: ['scheduled'] }, changes);
  return readPush(strapi, id);
}

interface Applying {
  readonly log: EditionLog;
  readonly push: PushRow;
  readonly progress: JobProgress;
  readonly scales: (documentIds: readonly string[]) => Promise<Weighed[]>;
}

async function applyStep(
  strapi: Strapi,
  { push, progress, scales, log }: Applying
): Promise<StepOutcome> {
  const after = Number(progress.cursor ?? 0);
  const total =
    progress.cursor === null
      ? await strapi.db.query(TABLES.pushGuide).count({ where: { pushId: push.id } })
      : progress.total;
  const guides = await nextGuides(strapi, { pushId: push.id, after });
  const ids = guides.map(({ documentKey }) => documentKey);
  const weighed = new Map((await scales(ids)).map((each) => [each.documentId, each]));
  const before = await readGuideRows(strapi, ids, push.pushLocale);
  const decided = guides.map((guide) => {
    const found = weighed.get(guide.documentKey) ?? null;
    return { guide, found, outcome: outcomeOf(guide, found), rows: before.get(guide.documentKey)! };
  });
  const moves = decided.flatMap(({ found, outcome, rows }) =>
    isMove(found, outcome) ? [{ weighed: found, outcome, rows }] : []
  );
  await writeMoves(strapi, { push, moves, log });
  await recordAudits(
    strapi,
    moves.map((move) => auditOf(push, move))
  );
  await keepRows(strapi, push, decided);
  const cursor = String(guides.at(-1)?.id ?? after);
  const finished = guides.length < GUIDES_PER_STEP;
  return { done: progress.done + guides.length, total, cursor, finished };
}

/** What was approved is a text: a guide that would read otherwise by now moves, and waits for a review of its own. */
function outcomeOf({ planned, plannedHash }: PushGuideRow, found: Weighed | null): PushOutcome {
  if (!found) return 'skipped';
  if (found.outcome !== 'published') return found.outcome;
  const asApproved = planned === 'published' && plannedHash === found.found?.moved?.hash;
  return asApproved ? 'published' : 'moved';
}

function isMove(found: Weighed | null, outcome: PushOutcome): found is Move['weighed'] {
  return Boolean(found?.found?.moved) && ['published', 'moved', 'held'].includes(outcome);
}

interface Decided {
  readonly guide: PushGuideRow;
  readonly found: Weighed | null;
  readonly outcome: PushOutcome;
  readonly rows: Move['rows'];
}

/** What became of each guide, and the rows that undoing needs. */
async function keepRows(strapi: Strapi, push: PushRow, decided: readonly Decided[]): Promise<void> {
  const moved = decided.filter(({ found, outcome }) => isMove(found, outcome));
  const ids = moved.map(({ guide }) => guide.documentKey);
  const after = await readGuideRows(strapi, ids, push.pushLocale);
  const table = tableOf(strapi, TABLES.pushGuide);
  await inTransaction(strapi, async (from) => {
    for (const { guide, found, outcome, rows } of moved) {
      const left = after.get(guide.documentKey)!;
      const before = { ...onlyChanged(rows, left), edition: editionOf(found, outcome) };
      await from(table)
        .where({ id: guide.id })
        .update({
          outcome,
          before: JSON.stringify(before),
          after: JSON.stringify({ ...onlyChanged(left, rows), check: null }),
        });
    }
    for (const outcome of ['conflict', 'skipped'] as const) {
      const same = decided.filter((each) => each.outcome === outcome).map(({ guide }) => guide.id);
      if (same.length > 0) await from(table).whereIn('id', same).update({ outcome });
    }
  });
}

const editionOf = (found: Weighed | null, outcome: PushOutcome): number | null =>
  outcome === 'published' ? (found?.found?.moved?.edition ?? null) : null;

function auditOf(push: PushRow, { weighed, outcome }: Move): AuditEvent {
  const { record, moved } = weighed.found;
  return {
    actor: { id: push.decidedBy ?? '', name: push.decidedByName ?? '' },
    at: new Date(push.startedAt!).toISOString(),
    action: outcome === 'published' ? 'review.publish' : 'guide.move-to-version',
    subject: {
      uid: UID_OF_KIND.guide,
      documentId: weighed.documentId,
      locale: push.pushLocale,
    },
    code: record.code,
    details: { push: push.id, from: record.itemVersion, to: push.number, hash: moved.hash },
  };
}
