import type { Locale } from '../../../domain/codes/tables';
import { standardItemSchema, type StandardItem } from '../../../domain/document/records';
import { TABLES, type Strapi } from '../strapi';
import { RecentlyUsed } from './recently-used';

/**
 * Most versions kept. A version takes about 20 KB, so that this is the greater part of what a check of the whole city
 * takes in memory. The real city has some 3,000 items; guides come organization by organization, and the items of one
 * county's offices come again with the next county's.
 */
const MOST_KEPT = 5000;

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
  const known = new RecentlyUsed<StandardItem | null>(MOST_KEPT);

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
      // What these pins need is used now, so the others go first.
      for (const pin of pins) known.get(keyOf(pin));
      known.trim();
      const missing = pins.filter(
        (pin) => pin.basicCode !== '' && known.get(keyOf(pin)) === undefined
      );
      if (missing.length === 0) return;
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
