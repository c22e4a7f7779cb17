import { createHash } from 'node:crypto';
import type { GuideDocument } from '../../../../domain/document/document';
import { pinyinOf } from '../../../../domain/search/pinyin';
import { tokensOf } from '../../../../domain/search/tokens';
import { TABLES, type Strapi } from '../../strapi';
import { textsOf } from './guide-texts';
import { ENTRIES, isPostgres, rowsOf, STATE, storeTokens, TEXTS, type Transaction } from './tables';

/** Keeps the index in step with the edition log. */
export interface Follower {
  /** Indexes everything up to a place in the log; at once where that is done already. */
  reach(place: number): Promise<void>;
  /** Stops after the chunk under way; what is missing is indexed after the next start. */
  stop(): Promise<void>;
}

/** Editions of one transaction: other writers wait for some 20 ms at most. */
const CHUNK = 50;
/** Texts whose ids are remembered; most guides share theirs with thousands of others. */
const MOST_REMEMBERED = 20_000;

export function createFollower(strapi: Strapi): Follower {
  const ids = new Map<string, number>();
  let reached = 0;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;

  async function advance(place: number): Promise<void> {
    if (reached === 0) reached = await storedPosition(strapi);
    while (reached < place) {
      if (stopped) throw new Error('the application is stopping');
      reached = await indexChunk(strapi, { after: reached, place, ids });
      if (ids.size > MOST_REMEMBERED) ids.clear();
    }
  }

  return {
    async reach(place) {
      if (reached >= place) return;
      const next = running.then(() => advance(place));
      // A failure is for whoever asked; the next one tries again.
      running = next.catch(() => {});
      return next;
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

async function storedPosition(strapi: Strapi): Promise<number> {
  const row = await strapi.db.connection(STATE).first('position');
  return Number(row?.position ?? 0);
}

/** Indexes the next editions in one transaction and answers with the place that it came to. */
async function indexChunk(
  strapi: Strapi,
  { after, place, ids }: { after: number; place: number; ids: Map<string, number> }
): Promise<number> {
  const rows = (await strapi.db.query(TABLES.edition).findMany({
    select: ['sequence', 'kind', 'document'],
    // Not by kind: databases would look the kind up first and sort all of its documents for each chunk.
    where: { sequence: { $gt: after, $lte: place } },
    orderBy: { sequence: 'asc' },
    limit: CHUNK,
  })) as Array<{ sequence: number; kind: string; document: string }>;
  const reached = rows.length < CHUNK ? place : rows.at(-1)!.sequence;
  const postgres = isPostgres(strapi);
  const fresh = new Map<string, number>();
  await strapi.db.transaction(async ({ trx }) => {
    const into = { trx, postgres, known: ids, fresh };
    for (const { sequence, kind, document } of rows)
      if (kind === 'guide') await indexGuide(into, sequence, JSON.parse(document) as GuideDocument);
    await trx(STATE).where('position', '<', reached).update({ position: reached });
  });
  // Only what was committed is remembered.
  for (const [hash, id] of fresh) ids.set(hash, id);
  return reached;
}

interface Into {
  readonly trx: Transaction;
  readonly postgres: boolean;
  readonly known: ReadonlyMap<string, number>;
  readonly fresh: Map<string, number>;
}

async function indexGuide(into: Into, sequence: number, guide: GuideDocument): Promise<void> {
  const { name, place, body } = textsOf(guide);
  const row = {
    sequence,
    locale: guide.locale,
    code: guide.code,
    level: guide.level,
    region_code: guide.region.code,
    item_type: guide.itemType,
    handling_mode: guide.handlingMode,
    served: guide.audiences.join(','),
    name_id: await textId(into, 'name', name),
    place_id: await textId(into, 'place', place),
    body_id: await textId(into, 'body', body),
  };
  // Another node may have been faster.
  await into.trx(ENTRIES).insert(row).onConflict('sequence').ignore();
}

type Role = 'name' | 'place' | 'body';

/** The id of a text, which is stored where it is not there yet. */
async function textId(into: Into, role: Role, text: string): Promise<number> {
  const { trx, postgres, known, fresh } = into;
  const hash = createHash('sha256').update(`${role}\n${text}`).digest('hex');
  const remembered = known.get(hash) ?? fresh.get(hash);
  if (remembered !== undefined) return remembered;
  const pinyin = role === 'body' ? '' : pinyinOf(text);
  const added = rowsOf<{ id: number }>(
    await trx(TEXTS)
      .insert({ hash, text: storable(text), pinyin })
      .onConflict('hash')
      .ignore()
      .returning('id')
  );
  const id = added[0]?.id ?? (await trx(TEXTS).where({ hash }).first('id')).id;
  if (added.length > 0 && role === 'body')
    await storeTokens(trx, { id, tokens: tokensOf(text), postgres });
  fresh.set(hash, id);
  return id;
}

/** PostgreSQL keeps no NUL. */
const storable = (text: string): string => text.replaceAll('\0', '');
