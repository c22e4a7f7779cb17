import { publisherOf } from './publisher';
import type { Strapi } from './strapi';

/** A release that has begun is finished, a check of everything goes on after the next start: the database closes now. */
export async function destroy({ strapi }: { strapi: Strapi }): Promise<void> {
  const { recheck, releases } = publisherOf(strapi);
  await recheck.stop();
  await releases.idle();
}
