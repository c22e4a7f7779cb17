import { TABLES, type Strapi } from '../strapi';

/** Key of the advisory lock that makes sequence numbers a queue on PostgreSQL; SQLite has one writer anyway. */
const SEQUENCE_LOCK = 52_05_00;

/** The place of the last event in the edition log; 0 when it is empty. */
export async function lastSequence(strapi: Strapi): Promise<number> {
  const editions = strapi.db.query(TABLES.edition);
  const [appended, retired] = await Promise.all([
    editions.findOne({ select: ['sequence'], orderBy: { sequence: 'desc' } }),
    editions.findOne({
      select: ['retiredSequence'],
      where: { retiredSequence: { $notNull: true } },
      orderBy: { retiredSequence: 'desc' },
    }),
  ]);
  return Math.max(appended?.sequence ?? 0, retired?.retiredSequence ?? 0);
}

/** The next place in the log, kept for the transaction under way until it ends. */
export async function nextSequence(strapi: Strapi): Promise<number> {
  await strapi.db.transaction(async ({ trx }) => {
    if (strapi.db.dialect.client === 'postgres') {
      await trx.raw('select pg_advisory_xact_lock(?)', [SEQUENCE_LOCK]);
    }
  });
  return (await lastSequence(strapi)) + 1;
}
