import type { Locale } from '../../../domain/codes/tables';
import type { Organization, Region, ServiceHall, Synonym } from '../../../domain/document/records';
import type { Strapi } from '../strapi';
import { toOrganization, toRegion, toServiceHall, toSynonym } from './rows';
import { REFERENCE_UIDS, type Row } from './types';

/** Reference rows read at a time. */
const CHUNK = 500;

const RELATIONS = {
  region: { parent: { select: ['code'] } },
  organization: { region: { select: ['code'] }, parent: { select: ['creditCode'] } },
  'service-hall': { region: { select: ['code'] } },
  synonym: {},
} as const;

/** Streams the regions of one language in order of row id. */
export const streamRegions = (strapi: Strapi, locale: Locale): AsyncIterable<Region> =>
  stream(strapi, 'region', locale, toRegion);

export const streamOrganizations = (strapi: Strapi, locale: Locale): AsyncIterable<Organization> =>
  stream(strapi, 'organization', locale, toOrganization);

export const streamServiceHalls = (strapi: Strapi, locale: Locale): AsyncIterable<ServiceHall> =>
  stream(strapi, 'service-hall', locale, toServiceHall);

export const streamSynonyms = (strapi: Strapi, locale: Locale): AsyncIterable<Synonym> =>
  stream(strapi, 'synonym', locale, toSynonym);

async function* stream<T>(
  strapi: Strapi,
  type: keyof typeof REFERENCE_UIDS,
  locale: Locale,
  read: (row: Row) => T
): AsyncIterable<T> {
  let after = 0;
  for (;;) {
    const rows = (await strapi.db.query(REFERENCE_UIDS[type]).findMany({
      where: { id: { $gt: after }, locale },
      orderBy: { id: 'asc' },
      limit: CHUNK,
      populate: RELATIONS[type] as never,
    })) as Array<Row & { id: number }>;
    for (const row of rows) yield read(row);
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = last.id;
  }
}
