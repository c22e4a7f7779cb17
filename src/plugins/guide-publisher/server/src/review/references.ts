import { tableOf } from '../content/links';
import { inTransaction } from '../content/database-rows';
import { UID_OF_KIND } from '../content/types';
import type { ReferenceSets } from '../../../domain/template/types';
import type { EditionLog } from '../editions/log';
import type { Strapi } from '../strapi';

type Lists = Omit<ReferenceSets, 'duplicateCodes' | 'today'>;

/**
 * What checks must look up: certificates and intermediary services as they are public now (codes and names),
 * and codes that another guide carries too. The lists are read once per place in the edition log.
 */
export function createReferences(strapi: Strapi, log: EditionLog, now: () => Date) {
  let cached: { asOf: number; lists: Lists } | null = null;

  async function lists(): Promise<Lists> {
    // Guides that are published one after the other change nothing in the lists.
    const asOf = await log.lastSequenceOf(LISTED);
    if (cached?.asOf === asOf) return cached.lists;
    // What is read is kept, not the reading: it belongs to one transaction, and another that waited for it would hold
    // the only connection of SQLite meanwhile.
    const lists = await readLists(log, asOf);
    cached = { asOf, lists };
    return lists;
  }

  return {
    /** Reference sets for checking each of these documents. */
    async forDocuments(documents: readonly Coded[]): Promise<(document: Coded) => ReferenceSets> {
      const carriers = await carriersOf(strapi, documents);
      const shared = { ...(await lists()), today: now().toISOString().slice(0, 10) };
      return ({ code, documentId }) => {
        const others = [...(carriers.get(code) ?? [])].filter((each) => each !== documentId);
        return { ...shared, duplicateCodes: new Set(others.length > 0 ? [code] : []) };
      };
    },

    /** Reference sets for checking all guides: every code that more than one guide carries. */
    async forAll(): Promise<ReferenceSets> {
      return {
        ...(await lists()),
        duplicateCodes: await duplicateCodes(strapi),
        today: now().toISOString().slice(0, 10),
      };
    },
  };
}

/** A document and the code that it carries. */
interface Coded {
  readonly code: string;
  readonly documentId: string;
}

/** The kinds of which lists are made. */
const LISTED = ['certificate', 'intermediary-service'] as const;

/** Document ids of the guides that carry the codes of these documents. */
async function carriersOf(
  strapi: Strapi,
  documents: readonly Coded[]
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = (await strapi.db.query(UID_OF_KIND.guide).findMany({
    select: ['code', 'documentId'],
    where: { code: { $in: [...new Set(documents.map(({ code }) => code))] } },
  })) as Coded[];
  const carriers = new Map<string, Set<string>>();
  for (const { code, documentId } of rows) {
    carriers.set(code, (carriers.get(code) ?? new Set()).add(documentId));
  }
  return carriers;
}

async function duplicateCodes(strapi: Strapi): Promise<ReadonlySet<string>> {
  const rows = (await inTransaction(strapi, (from) =>
    from(tableOf(strapi, UID_OF_KIND.guide))
      .select('code')
      .groupBy('code')
      .havingRaw('count(distinct document_id) > 1')
  )) as Array<{ code: string }>;
  return new Set(rows.map(({ code }) => code));
}

export type References = ReturnType<typeof createReferences>;

async function readLists(log: EditionLog, asOf: number): Promise<Lists> {
  const retainedCertificates = new Set<string>();
  const cancelledCertificates = new Set<string>();
  const retainedIntermediaries = new Set<string>();
  const cleanedUpIntermediaries = new Set<string>();
  const locale = 'zh-Hans';
  for await (const { document } of log.list({ kind: 'certificate', asOf, locale })) {
    const set = document.status === 'cancelled' ? cancelledCertificates : retainedCertificates;
    set.add(document.code).add(document.name);
  }
  for await (const { document } of log.list({ kind: 'intermediary-service', asOf, locale })) {
    const set = document.status === 'cleaned-up' ? cleanedUpIntermediaries : retainedIntermediaries;
    set.add(document.code).add(document.name);
  }
  return {
    retainedCertificates,
    cancelledCertificates,
    retainedIntermediaries,
    cleanedUpIntermediaries,
  };
}
