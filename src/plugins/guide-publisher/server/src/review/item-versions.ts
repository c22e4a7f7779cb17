import type { Locale } from '../../../domain/codes/tables';
import { standardItemSchema, type StandardItem } from '../../../domain/document/records';
import { TABLES, type Strapi } from '../strapi';

/**
 * Most versions kept. The real city has some 3,000 items; a version takes about 20 KB, so that this is the greater part
 * of what a check of the whole city takes in memory.
 */
const MOST_KEPT = 8000;

/** Codes asked for at a time; databases bound the parameters of one query. */
const MOST_CODES = 500;

/** By what a guide is pinned. */
interface Pin {
  readonly basicCode: string;
  readonly itemVersion: number;
}

/** Versions of standard items in effect, read in batches and kept while many guides are resolved. */
export interface ItemVersions {
  /** Reads what of these is not known yet; call it before `get`. */
  load(pins: readonly Pin[]): Promise<void>;
  /** Null where that version is not in effect. */
  get(pin: Pin): StandardItem | null;
}

export function createItemVersions(strapi: Strapi, locale: Locale): ItemVersions {
  const known = new Map<string, StandardItem | null>();

  async function read(codes: readonly string[], wanted: ReadonlySet<string>): Promise<void> {
    const rows = (await strapi.db.query(TABLES.version).findMany({
      select: ['code', 'number', 'snapshot'],
      where: {
        subject: 'standard-item',
        subjectLocale: locale,
        state: 'effective',
        code: { $in: codes },
      },
    })) as Array<{ code: string; number: number; snapshot: unknown }>;
    for (const { code, number, snapshot } of rows) {
      const key = keyOf({ basicCode: code, itemVersion: number });
      if (wanted.has(key)) known.set(key, standardItemSchema.parse(snapshot));
    }
  }

  return {
    async load(pins) {
      const missing = pins.filter((pin) => pin.basicCode !== '' && !known.has(keyOf(pin)));
      if (missing.length === 0) return;
      if (known.size + missing.length > MOST_KEPT) {
        known.clear();
        return this.load(pins);
      }
      const wanted = new Set(missing.map(keyOf));
      for (const key of wanted) known.set(key, null);
      const codes = [...new Set(missing.map(({ basicCode }) => basicCode))];
      for (let i = 0; i < codes.length; i += MOST_CODES) {
        await read(codes.slice(i, i + MOST_CODES), wanted);
      }
    },
    get: (pin) => known.get(keyOf(pin)) ?? null,
  };
}

const keyOf = ({ basicCode, itemVersion }: Pin): string => `${basicCode} ${itemVersion}`;
