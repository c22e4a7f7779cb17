import { publisherOf } from './publisher';
import type { Strapi } from './strapi';

/** A release that has begun is finished, jobs and a check of everything go on after the next start: the database closes now. */
export async function destroy({ strapi }: { strapi: Strapi }): Promise<void> {
  const { jobs, preparation, recheck, releases } = publisherOf(strapi);
  await jobs.stop();
  await recheck.stop();
  await releases.idle();
  await preparation.stop();
}
