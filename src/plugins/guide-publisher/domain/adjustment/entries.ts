import type { CatalogueEntry } from '../document/document';
import type { AdjustmentEffect } from './effects';

/** What adjustments change on a catalogue that has one entry for each organization's item. */
export interface EntryChanges {
  /** Codes that are no longer on the list. */
  readonly removed: readonly string[];
  /** Entries that are new or have other values. */
  readonly put: readonly CatalogueEntry[];
}

/**
 * The changes of the list that follow from effects. `entryOf` gives the entry of a guide that is public now, or null where
 * it is not on the list: a draft that nobody has published yet, a guide of another kind.
 */
export function entryChanges(
  effects: readonly AdjustmentEffect[],
  entryOf: (code: string) => CatalogueEntry | null
): EntryChanges {
  const removed: string[] = [];
  const put: CatalogueEntry[] = [];
  for (const effect of effects) {
    if (effect.kind === 'withdraw') removed.push(effect.code);
    else {
      const entry = entryOf(effect.record.code);
      if (entry) put.push(entry);
    }
  }
  return { removed, put };
}

/**
 * The entries of an edition after changes, one after the other: those of the later edition, in no particular order. Later
 * changes win over earlier ones.
 */
export function applyChanges(
  entries: readonly CatalogueEntry[],
  changes: Iterable<EntryChanges>
): CatalogueEntry[] {
  const list = new Map(entries.map((entry) => [entry.code, entry]));
  for (const { removed, put } of changes) {
    for (const code of removed) list.delete(code);
    for (const entry of put) list.set(entry.code, entry);
  }
  return [...list.values()];
}
