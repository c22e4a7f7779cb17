import { publisherOf } from './publisher';
import type { Strapi } from './strapi';

/** A release that has begun is finished: the database closes after it. */
export async function destroy({ strapi }: { strapi: Strapi }): Promise<void> {
  await publisherOf(strapi).releases.idle();
}
