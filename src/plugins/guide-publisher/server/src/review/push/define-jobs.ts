import type { Jobs } from '../../jobs/jobs';
import type { Strapi } from '../../strapi';
import { applyJob, type ApplyParts } from './apply-job';
import { planJob } from './plan-job';
import { PUSH_JOBS } from './records';
import { undoJob, type UndoParts } from './undo-job';

/** Says how the jobs of a push are done. */
export function definePushJobs(strapi: Strapi, jobs: Jobs, parts: ApplyParts & UndoParts): void {
  jobs.define(PUSH_JOBS.plan, planJob(strapi, parts));
  jobs.define(PUSH_JOBS.apply, applyJob(strapi, parts));
  jobs.define(PUSH_JOBS.undo, undoJob(strapi, parts));
}
