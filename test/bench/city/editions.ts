import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { contentHash } from '../../../src/plugins/guide-publisher/domain/document/canonical';
import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import {
  certificateDocument,
  intermediaryServiceDocument,
  organizationDocument,
  regionDocument,
  serviceHallDocument,
} from '../../../src/plugins/guide-publisher/domain/document/simple-documents';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import { toRow } from '../../../src/plugins/guide-publisher/server/src/editions/rows';
import { createReleaseStore } from '../../../src/plugins/guide-publisher/server/src/release/store';
import { saveSite } from '../../../src/plugins/guide-publisher/server/src/site/settings';
import type { Corpus } from '../../corpus/corpus';

const LOCALE = 'zh-Hans';
const EDITION = 'plugin::guide-publisher.edition';
const AT = '2026-01-01T00:00:00.000Z';
/** Rows of one statement; SQLite takes at most 32,766 parameters. */
const CHUNK = 200;

/** The site of the benches. */
export const SITE = 'city';

/**
 * Puts every document of a synthetic city into the edition log, as if all had been approved, and makes release 1 of a
 * site of it, which has a home page and nothing else: this is for measuring what reads editions.
 */
export async function fillEditions(
  strapi: Core.Strapi,
  corpus: Corpus,
  folder: string
): Promise<number> {
  let sequence = 0;
  let rows: Array<Record<string, unknown>> = [];
  const provenance = { approvedAt: AT, publishedAt: AT, template: null };
  const flush = async () => {
    if (rows.length > 0) await strapi.db.query(EDITION).createMany({ data: rows as never });
    rows = [];
  };
  for (const document of documentsOf(corpus)) {
    sequence += 1;
    const row = toRow({ document, hash: contentHash(document), provenance, sequence });
    rows.push({ ...row, documentId: `bench-edition-${sequence}`, publishedAt: null });
    if (rows.length === CHUNK) await flush();
  }
  await flush();
  await releaseEditions(strapi, { asOf: sequence, folder });
  return sequence;
}

async function releaseEditions(
  strapi: Core.Strapi,
  { asOf, folder }: { readonly asOf: number; readonly folder: string }
): Promise<void> {
  await saveSite(strapi as never, {
    slug: SITE,
    title: '毕节市政务服务',
    regionCode: '520500000000',
    locales: [LOCALE],
    footer: { organizer: '', siteCode: '', icp: '', publicSecurity: '' },
  });
  const store = createReleaseStore({ root: path.join(folder, 'sites'), now: () => new Date(AT) });
  await store.publish({ site: SITE, asOf, files: [{ path: 'index.html', body: '' }] });
}

function* documentsOf(corpus: Corpus): Generator<Document> {
  const template = compileTemplate(corpus.template);
  for (const region of corpus.regions()) yield regionDocument(region, LOCALE);
  for (const organization of corpus.organizations())
    yield organizationDocument(organization, LOCALE);
  for (const hall of corpus.halls()) yield serviceHallDocument(hall, LOCALE);
  for (const certificate of corpus.certificates) yield certificateDocument(certificate, LOCALE);
  for (const service of corpus.intermediaries) yield intermediaryServiceDocument(service, LOCALE);
  for (const { breaks: _, ...input } of corpus.guides())
    yield resolveGuide({ ...input, template, locale: LOCALE }).document;
}
