import { addDays, chinaDay, startOfDay } from '../../../domain/codes/days';
import type { Template } from '../../../domain/template/types';
import type { VersionDecisionRequest } from '../../../shared/contracts/admin-api';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Jobs } from '../jobs/jobs';
import type { Strapi } from '../strapi';
import type { Actor } from './actor';
import type { Recheck } from './recheck';
import { activateVersion, decideVersion, versionById, type Version } from './versions';

/** When an approved version takes effect, and how long it is lenient. Durable jobs do it, so a restart forgets nothing. */
export interface Activation {
  /** Throws `version.dates`, and what `decideVersion` throws. */
  decide(request: VersionDecisionRequest & { id: number }, actor: Actor): Promise<Version>;
}

/** Puts a scheduled version into effect. */
const ACTIVATE = 'activate-version';
/** Asks for a check of everything, once new errors count as errors. */
const RECHECK = 'recheck';

export function createActivation(
  strapi: Strapi,
  { jobs, recheck, now }: { jobs: Jobs; recheck: Pick<Recheck, 'request'>; now: () => Date }
): Activation {
  const inOneStep = (task: (params: Readonly<Record<string, unknown>>) => Promise<unknown>) => ({
    start: (params: Readonly<Record<string, unknown>>) => ({
      async step() {
        await task(params);
        return { done: 1, total: 1, cursor: null, finished: true };
      },
    }),
  });
  jobs.define(
    ACTIVATE,
    inOneStep(({ id }) => activateVersion(strapi, Number(id), now().toISOString()))
  );
  jobs.define(
    RECHECK,
    inOneStep(() => strapi.db.transaction(async ({ onCommit }) => onCommit(recheck.request)))
  );

  return {
    decide: async (request, actor) =>
      await strapi.db.transaction(async () => {
        const { id, approve, comment } = request;
        const today = chinaDay(now());
        const dates = approve ? datesOf(await versionById(strapi, id), request, today) : {};
        const at = now().toISOString();
        const version = await decideVersion(strapi, { id, approve, comment, actor, at, ...dates });
        const { effectiveFrom, graceUntil } = version;
        if (approve && effectiveFrom !== null) {
          const notBefore = startOfDay(effectiveFrom).toISOString();
          await jobs.enqueue({ kind: ACTIVATE, params: { id }, notBefore });
        }
        if (approve && graceUntil !== null) {
          const notBefore = startOfDay(addDays(graceUntil, 1)).toISOString();
          await jobs.enqueue({ kind: RECHECK, params: { id }, notBefore });
        }
        return version;
      }),
  };
}

/** The dates of a decision as they are stored: no first day means at once. */
function datesOf(
  { subject, snapshot }: Version,
  request: VersionDecisionRequest,
  today: string
): Pick<Version, 'effectiveFrom' | 'graceUntil'> {
  const { effectiveFrom: wanted, graceUntil = null } = request;
  if (subject !== 'template') {
    if (wanted ?? graceUntil) refuse('only templates have dates / 仅模板可设日期');
    return { effectiveFrom: null, graceUntil: null };
  }
  const first = wanted === undefined ? (snapshot as Template).effectiveDate : wanted;
  if (wanted && wanted <= today) refuse(`effectiveFrom ≤ ${today}`);
  const effectiveFrom = first !== null && first > today ? first : null;
  if (graceUntil !== null && graceUntil < (effectiveFrom ?? today)) {
    refuse(`graceUntil < ${effectiveFrom ?? today}`);
  }
  return { effectiveFrom, graceUntil };
}

function refuse(reason: string): never {
  throw new PublisherError('version.dates', { reason });
}
