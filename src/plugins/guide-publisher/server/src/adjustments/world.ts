import type { Adjustment } from '../../../domain/adjustment/record';
import type { AdjustmentWorld } from '../../../domain/adjustment/effects';
import type { GuideRecord, Organization } from '../../../domain/document/records';
import { toGuideRecord, toOrganization } from '../content/rows';
import { UID_OF_KIND, type Row } from '../content/types';
import { TABLES, type Strapi } from '../strapi';
import { ADJUSTMENT_LOCALE as locale } from './store';

/** Rows read at a time. */
const CHUNK = 500;
const CANCELLED = '3';

/** Reads what a plan looks up: the guides of the items or of the organization, and who may have them. */
export async function readWorld(strapi: Strapi, adjustment: Adjustment): Promise<AdjustmentWorld> {
  const guides = await readGuides(strapi, adjustment);
  const organizations = await readOrganizations(strapi, [
    adjustment.fromCreditCode,
    ...adjustment.toCreditCodes,
    ...guides.map(({ organizationCode }) => organizationCode),
  ]);
  const versions = await readVersions(
    strapi,
    [...adjustment.items, ...adjustment.resultItems].map(({ basicCode }) => basicCode)
  );
  const taken = await readCodes(strapi, [...organizations.keys()]);
  return {
    guides,
    organization: (creditCode) => organizations.get(creditCode) ?? null,
    itemVersion: (basicCode) => versions.get(basicCode) ?? null,
    isTaken: (code) => taken.has(code),
  };
}

async function readGuides(
  strapi: Strapi,
  { items, fromCreditCode }: Adjustment
): Promise<GuideRecord[]> {
  const of: Record<string, unknown> = {};
  if (items.length > 0) of.standardItem = { basicCode: { $in: items.map((i) => i.basicCode) } };
  if (fromCreditCode !== '') of.organization = { creditCode: fromCreditCode };
  // Without an item and an organization it is about no guide, and not about all of them.
  if (Object.keys(of).length === 0) return [];
  const found: GuideRecord[] = [];
  for (let after = 0; ;) {
    const rows = (await strapi.db.query(UID_OF_KIND.guide).findMany({
      where: { ...of, locale, publishedAt: { $null: true }, id: { $gt: after } },
      orderBy: { id: 'asc' },
      limit: CHUNK,
      populate: {
        standardItem: { select: ['basicCode'] },
        organization: { select: ['creditCode'] },
        hall: { select: ['code'] },
      } as never,
    })) as Array<Row & { id: number }>;
    found.push(...rows.map(toGuideRecord));
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return found;
    after = last.id;
  }
}

async function readOrganizations(
  strapi: Strapi,
  creditCodes: readonly string[]
): Promise<ReadonlyMap<string, Organization>> {
  const wanted = [...new Set(creditCodes)].filter(Boolean);
  const found = new Map<string, Organization>();
  for (const part of partsOf(wanted)) {
    const rows = (await strapi.db.query('api::organization.organization').findMany({
      where: { creditCode: { $in: part }, locale },
      populate: { region: { select: ['code'] }, parent: { select: ['creditCode'] } } as never,
    })) as Row[];
    for (const organization of rows.map(toOrganization)) {
      found.set(organization.creditCode, organization);
    }
  }
  return found;
}

async function readVersions(
  strapi: Strapi,
  basicCodes: readonly string[]
): Promise<ReadonlyMap<string, number>> {
  const rows = (await strapi.db.query(TABLES.version).findMany({
    select: ['code', 'number'],
    where: {
      subject: 'standard-item',
      code: { $in: [...new Set(basicCodes)] },
      subjectLocale: locale,
      state: 'effective',
    },
    orderBy: { number: 'asc' },
  })) as Array<{ code: string; number: number }>;
  return new Map(rows.map(({ code, number }) => [code, number]));
}

/** Codes of guides in force of the organizations, which a new guide of theirs must not take. */
async function readCodes(
  strapi: Strapi,
  creditCodes: readonly string[]
): Promise<ReadonlySet<string>> {
  const codes = new Set<string>();
  for (const part of partsOf(creditCodes)) {
    const rows = (await strapi.db.query(UID_OF_KIND.guide).findMany({
      select: ['code', 'itemStatus'],
      where: { organization: { creditCode: { $in: part } }, publishedAt: { $null: true } },
    })) as Array<{ code: string; itemStatus: string | null }>;
    for (const { code, itemStatus } of rows) if (itemStatus !== CANCELLED) codes.add(code);
  }
  return codes;
}

/** Databases take some thousands of values in one statement. */
function* partsOf<T>(values: readonly T[]): Generator<T[]> {
  for (let i = 0; i < values.length; i += CHUNK) yield values.slice(i, i + CHUNK);
}
