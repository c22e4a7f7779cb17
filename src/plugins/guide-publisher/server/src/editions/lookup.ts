import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind } from '../../../domain/document/document';
import { TABLES, type Strapi } from '../strapi';
import { fromRow, type EditionRow } from './rows';
import type { EditionKey, EditionLookup } from './types';
import { visibleAt } from './visible';

/** Rows read at a time when a whole kind is streamed: about 2 MB of documents. */
const CHUNK = 200;

/** Codes in one statement; SQLite takes 32,766 parameters, and a longer list is slower per code. */
const CODES = 200;

type Where = Readonly<Record<string, unknown>>;

/** The reading half of the edition log, over Strapi's database. */
export function createEditionLookup(strapi: Strapi): EditionLookup {
  const editions = () => strapi.db.query(TABLES.edition);

  async function rowsWith(
    column: string,
    values: readonly string[],
    query: { where: Where; orderBy?: ReadonlyArray<Record<string, string>>; select?: string[] }
  ): Promise<EditionRow[]> {
    const { where, ...rest } = query;
    const rows: EditionRow[] = [];
    for (let at = 0; at < values.length; at += CODES) {
      const some = values.slice(at, at + CODES);
      const found: unknown = await editions().findMany({
        ...rest,
        where: { $and: [where, { [column]: { $in: some } }] },
      } as never);
      rows.push(...(found as EditionRow[]));
    }
    return rows;
  }

  async function events(column: string, after: number, asOf: number): Promise<EditionKey[]> {
    const rows: unknown = await editions().findMany({
      select: ['kind', 'code', 'editionLocale'],
      where: { [column]: { $gt: after, $lte: asOf } },
    });
    return (rows as EditionRow[]).map(({ kind, code, editionLocale }) => ({
      kind,
      code,
      locale: editionLocale,
    }));
  }

  return {
    async *list<K extends DocumentKind>(asked: Asked<K>) {
      for await (const row of newestOfEach(rowsByCode(strapi, seen(asked)))) yield fromRow<K>(row);
    },

    async *listFrozen(asked) {
      for await (const row of newestOfEach(rowsByCode(strapi, seen(asked)))) {
        const { code, sequence, document: text, provenance } = row;
        const { regionCode } = row as EditionRow & { readonly regionCode: string | null };
        yield { code, sequence, text, provenance, regionCode: regionCode ?? '' };
      }
    },

    async *listWithdrawn({ kind, asOf, locale }) {
      const withdrawn = { kind, editionLocale: locale, ...withdrawnAt(asOf) };
      let last: EditionRow | null = null;
      // A document may have been withdrawn, published again, and withdrawn again: its last word counts.
      for await (const row of rowsByCode(strapi, withdrawn)) {
        if (last && last.code !== row.code && !(await isVisible(strapi, last, asOf)))
          yield fromRow(last);
        last = row;
      }
      if (last && !(await isVisible(strapi, last, asOf))) yield fromRow(last);
    },

    async markAt(asOf) {
      const last = (column: string, select: string[]) =>
        editions().findOne({
          select,
          where: { [column]: { $lte: asOf } },
          orderBy: { [column]: 'desc' },
        });
      const appended = await last('sequence', ['sequence', 'hash']);
      const retired = await last('retiredSequence', ['retiredSequence', 'hash']);
      return [appended?.sequence, appended?.hash, retired?.retiredSequence, retired?.hash].join(
        ' '
      );
    },

    async changes({ after, asOf }) {
      const keys = new Map<string, EditionKey>();
      for (const column of ['sequence', 'retiredSequence']) {
        for (const key of await events(column, after, asOf))
          keys.set(JSON.stringify([key.kind, key.locale, key.code]), key);
      }
      return [...keys.values()];
    },

    async find<K extends DocumentKind>({ codes, ...asked }: Asked<K> & Codes) {
      const rows = await rowsWith('code', codes, {
        where: seen(asked),
        orderBy: [{ sequence: 'asc' }],
      });
      return [...new Map(rows.map((row) => [row.code, row])).values()].map((row) =>
        fromRow<K>(row)
      );
    },

    async ofSubjects<K extends DocumentKind>({ codes, ...asked }: Asked<K> & Codes) {
      const rows = await rowsWith('basicCode', codes, {
        where: seen(asked),
        orderBy: [{ code: 'asc' }],
      });
      return rows.map((row) => fromRow<K>(row));
    },

    async findWithdrawn<K extends DocumentKind>({ codes, kind, asOf, locale }: Asked<K> & Codes) {
      const rows = await rowsWith('code', codes, {
        where: { kind, editionLocale: locale, ...withdrawnAt(asOf) },
        orderBy: [{ sequence: 'asc' }],
      });
      return [...new Map(rows.map((row) => [row.code, row])).values()].map((row) =>
        fromRow<K>(row)
      );
    },

    async precededBy({ codes, kind, asOf, locale }) {
      // Not by kind: a database would look that up first, and then at every document of it.
      const rows = await rowsWith('successor', codes, {
        select: ['kind', 'code', 'editionLocale'],
        where: withdrawnAt(asOf),
      });
      const wanted = rows.filter((row) => row.kind === kind && row.editionLocale === locale);
      return [...new Set(wanted.map(({ code }) => code))];
    },

    async mentioning({ text, ...asked }) {
      const rows: unknown = await editions().findMany({
        select: ['code'],
        where: { $and: [seen(asked), { document: { $contains: text } }] },
      });
      return (rows as EditionRow[]).map(({ code }) => code);
    },

    async *newest<K extends DocumentKind>({ kind, asOf, locale }: Asked<K>) {
      let below = asOf + 1;
      for (;;) {
        // Not by kind, for the same reason; nearly all editions are guides.
        const rows = (await editions().findMany({
          where: { sequence: { $lt: below } },
          orderBy: [{ sequence: 'desc' }],
          limit: CHUNK,
        })) as EditionRow[];
        for (const row of rows) {
          const isGone = row.retiredSequence !== null && row.retiredSequence <= asOf;
          if (row.kind === kind && row.editionLocale === locale && !isGone) yield fromRow<K>(row);
        }
        if (rows.length < CHUNK) return;
        below = rows.at(-1)!.sequence;
      }
    },
  };
}

interface Asked<K extends DocumentKind = DocumentKind> {
  readonly kind: K;
  readonly asOf: number;
  readonly locale: Locale;
}

interface Codes {
  readonly codes: readonly string[];
}

const seen = ({ kind, asOf, locale }: Asked): Where => ({
  kind,
  editionLocale: locale,
  ...visibleAt(asOf),
});

const withdrawnAt = (asOf: number) => ({
  retiredSequence: { $lte: asOf },
  retiredReason: { $ne: 'replaced' },
});

async function isVisible(strapi: Strapi, row: EditionRow, asOf: number): Promise<boolean> {
  const { kind, code, editionLocale: locale } = row;
  const where = { ...seen({ kind, asOf, locale }), code };
  return (await strapi.db.query(TABLES.edition).count({ where })) > 0;
}

/**
 * The log has one visible edition of a code. Should rows written past it make two, the newer one is meant: a site that
 * could not be released because of it would help nobody.
 */
async function* newestOfEach(rows: AsyncIterable<EditionRow>): AsyncIterable<EditionRow> {
  let last: EditionRow | null = null;
  for await (const row of rows) {
    if (last && last.code !== row.code) yield last;
    last = row;
  }
  if (last) yield last;
}

/** Streams rows in order of code by keyset, so that memory stays flat. */
async function* rowsByCode(strapi: Strapi, where: Where): AsyncIterable<EditionRow> {
  let after: { code: string; sequence: number } | null = null;
  for (;;) {
    const beyond: Record<string, unknown> = after
      ? {
          $or: [
            { code: { $gt: after.code } },
            { code: after.code, sequence: { $gt: after.sequence } },
          ],
        }
      : {};
    const rows = (await strapi.db.query(TABLES.edition).findMany({
      where: { $and: [where, beyond] },
      orderBy: [{ code: 'asc' }, { sequence: 'asc' }],
      limit: CHUNK,
    })) as EditionRow[];
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = { code: last.code, sequence: last.sequence };
  }
}
