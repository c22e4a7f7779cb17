import qs from 'qs';
import type { PublicRelease } from '../../../src/plugins/guide-publisher/server/src/delivery/types';
import type {
  Document,
  GuideDocument,
} from '../../../src/plugins/guide-publisher/domain/document/document';
import {
  guideRecordSchema,
  standardItemSchema,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import type { EditionSource } from '../../../src/plugins/guide-publisher/server/src/editions/types';
import { fromRow, toRow } from '../../../src/plugins/guide-publisher/server/src/editions/rows';
import type {
  Column,
  EditionColumns,
  EditionTable,
  Find,
} from '../../../src/plugins/guide-publisher/server/src/delivery/table';

export const CITY = { code: '520500000000', name: '毕节市' };
export const COUNTY = { code: '520502000000', name: '七星关区' };
export const ELSEWHERE = { code: '520100000000', name: '贵阳市' };

export const RELEASE: PublicRelease = {
  site: 'bijie',
  number: 3,
  asOf: 1_000,
  regionCode: CITY.code,
  guidePage: (code) => `https://example.gov.cn/guides/${code.toLowerCase()}.html`,
};

export function guide(code: string, fields: Partial<GuideDocument> = {}): GuideDocument {
  return {
    ...standardItemSchema.parse({ basicCode: `B${code}` }),
    ...guideRecordSchema.parse({ code }),
    form: 1,
    kind: 'guide',
    locale: 'zh-Hans',
    name: `事项${code}`,
    basicCode: `B${code}`,
    itemType: '01',
    level: '3',
    itemLevels: ['3'],
    itemStatus: '1',
    organization: {
      creditCode: 'O1',
      name: '市市场监管局',
      level: '3',
      nature: '1',
      department: '市场监管',
    },
    region: CITY,
    hall: null,
    ...fields,
  };
}

const INSTANT = '2026-03-01T08:00:00.000Z';
const PROVENANCE = { approvedAt: INSTANT, publishedAt: INSTANT, template: null };

/** The edition table in memory: appends and retires as the log does, and reads by the same conditions as a database. */
export class MemoryTable implements EditionTable {
  readonly rows: EditionColumns[] = [];
  /** Queries so far. */
  queries = 0;
  private last = 0;

  freeze(document: Document, hash = `hash-${this.last + 1}`): number {
    const sequence = (this.last += 1);
    const before = this.public(document.kind, document.code);
    if (before) this.retireRow(before, { sequence, reason: 'replaced', successor: '' });
    const row = toRow({ document, hash, provenance: PROVENANCE, sequence });
    const blank = { retiredSequence: null, retiredReason: null, successor: null, retiredAt: null };
    this.rows.push({ id: this.rows.length + 1, ...blank, ...row } as unknown as EditionColumns);
    return sequence;
  }

  retire(document: Pick<Document, 'kind' | 'code'>, successor = ''): void {
    const row = this.public(document.kind, document.code);
    if (!row) return;
    this.retireRow(row, { sequence: (this.last += 1), reason: 'cancelled', successor });
  }

  get lastSequence(): number {
    return this.last;
  }

  async find<C extends Column>({ where, orderBy = [], limit, offset = 0 }: Find<C>) {
    this.queries += 1;
    const rows = this.rows.filter((row) => matches(row, where));
    rows.sort((a, b) => {
      for (const [field, direction] of orderBy.flatMap(Object.entries)) {
        const order = compare(valueOf(a, field), valueOf(b, field));
        if (order !== 0) return direction === 'desc' ? -order : order;
      }
      return 0;
    });
    return rows.slice(offset, limit === undefined ? undefined : offset + limit);
  }

  async count(where: Readonly<Record<string, unknown>>): Promise<number> {
    this.queries += 1;
    return this.rows.filter((row) => matches(row, where)).length;
  }

  private public(kind: string, code: string): EditionColumns | undefined {
    return this.rows.find(
      (row) => row.kind === kind && row.code === code && row.retiredSequence === null
    );
  }

  private retireRow(
    row: EditionColumns,
    { sequence, reason, successor }: { sequence: number; reason: string; successor: string }
  ): void {
    const retired = {
      retiredSequence: sequence,
      retiredReason: reason,
      successor,
      retiredAt: INSTANT,
    };
    Object.assign(row, retired);
  }
}

const valueOf = (row: EditionColumns, field: string): unknown =>
  (row as unknown as Record<string, unknown>)[field] ?? null;

const compare = (a: unknown, b: unknown): number =>
  a === b ? 0 : (a as string) < (b as string) ? -1 : 1;

type Condition = Readonly<Record<string, unknown>>;

function matches(row: EditionColumns, where: Condition): boolean {
  return Object.entries(where).every(([key, condition]) => {
    if (key === '$and') return (condition as Condition[]).every((part) => matches(row, part));
    if (key === '$or') return (condition as Condition[]).some((part) => matches(row, part));
    const value = valueOf(row, key);
    if (typeof condition !== 'object' || condition === null) return value === condition;
    return Object.entries(condition).every(([operator, wanted]) => holds(value, operator, wanted));
  });
}

/** As in SQL, a comparison with null holds for nothing. */
function holds(value: unknown, operator: string, wanted: unknown): boolean {
  if (operator === '$null') return (value === null) === wanted;
  if (value === null) return false;
  switch (operator) {
    case '$in':
      return (wanted as unknown[]).includes(value);
    case '$notIn':
      return !(wanted as unknown[]).includes(value);
    case '$ne':
      return value !== wanted;
    case '$gt':
      return compare(value, wanted) > 0;
    case '$gte':
      return compare(value, wanted) >= 0;
    case '$lt':
      return compare(value, wanted) < 0;
    case '$lte':
      return compare(value, wanted) <= 0;
    case '$contains':
      return String(value).includes(String(wanted));
    default:
      throw new Error(`unknown operator ${operator}`);
  }
}

/** The edition log over the table in memory. */
export const logOver = (table: MemoryTable): EditionSource => ({
  async *list({ kind, asOf, locale }) {
    for (const row of table.rows) {
      const shown =
        row.sequence <= asOf && (row.retiredSequence === null || row.retiredSequence > asOf);
      if (shown && row.kind === kind && row.editionLocale === locale) yield fromRow(row);
    }
  },
  async *listWithdrawn() {},
});

/** A query string as Strapi parses it. */
export const parsedQuery = (query: string): unknown =>
  qs.parse(query, { strictNullHandling: true, arrayLimit: 100, depth: 20 });

/** For tests of everything else: nothing is found. */
export const NO_SEARCH = { answer: async () => '{"data":[]}' };
