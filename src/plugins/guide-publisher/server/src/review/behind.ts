import type { Locale } from '../../../domain/codes/tables';
import type { Section } from '../../../domain/document/sections';
import type { DriftCount, DriftList, DriftListEntry } from '../../../shared/contracts/admin-api';
import { linkOf, tableOf } from '../content/links';
import { UID_OF_KIND, VERSIONED_UIDS } from '../content/types';
import { TABLES, type Strapi } from '../strapi';
import { pushNotices } from './push/notices';
import { sectionsBetween, type VersionStep } from './sections-between';

export interface BehindQuery {
  readonly locale: Locale;
  /** Basic code of a standard item; absent means all. */
  readonly item?: string | undefined;
  /** Credit code of an organization; absent means all. */
  readonly organization?: string | undefined;
  /** Only guides whose item changed this section since; absent means all. */
  readonly section?: Section | undefined;
  readonly page: number;
  readonly pageSize: number;
}

/** Most items and organizations that are counted by name; the total is exact whatever their number. */
const MOST_COUNTED = 100;

/**
 * Drafts of guides that are pinned to an older version of their item than the one in effect. Counted by the database
 * itself, since 100,000 guides may be behind on the day on which the province changes an item of the villages.
 */
export async function listBehind(strapi: Strapi, wanted: BehindQuery): Promise<DriftList> {
  const { page, pageSize, locale } = wanted;
  const query: Narrowed = { ...wanted, steps: await stepsIn(strapi, wanted) };
  const rows = (await behind(strapi, query)
    .select(ENTRY_COLUMNS)
    .orderBy('g.code')
    .limit(pageSize)
    .offset((page - 1) * pageSize)) as EntryRow[];
  const [{ total }] = (await behind(strapi, query).count('g.id as total')) as [{ total: unknown }];
  return {
    results: await Promise.all(rows.map((row) => entryOf(strapi, locale, row))),
    pagination: { page, pageSize, total: Number(total) },
    items: await countBy(strapi, query, { code: 'i.basic_code', name: 'i.name' }),
    organizations: await countBy(strapi, query, { code: 'o.credit_code', name: 'o.name' }),
    notices: await pushNotices(strapi, { item: query.item }),
  };
}

const ENTRY_COLUMNS = {
  documentId: 'g.document_id',
  code: 'g.code',
  name: 'g.name',
  itemCode: 'i.basic_code',
  itemName: 'i.name',
  itemVersion: 'g.item_version',
  newestVersion: 'v.number',
  creditCode: 'o.credit_code',
  organizationName: 'o.name',
};
type EntryRow = Readonly<Record<keyof typeof ENTRY_COLUMNS, string | number | null>>;

/** The query with the steps that touch the section that is asked for; all steps where none is. */
type Narrowed = BehindQuery & { readonly steps: readonly VersionStep[] | null };

/** Steps over which guides are behind, as far as the item changed the section in them; null where all are meant. */
async function stepsIn(strapi: Strapi, query: BehindQuery): Promise<VersionStep[] | null> {
  const { section, locale } = query;
  if (section === undefined) return null;
  const columns = { code: 'i.basic_code', from: 'g.item_version', to: 'v.number' };
  const rows = (await behind(strapi, { ...query, steps: null })
    .distinct(columns)
    .orderBy(['i.basic_code', 'g.item_version'])) as Array<Record<keyof VersionStep, unknown>>;
  const steps: VersionStep[] = [];
  for (const { code, from, to } of rows) {
    const step = { code: String(code), from: Number(from), to: Number(to) };
    if ((await sectionsBetween(strapi, locale, step)).includes(section)) steps.push(step);
  }
  return steps.slice(0, MOST_STEPS);
}

/** SQLite takes 32,766 values in one query; each step is two. */
const MOST_STEPS = 16_000;

async function entryOf(strapi: Strapi, locale: Locale, row: EntryRow): Promise<DriftListEntry> {
  const [code, from, to] = [
    String(row.itemCode ?? ''),
    Number(row.itemVersion),
    Number(row.newestVersion),
  ];
  return {
    sections: await sectionsBetween(strapi, locale, { code, from, to }),
    documentId: String(row.documentId),
    code: String(row.code ?? ''),
    name: String(row.name || row.itemName || ''),
    item: { code: String(row.itemCode ?? ''), name: String(row.itemName ?? '') },
    itemVersion: Number(row.itemVersion),
    newestVersion: Number(row.newestVersion),
    organization: {
      creditCode: String(row.creditCode ?? ''),
      name: String(row.organizationName ?? ''),
    },
  };
}

async function countBy(
  strapi: Strapi,
  query: Narrowed,
  columns: { readonly code: string; readonly name: string }
): Promise<DriftCount[]> {
  const rows = (await behind(strapi, query)
    .select(columns)
    .count('g.id as guides')
    .groupBy(columns.code, columns.name)
    .orderBy([{ column: 'guides', order: 'desc' }, { column: 'code' }])
    .limit(MOST_COUNTED)) as Array<{ code: unknown; name: unknown; guides: unknown }>;
  return rows.map(({ code, name, guides }) => ({
    code: String(code ?? ''),
    name: String(name ?? ''),
    guides: Number(guides),
  }));
}

/** Guides (g) with item (i), its newest version (v) and organization (o). */
function behind(strapi: Strapi, { locale, item, organization, steps }: Narrowed) {
  const table = (uid: string, alias: string) => `${tableOf(strapi, uid)} as ${alias}`;
  const toItem = linkOf(strapi, UID_OF_KIND.guide, 'standardItem');
  const toOrganization = linkOf(strapi, UID_OF_KIND.guide, 'organization');
  const newest = strapi.db
    .getConnection(tableOf(strapi, TABLES.version))
    .select('code')
    .max('number as number')
    .where({ subject: 'standard-item', state: 'effective', subject_locale: locale })
    .groupBy('code')
    .as('v');
  const query = strapi.db
    .getConnection(table(UID_OF_KIND.guide, 'g'))
    .join(`${toItem.table} as gi`, `gi.${toItem.owner}`, 'g.id')
    .join(table(VERSIONED_UIDS['standard-item'], 'i'), 'i.id', `gi.${toItem.target}`)
    .join(newest, 'v.code', 'i.basic_code')
    .leftJoin(`${toOrganization.table} as go`, `go.${toOrganization.owner}`, 'g.id')
    .leftJoin(table('api::organization.organization', 'o'), 'o.id', `go.${toOrganization.target}`)
    .whereNull('g.published_at')
    .where('g.locale', locale)
    .whereRaw('g.item_version < v.number');
  if (item !== undefined) query.where('i.basic_code', item);
  if (organization !== undefined) query.where('o.credit_code', organization);
  if (steps !== null) {
    query.whereIn(
      ['i.basic_code', 'g.item_version'],
      steps.map(({ code, from }) => [code, from])
    );
  }
  return query;
}
