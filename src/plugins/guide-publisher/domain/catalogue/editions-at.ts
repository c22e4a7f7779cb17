import type { CatalogueEditionDocument, CatalogueEntry } from '../document/document';
import { isCatalogueKind, type CatalogueKind } from './catalogue-kinds';
import type { EditionsAt } from './figures';

/** The state of the lists at a date, out of all editions that were ever issued. */

/** The date whose state an edition gives; blank where it names none. */
export const dateOf = ({ asOf, issueDate }: CatalogueEditionDocument): string =>
  asOf ?? issueDate ?? '';

/**
 * Of each kind the newest edition at `date` (ISO, inclusive); of two of one date the one with the later code. Editions
 * of an unknown kind or without a date are passed over.
 */
export function newestEditions(
  editions: Iterable<CatalogueEditionDocument>,
  date: string
): ReadonlyMap<CatalogueKind, CatalogueEditionDocument> {
  const newest = new Map<CatalogueKind, CatalogueEditionDocument>();
  for (const edition of editions) {
    const { catalogueKind: kind } = edition;
    const from = dateOf(edition);
    if (!isCatalogueKind(kind) || from === '' || from > date) continue;
    const known = newest.get(kind);
    if (!known || rankOf(known) < rankOf(edition)) newest.set(kind, edition);
  }
  return newest;
}

/** The same, as figures are computed from it. */
export function editionsAt(editions: Iterable<CatalogueEditionDocument>, date: string): EditionsAt {
  const newest = newestEditions(editions, date);
  const entries = new Map<CatalogueKind, readonly CatalogueEntry[]>();
  for (const [kind, edition] of newest) entries.set(kind, edition.entries);
  return { date, editions: entries };
}

const rankOf = (edition: CatalogueEditionDocument): string => `${dateOf(edition)} ${edition.code}`;
