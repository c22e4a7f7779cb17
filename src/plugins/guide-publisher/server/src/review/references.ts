import { tableOf } from '../content/links';
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
  let cached: { asOf: number; lists: Promise<Lists> } | null = null;

  async function lists(): Promise<Lists> {
    const asOf = await log.lastSequence();
    if (cached?.asOf !== asOf) cached = { asOf, lists: readLists(log, asOf) };
    return cached.lists;
  }

  return {
    /** Reference sets for checking the guide with this code and document id. */
    async forGuide(code: string, documentId: string): Promise<ReferenceSets> {
      const twin = await strapi.db
        .query(UID_OF_KIND.guide)
        .count({ where: { code, documentId: { $ne: documentId } } });
      return {
        ...(await lists()),
        duplicateCodes: new Set(twin > 0 ? [code] : []),
        today: now().toISOString().slice(0, 10),
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

async function duplicateCodes(strapi: Strapi): Promise<ReadonlySet<string>> {
  const rows = (await strapi.db
    .getConnection(tableOf(strapi, UID_OF_KIND.guide))
    .select('code')
    .groupBy('code')
    .havingRaw('count(distinct document_id) > 1')) as Array<{ code: string }>;
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
