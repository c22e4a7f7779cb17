import type { Locale } from '../../../domain/codes/tables';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Strapi } from '../strapi';
import { KEY_FIELD, uidOf, type RecordType, type Target } from './record-rows';

/** The rows that relations point to, by key; read in batches and remembered. */
export interface Targets {
  /**
   * Reads what is not known yet. `own` are keys of type `type` that are being written now, so that they will be there.
   * Throws `content.not-found` for a key that nothing has.
   */
  load(targets: readonly Target[], own: readonly string[], type: RecordType): Promise<void>;
  /** A row that has just been written. */
  add(type: RecordType, key: string, id: number): void;
  /** Row id in the language of these targets; null for a blank key and for a lenient one that nothing has. */
  rowId(target: Target): number | null;
  /** Has the key a document, but not in this language? */
  isElsewhere(target: Target): boolean;
}

type Known = number | 'elsewhere' | 'nowhere';

export function createTargets(strapi: Strapi, locale: Locale): Targets {
  const known = new Map<RecordType, Map<string, Known>>();

  const ofType = (type: RecordType): Map<string, Known> => {
    const keys = known.get(type) ?? new Map<string, Known>();
    known.set(type, keys);
    return keys;
  };

  async function read(type: RecordType, keys: readonly string[]): Promise<void> {
    const field = KEY_FIELD[type];
    const drafts = strapi.contentType(uidOf(type)).options?.draftAndPublish === true;
    const rows = (await strapi.db.query(uidOf(type)).findMany({
      select: ['id', 'locale', 'publishedAt', field],
      where: { [field]: { $in: keys } },
    })) as Array<{ id: number; locale: string; publishedAt: unknown } & Record<string, unknown>>;
    const found = ofType(type);
    for (const row of rows) {
      const key = String(row[field]);
      const usable = row.locale === locale && (!drafts || row.publishedAt === null);
      if (usable) found.set(key, row.id);
      else if (!found.has(key)) found.set(key, 'elsewhere');
    }
  }

  return {
    async load(targets, own, type) {
      const written = new Set(own);
      const missing = new Map<RecordType, Set<string>>();
      for (const target of targets) {
        if (target.key === '' || typeof ofType(target.type).get(target.key) === 'number') continue;
        missing.set(target.type, (missing.get(target.type) ?? new Set()).add(target.key));
      }
      for (const [each, keys] of missing) {
        for (const key of keys) ofType(each).delete(key);
        await read(each, [...keys]);
      }
      for (const { type: each, key, lenient } of targets) {
        if (key === '' || ofType(each).has(key)) continue;
        if (!lenient && !(each === type && written.has(key))) {
          throw new PublisherError('content.not-found', { what: key });
        }
        ofType(each).set(key, 'nowhere');
      }
    },
    add: (type, key, id) => void ofType(type).set(key, id),
    rowId({ type, key }) {
      const found = ofType(type).get(key);
      return typeof found === 'number' ? found : null;
    },
    isElsewhere: ({ type, key }) => ofType(type).get(key) === 'elsewhere',
  };
}
