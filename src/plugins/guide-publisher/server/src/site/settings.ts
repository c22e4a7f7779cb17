import { LOCALES, type Locale } from '../../../domain/codes/tables';
import { PublisherError } from '../../../shared/contracts/errors';
import { PLUGIN, TABLES, type Strapi } from '../strapi';
import type { PluginConfig } from '../config';
import { isPictureForm } from './charts/forms';
import type { Site } from './types';

/** Where public sites are mounted. */
export const SITES_PATH = '/sites';

/** All public sites, in order of slug. */
export async function listSites(strapi: Strapi): Promise<Site[]> {
  const rows = await strapi.db.query(TABLES.site).findMany({ orderBy: { slug: 'asc' } });
  return rows.map((row) => fromRow(strapi, row));
}

/** The site with this slug; throws `site.not-found`. */
export async function findSite(strapi: Strapi, slug: string): Promise<Site> {
  const row = await strapi.db.query(TABLES.site).findOne({ where: { slug } });
  if (!row) throw new PublisherError('site.not-found', { site: slug });
  return fromRow(strapi, row);
}

/** Adds a site, or changes the one with this slug. */
export async function saveSite(
  strapi: Strapi,
  site: Omit<Site, 'basePath' | 'origin'>
): Promise<void> {
  const sites = strapi.db.query(TABLES.site);
  const existing = await sites.findOne({ select: ['id'], where: { slug: site.slug } });
  if (existing) await sites.update({ where: { id: existing.id }, data: site });
  else await sites.create({ data: site });
}

function fromRow(strapi: Strapi, row: Record<string, unknown>): Site {
  const { origin, chartForms } = (strapi.config.get(`plugin::${PLUGIN}`) as PluginConfig).sites;
  const locales = (row.locales as string[]).filter((code): code is Locale =>
    (LOCALES as readonly string[]).includes(code)
  );
  return {
    slug: String(row.slug),
    title: String(row.title),
    regionCode: String(row.regionCode),
    locales,
    basePath: `${SITES_PATH}/${row.slug}`,
    origin,
    chartForms: Array.isArray(row.chartForms) ? row.chartForms.filter(isPictureForm) : chartForms,
    footer: row.footer as Site['footer'],
  };
}
