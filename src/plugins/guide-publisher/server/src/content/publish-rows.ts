import type { Locale } from '../../../domain/codes/tables';
import type { Strapi } from '../strapi';
import { inTransaction, type From } from './database-rows';
import { inboundLinks, ownLinks, tableOf, type InboundLink, type OwnLink } from './links';
import type { ReviewedUid } from './types';

/** What is to be public: drafts of one type in one language, each document with no row in another language. */
export interface Publication {
  readonly uid: ReviewedUid;
  readonly documentIds: readonly string[];
  readonly locale: Locale;
  readonly at: Date;
}

interface Pair {
  readonly draft: number;
  readonly fresh: number;
  /** Row that was public before. */
  readonly old: number | null;
}

/**
 * Makes published rows of drafts, many at once, as the document service does one by one: a copy of the draft with a new
 * id, its relations to what is public, and whatever pointed to the row before. The gate is the caller's: nothing here
 * asks whether a text is approved. For types of which `isPlain` holds.
 */
export async function publishRows(strapi: Strapi, publication: Publication): Promise<void> {
  await inTransaction(strapi, async (from) => {
    const table = tableOf(strapi, publication.uid);
    const rowsOf = () =>
      from(table)
        .select('id', 'document_id', 'published_at')
        .whereIn('document_id', publication.documentIds)
        .andWhere({ locale: publication.locale }) as Promise<VersionRow[]>;
    const before = await rowsOf();
    await copyDrafts(strapi, from, { table, ...publication });
    const pairs = pairsOf(before, await rowsOf());
    for (const link of ownLinks(strapi, publication.uid))
      await copyLinks(strapi, from, link, pairs);
    for (const link of inboundLinks(strapi, publication.uid)) await turnLinks(from, link, pairs);
    const old = pairs.flatMap((pair) => pair.old ?? []);
    if (old.length > 0) await from(table).delete().whereIn('id', old);
  });
}

interface VersionRow {
  readonly id: number;
  readonly document_id: string;
  readonly published_at: unknown;
}

function pairsOf(before: readonly VersionRow[], after: readonly VersionRow[]): Pair[] {
  const known = new Set(before.map(({ id }) => id));
  const draft = new Map<string, number>();
  const old = new Map<string, number>();
  for (const row of before) {
    (row.published_at === null ? draft : old).set(row.document_id, row.id);
  }
  return after
    .filter(({ id }) => !known.has(id))
    .map(({ id, document_id: document }) => ({
      fresh: id,
      draft: draft.get(document)!,
      old: old.get(document) ?? null,
    }));
}

/** The database copies the rows itself: nothing of them comes here and goes back. */
async function copyDrafts(
  strapi: Strapi,
  from: From,
  { table, documentIds, locale, at }: Publication & { readonly table: string }
): Promise<void> {
  const names = Object.keys(await from(table).columnInfo());
  const copied = names.filter((name) => name !== 'id' && name !== 'published_at');
  const { connection } = strapi.db;
  const columns = connection.raw(`(${['published_at', ...copied].map(() => '??').join(', ')})`, [
    'published_at',
    ...copied,
  ]);
  const schema = strapi.db.getSchemaName();
  const drafts = from(table)
    .select(connection.raw('? as ??', [at, 'published_at']), ...copied)
    .whereIn('document_id', documentIds)
    .andWhere({ locale })
    .whereNull('published_at');
  const into = connection.raw(`?? ${columns.toQuery()}`, [schema ? `${schema}.${table}` : table]);
  await from(into as never).insert(drafts);
}

/** The relations of the drafts; those to a type with drafts go to what is public of it, or nowhere. */
async function copyLinks(
  strapi: Strapi,
  from: From,
  { table, owner, target, toDrafts }: OwnLink,
  pairs: readonly Pair[]
): Promise<void> {
  const links = (await from(table)
    .select(owner, target)
    .whereIn(
      owner,
      pairs.map(({ draft }) => draft)
    )
    .orderBy('id')) as Array<Record<string, number>>;
  if (links.length === 0) return;
  const fresh = new Map(pairs.map((pair) => [pair.draft, pair.fresh]));
  const publicOf =
    toDrafts === null
      ? (id: number) => id
      : await publishedTwins(
          from,
          tableOf(strapi, toDrafts),
          links.map((link) => link[target]!)
        );
  const rows = links.flatMap((link) => {
    const to = publicOf(link[target]!);
    return to === undefined ? [] : [{ [owner]: fresh.get(link[owner]!), [target]: to }];
  });
  if (rows.length > 0) await from(table).insert(rows);
}

async function publishedTwins(
  from: From,
  table: string,
  drafts: readonly number[]
): Promise<(draft: number) => number | undefined> {
  const rows = (await from(table)
    .select('id', 'document_id', 'locale')
    .whereIn('id', drafts)) as Array<{ id: number; document_id: string; locale: string }>;
  const twins = (await from(table)
    .select('id', 'document_id', 'locale')
    .whereIn('document_id', [...new Set(rows.map((row) => row.document_id))])
    .whereNotNull('published_at')) as typeof rows;
  const byDocument = new Map(twins.map((row) => [`${row.document_id} ${row.locale}`, row.id]));
  const keys = new Map(rows.map((row) => [row.id, `${row.document_id} ${row.locale}`]));
  return (draft) => byDocument.get(keys.get(draft) ?? '');
}

/** What pointed to the row that was public points to the new one; types without drafts point to both versions. */
async function turnLinks(
  from: From,
  { table, owner, target, fromDrafts }: InboundLink,
  pairs: readonly Pair[]
): Promise<void> {
  for (const { old, fresh } of pairs) {
    if (old !== null)
      await from(table)
        .update({ [target]: fresh })
        .where({ [target]: old });
  }
  if (fromDrafts) return;
  const freshOf = new Map(pairs.map((pair) => [pair.draft, pair.fresh]));
  const links = (await from(table)
    .select(owner, target)
    .whereIn(target, [...freshOf.keys(), ...freshOf.values()])) as Array<Record<string, number>>;
  const present = new Set(links.map((link) => `${link[owner]} ${link[target]}`));
  const rows = links.flatMap((link) => {
    const to = freshOf.get(link[target]!);
    const there = to === undefined || present.has(`${link[owner]} ${to}`);
    return there ? [] : [{ [owner]: link[owner], [target]: to }];
  });
  if (rows.length > 0) await from(table).insert(rows);
}
