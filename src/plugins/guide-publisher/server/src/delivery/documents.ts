import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind } from '../../../domain/document/document';
import { PublisherError } from '../../../shared/contracts/errors';
import { after, cursorText, orderBy, orderOf, readCursor, type Cursor, type Order } from './cursor';
import { columnsFor, itemText, type ItemRow } from './items';
import { FIRST_CURSOR, type Filter } from './parameters';
import { RESOURCES, type ResourceName } from './resources';
import type { Column, EditionColumns, EditionTable } from './table';
import { releaseMeta, type PublicRelease } from './types';
import { filtered, shownBy, spellingsOf, withinScope, type Where } from './visibility';

/** Lists of documents and single documents, as a release shows them. */
export interface Documents {
  /** The answer as JSON text: `{ data, meta: { pagination, release } }`. */
  list(resource: ResourceName, release: PublicRelease, query: ListQuery): Promise<string>;
  /** The answer as JSON text: `{ data, meta: { release } }`. Throws `api.withdrawn` and `api.not-found`. */
  one(resource: ResourceName, release: PublicRelease, query: OneQuery): Promise<string>;
  /** One public row, by any spelling of its code; null where there is none. */
  find<C extends Column>(params: RowParams<C>): Promise<Pick<EditionColumns, C | 'code'> | null>;
  /** The error for a code under which nothing of these kinds is public: `api.withdrawn` or `api.not-found`. */
  absence(params: AbsenceParams): Promise<PublisherError>;
}

export interface ListQuery {
  readonly locale: Locale;
  readonly pagination: {
    readonly page?: number | undefined;
    readonly pageSize: number;
    readonly cursor?: string | undefined;
  };
  readonly filters?: Readonly<Record<string, Filter | undefined>> | undefined;
  readonly sort: string;
  readonly fields?: readonly string[] | undefined;
}

export interface OneQuery {
  readonly code: string;
  readonly locale: Locale;
  readonly fields?: readonly string[] | undefined;
}

export interface RowParams<C extends Column> {
  readonly release: PublicRelease;
  readonly kind: DocumentKind;
  readonly code: string;
  readonly locale: Locale;
  readonly columns: readonly C[];
}

export interface AbsenceParams extends Pick<RowParams<Column>, 'release' | 'code' | 'locale'> {
  readonly kinds: readonly DocumentKind[];
}

/** Totals kept in memory: one for each filter of each release, which never change. */
const MOST_TOTALS = 1_000;

export function createDocuments(table: EditionTable): Documents {
  const totals = new Map<string, number>();

  async function totalOf(where: Where): Promise<number> {
    const key = JSON.stringify(where);
    const known = totals.get(key);
    if (known !== undefined) return known;
    const total = await table.count(where);
    if (totals.size >= MOST_TOTALS) totals.delete(totals.keys().next().value!);
    totals.set(key, total);
    return total;
  }

  async function find<C extends Column>({ release, kind, code, locale, columns }: RowParams<C>) {
    const rows = await table.find({
      where: { ...shownBy(release, kind, locale), code: { $in: spellingsOf(code) } },
      columns: [...columns, 'code'] as Array<C | 'code'>,
    });
    return rows.find((row) => row.code === code) ?? rows[0] ?? null;
  }

  async function absence(params: AbsenceParams): Promise<PublisherError> {
    return (
      (await withdrawal(table, params)) ??
      new PublisherError('api.not-found', { what: params.code })
    );
  }

  return {
    find,
    absence,

    async list(resource, release, { locale, pagination, filters = {}, sort, fields }) {
      const { kind, columns: known } = RESOURCES[resource];
      const where = { $and: [shownBy(release, kind, locale), ...filtered(filters)] };
      const order = orderOf(sort);
      const { page = 1, pageSize, cursor } = pagination;
      const from = cursor && cursor !== FIRST_CURSOR ? after(order, readCursor(cursor, order)) : {};
      const [total, ids] = await Promise.all([
        totalOf(where),
        // Only indexed columns, so that no document is read to be skipped.
        table.find({
          where: { $and: [...where.$and, from] },
          columns: ['id'],
          orderBy: orderBy(order),
          limit: pageSize,
          offset: cursor ? 0 : (page - 1) * pageSize,
        }),
      ]);
      const rows = await inOrder(table, ids, [...columnsFor(fields, known), 'code', 'name']);
      const data = rows.map((row) => itemText(row, fields, known));
      const meta = {
        pagination: cursor
          ? { pageSize, total, next: nextCursor(order, rows, pageSize) }
          : { page, pageSize, pageCount: Math.ceil(total / pageSize), total },
        release: releaseMeta(release),
      };
      return `{"data":[${data.join(',')}],"meta":${JSON.stringify(meta)}}`;
    },

    async one(resource, release, { code, locale, fields }) {
      const { kind, columns: known } = RESOURCES[resource];
      const columns = columnsFor(fields, known);
      const found = await find({ release, kind, code, locale, columns });
      if (!found) throw await absence({ release, kinds: [kind], code, locale });
      const meta = { release: releaseMeta(release) };
      return `{"data":${itemText(found as ItemRow, fields, known)},"meta":${JSON.stringify(meta)}}`;
    },
  };
}

/** Whole rows in the order of their ids. */
async function inOrder(
  table: EditionTable,
  ids: ReadonlyArray<{ readonly id: number }>,
  columns: readonly Column[]
): Promise<Array<ItemRow & Pick<EditionColumns, 'code' | 'name'>>> {
  if (ids.length === 0) return [];
  const rows = await table.find({
    where: { id: { $in: ids.map(({ id }) => id) } },
    columns: [...new Set<Column>(['id', ...columns])],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Null where the page is the last; a full last page is followed by a blank one. */
function nextCursor(
  order: Order,
  rows: ReadonlyArray<Cursorable>,
  pageSize: number
): string | null {
  const last = rows.at(-1);
  if (!last || rows.length < pageSize) return null;
  const value: Cursor['value'] = last[order.field] ?? '';
  return cursorText(order, { value, code: last.code });
}

type Cursorable = Pick<EditionColumns, 'code' | 'name' | 'sequence'>;

/** The error for what was public and is not any more; null for what never was, or only elsewhere. */
async function withdrawal(
  table: EditionTable,
  { release, kinds, code, locale }: AbsenceParams
): Promise<PublisherError | null> {
  const [last] = await table.find({
    where: {
      kind: { $in: [...kinds] },
      editionLocale: locale,
      code: { $in: spellingsOf(code) },
      retiredSequence: { $lte: release.asOf },
      retiredReason: { $ne: 'replaced' },
      ...withinScope(release),
    },
    columns: ['code', 'retiredReason', 'successor', 'retiredAt'],
    orderBy: [{ retiredSequence: 'desc' }],
    limit: 1,
  });
  if (!last) return null;
  return new PublisherError('api.withdrawn', {
    what: last.code,
    reason: last.retiredReason,
    successor: last.successor ?? '',
    withdrawnAt: instant(last.retiredAt),
  });
}

/** Drivers give dates as text or as Date. */
function instant(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? new Date(value).toISOString() : null;
}
