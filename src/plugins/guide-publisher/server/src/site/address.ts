import type { Locale } from '../../../domain/codes/tables';
import type { Strapi } from '../strapi';
import { guidePath } from './addresses';
import { listSites } from './settings';

/** Address of the public page of a document on the first site; null for kinds without a page of their own. */
export async function publicAddress(
  strapi: Strapi,
  { kind, code, locale }: { kind: string; code: string; locale: Locale }
): Promise<string | null> {
  const [site] = await listSites(strapi);
  if (!site || kind !== 'guide') return null;
  return `${site.origin}${site.basePath}/${guidePath(code, locale)}`;
}
