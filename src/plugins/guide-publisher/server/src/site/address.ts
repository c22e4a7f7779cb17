import type { Strapi } from '../strapi';
import { listSites } from './settings';

/** Address of the public page of a document on the first site; null for kinds without a page of their own. */
export async function publicAddress(
  strapi: Strapi,
  { kind, code }: { kind: string; code: string }
): Promise<string | null> {
  const [site] = await listSites(strapi);
  if (!site || kind !== 'guide') return null;
  return `${site.origin}${site.basePath}/${guidePath(code)}`;
}

/** Path of a guide's page within a site; addresses are lower-case. */
export const guidePath = (code: string): string => `guides/${code.toLowerCase()}.html`;
