import type { Core } from '@strapi/strapi';
import { contentHash } from '../../../src/plugins/guide-publisher/domain/document/canonical';
import type {
  GuideRecord,
  StandardItem,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { linkOf, tableOf } from '../../../src/plugins/guide-publisher/server/src/content/links';
import { insertRows } from '../../../src/plugins/guide-publisher/server/src/content/database-rows';
import { toRow } from '../../../src/plugins/guide-publisher/server/src/editions/rows';
import { guideDocument } from '../../../src/plugins/guide-publisher/server/src/review/guide-document';
import { streamGuidesInPlace } from '../../../src/plugins/guide-publisher/server/src/review/resolve-all';
import { fillDatabase } from '../../bench/city/fill';
import { createCorpus, type Corpus, type CorpusGuide } from '../../corpus/corpus';
import { correctGuide, isAppliedFor } from '../../corpus/guides';
import { Random } from '../../corpus/random';
import { loadSample, type Sample } from '../../corpus/sample';

const SEED = 1;
const AT = '2026-01-01T00:00:00.000Z';
const LOCALE = 'zh-Hans';
const GUIDE = 'api::service-guide.service-guide';
/** Of three guides two are public, as their drafts say. */
const IS_PUBLIC = (nth: number): boolean => nth % 3 !== 0;

type Strapi = Parameters<typeof streamGuidesInPlace>[0];

/** A city whose guides are all of one item, in its first version, while the second is in effect; two of three are public. */
export async function fillPushCity(
  strapi: Core.Strapi,
  { guides, root }: { readonly guides: number; readonly root: string }
): Promise<StandardItem> {
  const sample = await loadSample(root);
  const corpus = corpusOfOneItem(createCorpus({ guides, seed: SEED, sample, root }), sample);
  await fillDatabase(strapi, corpus);
  await publishSome(strapi as Strapi, corpus);
  return [...corpus.items()][1]!;
}

/** The same bodies, each with as many guides as before, all of them 业务办理项 of one item: told apart by two more digits. */
function corpusOfOneItem(corpus: Corpus, sample: Sample): Corpus {
  const original = sample.items.find(
    (item) => isAppliedFor(item) && item.materials.length > 1 && item.steps.length > 0
  )!;
  const first: StandardItem = { ...original, version: 1, levels: ['3', '4', '5', '6'] };
  const second: StandardItem = {
    ...first,
    version: 2,
    summary: `${first.summary}（修订）`,
    materials: first.materials.slice(1),
  };
  return {
    ...corpus,
    *items() {
      yield first;
      yield second;
    },
    *guides() {
      const taken = new Map<string, number>();
      for (const guide of corpus.guides()) {
        const { creditCode } = guide.organization;
        const nth = taken.get(creditCode) ?? 0;
        taken.set(creditCode, nth + 1);
        yield { ...guide, item: first, breaks: [], record: recordOf(guide, { item: first, nth }) };
      }
    },
  };
}

function recordOf(
  { organization, region, hall }: CorpusGuide,
  { item, nth }: { item: StandardItem; nth: number }
): GuideRecord {
  const body = { organization, region, hall, line: -1, side: 0 };
  const random = new Random(SEED, 'push', organization.creditCode, nth);
  const record = correctGuide({ body, item, random });
  return { ...record, code: record.code + nth.toString(36).padStart(2, '0').toUpperCase() };
}

/** As if these drafts had been approved and published: public rows, reviews, editions. */
async function publishSome(strapi: Strapi, corpus: Corpus): Promise<void> {
  const template = compileTemplate(corpus.template);
  const ids: string[] = [];
  let sequence = 0;
  for await (const chunk of streamGuidesInPlace(strapi, { locale: LOCALE, status: 'draft' })) {
    const editions: Array<Record<string, unknown>> = [];
    const reviews: Array<Record<string, unknown>> = [];
    for (const [i, { documentId, parts }] of chunk.entries()) {
      const document = parts && guideDocument(parts, template.template).document;
      if (!document || !IS_PUBLIC(i)) continue;
      const hash = contentHash(document);
      sequence += 1;
      const provenance = { approvedAt: AT, publishedAt: AT, template: null };
      editions.push(toRow({ document, hash, provenance, sequence }));
      reviews.push({
        ...{ subjectUid: GUIDE, subjectId: documentId, subjectLocale: LOCALE },
        ...{ state: 'published', hash, publishedHash: hash, editedBy: 'a', decidedBy: 'b' },
      });
      ids.push(documentId);
    }
    await insertRows(strapi, 'plugin::guide-publisher.edition', editions);
    await insertRows(strapi, 'plugin::guide-publisher.review', reviews);
  }
  await copyRows(strapi, ids);
}

/** The public row of each, with its relations, as SQLite copies them. */
async function copyRows(strapi: Strapi, documentIds: readonly string[]): Promise<void> {
  const { connection } = strapi.db;
  const table = tableOf(strapi, GUIDE);
  const columns = Object.keys(await connection(table).columnInfo()).filter((name) => name !== 'id');
  const wanted = columns.map((name) => (name === 'published_at' ? `${Date.parse(AT)}` : name));
  for (let i = 0; i < documentIds.length; i += 500) {
    const part = documentIds.slice(i, i + 500);
    const marks = part.map(() => '?').join(',');
    await connection.raw(
      `insert into ${table} (${columns.join(',')}) select ${wanted.join(',')} from ${table} where document_id in (${marks}) order by id`,
      [...part]
    );
  }
  for (const relation of ['standardItem', 'organization', 'hall']) {
    const { table: links, owner, target } = linkOf(strapi, GUIDE, relation);
    await connection.raw(
      `insert into ${links} (${owner}, ${target}) select p.id, l.${target} from ${table} p
       join ${table} d on d.document_id = p.document_id and d.published_at is null
       join ${links} l on l.${owner} = d.id where p.published_at is not null order by p.id`
    );
  }
}
