import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind } from '../../../domain/document/document';
import { TABLES, type Strapi } from '../strapi';
import type { EditionRow } from './rows';
import { nextSequence } from './sequence';

/** What is public now of these codes: row id and hash of the edition, by code. */
export async function currentEditions(
  strapi: Strapi,
  { kind, locale, codes }: { kind: DocumentKind; locale: Locale; codes: readonly string[] }
): Promise<ReadonlyMap<string, { readonly id: number; readonly hash: string }>> {
  const rows = (await strapi.db.query(TABLES.edition).findMany({
    select: ['id', 'code', 'hash'],
    where: {
      kind,
      editionLocale: locale,
      code: { $in: [...codes] },
      retiredSequence: { $null: true },
    },
    orderBy: { sequence: 'asc' },
  })) as Array<{ id: number; code: string; hash: string }>;
  return new Map(rows.map(({ id, code, hash }) => [code, { id, hash }]));
}

/**
 * Makes texts public again that were public before: a copy of each edition, with its hash, provenance and date of
 * approval, at a new place in the log. The log only grows, so that readers who follow it see the way back too.
 */
export async function reinstateAll(
  strapi: Strapi,
  pairs: ReadonlyArray<{ readonly edition: number; readonly replaces: number }>,
  at: string
): Promise<void> {
  const ids = pairs.map(({ edition }) => edition);
  const editions = (await strapi.db
    .query(TABLES.edition)
    .findMany({ where: { id: { $in: ids } } })) as EditionRow[];
  const byId = new Map(editions.map((each) => [each.id, each]));
  await append(strapi, {
    at,
    rows: pairs.map(({ edition, replaces }) => ({
      replaces,
      row: (sequence) => copyOf(byId.get(edition)!, sequence),
    })),
  });
}

function copyOf(edition: EditionRow, sequence: number): Record<string, unknown> {
  const copy: Record<string, unknown> = { ...edition, ...NOT_RETIRED, sequence };
  for (const own of ['id', 'documentId', 'createdAt', 'updatedAt']) delete copy[own];
  return copy;
}

const NOT_RETIRED = {
  ...{ retiredSequence: null, retiredReason: null, retiredAt: null },
  ...{ successor: null, retiredNote: null },
};

interface Appending {
  readonly at: string;
  readonly rows: ReadonlyArray<{
    readonly replaces: number;
    readonly row: (sequence: number) => Record<string, unknown>;
  }>;
}

async function append(strapi: Strapi, { at, rows }: Appending): Promise<void> {
  if (rows.length === 0) return;
  const editions = strapi.db.query(TABLES.edition);
  const first = await nextSequence(strapi);
  for (const [i, { replaces }] of rows.entries()) {
    await editions.updateMany({
      where: { id: replaces },
      data: { retiredSequence: first + i, retiredReason: 'replaced', retiredAt: at },
    });
  }
  await editions.createMany({ data: rows.map(({ row }, i) => row(first + i)) });
}
