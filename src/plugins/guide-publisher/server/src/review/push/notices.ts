import type { PushNotice } from '../../../../shared/contracts/admin-api';
import { TABLES, type Strapi } from '../../strapi';
import { countsOf } from './present';
import type { PushRow } from './records';

/** Most notices that a page shows; more at a time would be read by nobody. */
const MOST_NOTICES = 50;

/** Approved pushes that are still to come or under way, soonest first; of one item, or of all. */
export async function pushNotices(
  strapi: Strapi,
  { item }: { readonly item?: string | undefined } = {}
): Promise<PushNotice[]> {
  const rows = (await strapi.db.query(TABLES.push).findMany({
    where: { state: { $in: ['scheduled', 'applying'] }, ...(item && { code: item }) },
    orderBy: [{ startsOn: 'asc' }, { id: 'asc' }],
    limit: MOST_NOTICES,
  })) as PushRow[];
  const counts = await countsOf(
    strapi,
    rows.map(({ id }) => id)
  );
  return rows.map((row) => {
    const { guides, planned } = counts(row.id);
    return {
      push: row.id,
      item: { code: row.code, name: row.name ?? '' },
      version: row.number,
      state: row.state as PushNotice['state'],
      startsOn: row.startsOn,
      reason: row.reason ?? '',
      guides,
      conflicts: planned.conflict,
    };
  });
}
