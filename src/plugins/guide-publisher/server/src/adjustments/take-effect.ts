import type { AdjustmentEffect } from '../../../domain/adjustment/effects';
import { planAdjustment } from '../../../domain/adjustment/plan';
import { chinaDay } from '../../../domain/codes/days';
import type { GuideRecord } from '../../../domain/document/records';
import { PublisherError } from '../../../shared/contracts/errors';
import { createBulkWriter } from '../content/bulk-write';
import { UID_OF_KIND } from '../content/types';
import type { JobKind, JobProgress, StepOutcome } from '../jobs/types';
import { runAs, type Actor } from '../review/actor';
import { recordAudit } from '../review/audit';
import { openSet, type SetParts } from '../review/decide-set';
import { noteEdits } from '../review/edits';
import { withdrawSet } from '../review/withdraw-set';
import type { Strapi } from '../strapi';
import { planProblems } from './problems';
import {
  ADJUSTMENT_LOCALE as locale,
  readAdjustment,
  saveAdjustment,
  type StoredAdjustment,
} from './store';
import { readWorld } from './world';

/** Name of the job that puts an approved adjustment into effect. */
export const TAKE_EFFECT = 'adjustment';

/** Effects in one step: some 100 guides, under a second. A move and its withdrawal must not fall apart, so it is even. */
const EFFECTS_IN_STEP = 100;

const uid = UID_OF_KIND.guide;

/**
 * Carries out an approved adjustment on its day. The first step plans it anew over the guides of that day and writes the
 * plan down; each further one does a part of it, all or nothing, so that a crash in the middle goes on where it was.
 */
export function takeEffectJob(strapi: Strapi, parts: SetParts): JobKind {
  return {
    start: ({ documentId }) => ({
      async step(progress) {
        const stored = await readAdjustment(strapi, String(documentId));
        if (stored.effects === null) return begin(strapi, stored);
        return goOn(strapi, parts, { stored, effects: stored.effects, progress });
      },
    }),
  };
}

/** Throws `adjustment.impossible` where the plan that was approved cannot be carried out any more. */
async function begin(
  strapi: Strapi,
  { documentId, adjustment }: StoredAdjustment
): Promise<StepOutcome> {
  const { effects, problems } = planAdjustment(adjustment, await readWorld(strapi, adjustment));
  if (problems.length > 0) {
    throw new PublisherError('adjustment.impossible', { problems: planProblems(problems) });
  }
  await saveAdjustment(strapi, documentId, { effects });
  return { done: 0, total: effects.length, cursor: '0', finished: false };
}

interface Part {
  readonly stored: StoredAdjustment;
  readonly effects: readonly AdjustmentEffect[];
  readonly progress: JobProgress;
}

async function goOn(
  strapi: Strapi,
  parts: SetParts,
  { stored, effects, progress }: Part
): Promise<StepOutcome> {
  const from = Number(progress.cursor ?? 0);
  const part = effects.slice(from, from + EFFECTS_IN_STEP);
  const approver = stored.people.approvedBy!;
  await runAs(approver, () => carryOut(strapi, parts, { part, stored }));
  const done = from + part.length;
  const finished = done >= effects.length;
  if (finished) await finish(strapi, parts, stored);
  return { done, total: effects.length, cursor: String(done), finished };
}

async function carryOut(
  strapi: Strapi,
  parts: SetParts,
  { part, stored }: { part: readonly AdjustmentEffect[]; stored: StoredAdjustment }
): Promise<void> {
  const { adjustment, people } = stored;
  const [submitter, approver] = [people.proposedBy!, people.approvedBy!];
  const comment = `动态调整 ${adjustment.code}`;
  const written = part.flatMap((effect) => (effect.kind === 'withdraw' ? [] : [effect.record]));
  const ids = await writeGuides(strapi, parts, { records: written, submitter });
  const published = await publicCodes(
    strapi,
    part.flatMap(continued).map(({ before }) => before)
  );
  const goesOn = part.flatMap(continued).filter(({ before }) => published.has(before));
  const desk = openSet(strapi, parts, { submitter, approver, comment });
  const documentIds = goesOn.map(({ code }) => ids.get(code)!);
  await desk.decide({ uid, documentIds, locale });
  const withdrawals = part.flatMap((effect) => (effect.kind === 'withdraw' ? [effect] : []));
  await withdrawSet(strapi, parts, { withdrawals, actor: approver, note: comment });
}

/** Guides that are public under the same or another code before, and stay so. */
function continued(effect: AdjustmentEffect): Array<{ before: string; code: string }> {
  if (effect.kind === 'move') return [{ before: effect.from, code: effect.record.code }];
  return effect.kind === 'revise' ? [{ before: effect.record.code, code: effect.record.code }] : [];
}

/** Document ids by code. */
async function writeGuides(
  strapi: Strapi,
  { now }: SetParts,
  { records, submitter }: { records: readonly GuideRecord[]; submitter: Actor }
): Promise<ReadonlyMap<string, string>> {
  const writer = createBulkWriter(strapi, { locale, now });
  const written = await writer.write(
    'service-guide',
    records.map((record) => ({ record, same: () => false }))
  );
  const documentIds = written.map(({ documentId }) => documentId);
  await noteEdits(strapi, { uid, documentIds, locale }, { actor: submitter, at: now() });
  return new Map(records.map(({ code }, i) => [code, documentIds[i]!]));
}

async function publicCodes(strapi: Strapi, codes: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = (await strapi.db.query(uid).findMany({
    select: ['code'],
    where: { code: { $in: [...codes] }, locale, publishedAt: { $notNull: true } },
  })) as Array<{ code: string }>;
  return new Set(rows.map(({ code }) => code));
}

async function finish(strapi: Strapi, { now }: SetParts, stored: StoredAdjustment): Promise<void> {
  const { documentId, adjustment, people, effects } = stored;
  await saveAdjustment(strapi, documentId, { state: 'effective' });
  await recordAudit(strapi, {
    actor: people.approvedBy!,
    at: now().toISOString(),
    action: 'adjustment.effective',
    code: adjustment.code,
    details: { effects: effects?.length ?? 0, day: chinaDay(now()) },
  });
}
