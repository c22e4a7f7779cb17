import type { Strapi } from '../strapi';
import { guidePath, hrefOf } from './addresses';
import { listSites } from './settings';

/** Address of the public page of a document on the first site; null for kinds without a page of their own. */
export async function publicAddress(
  strapi: Strapi,
  { kind, code }: { kind: string; code: string }
): Promise<string | null> {
  const [site] = await listSites(strapi);
  if (!site || kind !== 'guide') return null;
  return site.origin + hrefOf(site, guidePath(code, site.locales[0] ?? 'zh-Hans'));
}
