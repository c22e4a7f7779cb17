import type {
  PushOrganization,
  PushOutcome,
  PushReport,
} from '../../../../shared/contracts/admin-api';
import { tableOf } from '../../content/links';
import { inTransaction } from '../../content/database-rows';
import { TABLES, type Strapi } from '../../strapi';
import { noOutcomes } from './present';
import { EMPTY_SUMMARY, type PushRow } from './records';

/** Most organizations that are named; the totals are exact whatever their number. */
const MOST_ORGANIZATIONS = 100;

/** What a push does, by organization, field and rule. */
export async function reportOf(
  strapi: Strapi,
  push: PushRow
): Promise<Pick<PushReport, 'organizations' | 'fields' | 'gained'>> {
  const { fields, gained } = push.summary ?? EMPTY_SUMMARY;
  return {
    organizations: await organizationsOf(strapi, push.id),
    fields: Object.entries(fields)
      .map(([field, counts]) => ({ field, ...counts }))
      .sort((a, b) => b.guides - a.guides || b.conflicts - a.conflicts),
    gained: Object.entries(gained)
      .map(([rule, counts]) => ({ rule, ...counts }))
      .sort((a, b) => b.guides - a.guides),
  };
}

async function organizationsOf(strapi: Strapi, pushId: number): Promise<PushOrganization[]> {
  const rows = (await inTransaction(strapi, (from) =>
    from(tableOf(strapi, TABLES.pushGuide))
      .select({ creditCode: 'credit_code', name: 'organization_name', planned: 'planned' })
      .count('id as guides')
      .where({ push_id: pushId })
      .groupBy('credit_code', 'organization_name', 'planned')
  )) as Array<{
    creditCode: string | null;
    name: string | null;
    planned: PushOutcome;
    guides: unknown;
  }>;
  const found = new Map<
    string,
    PushOrganization & { guides: number; planned: Record<PushOutcome, number> }
  >();
  for (const { creditCode, name, planned, guides } of rows) {
    const key = creditCode ?? '';
    const entry = found.get(key) ?? {
      creditCode: key,
      name: name ?? '',
      guides: 0,
      planned: noOutcomes(),
    };
    const count = Number(guides);
    const counted = { ...entry.planned, [planned]: entry.planned[planned] + count };
    found.set(key, { ...entry, guides: entry.guides + count, planned: counted });
  }
  return [...found.values()]
    .sort((a, b) => b.guides - a.guides || a.creditCode.localeCompare(b.creditCode))
    .slice(0, MOST_ORGANIZATIONS);
}
