import type { CatalogueEntry } from '../document/document';

/** What happened to a catalogue between two editions. Each entry of either side is told of at most once. */
export interface CatalogueComparison {
  readonly added: readonly CatalogueEntry[];
  readonly removed: readonly CatalogueEntry[];
  /** The same code under another name; `columns` names those that changed besides. */
  readonly renamed: readonly ChangedEntry[];
  /** The same code and name with other values. */
  readonly changed: readonly ChangedEntry[];
  /** The same item under another code: it went to another organization or level, or was given a new code. */
  readonly moved: readonly ChangedEntry[];
}

export interface ChangedEntry {
  readonly before: CatalogueEntry;
  readonly after: CatalogueEntry;
  /** Columns whose values differ, by name. */
  readonly columns: readonly string[];
}

/**
 * Compares two lists of entries, matched by code. Of those left, one that is gone and one that is new are the same item moved
 * if a key names just these two: item, name and region; then item and name; then name and organization; then the name. In the
 * order of the new list, removed entries in that of the old. If a code comes twice, the first entry counts.
 */
export function compareCatalogues(
  before: readonly CatalogueEntry[],
  after: readonly CatalogueEntry[]
): CatalogueComparison {
  const [old, recent] = [byCode(before), byCode(after)];
  const kept = [...recent.values()].flatMap((entry) => {
    const former = old.get(entry.code);
    return former ? [changeOf(former, entry)] : [];
  });
  const gone = [...old.values()].filter(({ code }) => !recent.has(code));
  const come = [...recent.values()].filter(({ code }) => !old.has(code));
  const moved = movedEntries(gone, come);
  const settled = new Set(moved.flatMap((change) => [change.before, change.after]));
  const renamed = kept.filter(isRenamed);
  return {
    added: come.filter((entry) => !settled.has(entry)),
    removed: gone.filter((entry) => !settled.has(entry)),
    renamed,
    changed: kept.filter((change) => !isRenamed(change) && change.columns.length > 0),
    moved,
  };
}

type Key = (entry: CatalogueEntry) => string | null;

/** From the surest to the least sure. `null` where an entry lacks what the key needs. */
const IDENTITIES: readonly Key[] = [
  ({ name, values }) => joined(values.basicCode, name, values.regionCode),
  ({ name, values }) => joined(values.basicCode, name),
  ({ name, values }) => joined(name, values.organizationCode),
  ({ name }) => joined(name),
];

function movedEntries(
  gone: readonly CatalogueEntry[],
  come: readonly CatalogueEntry[]
): ChangedEntry[] {
  const partner = new Map<CatalogueEntry, CatalogueEntry>();
  const taken = new Set<CatalogueEntry>();
  for (const key of IDENTITIES) {
    const old = singles(
      gone.filter((entry) => !taken.has(entry)),
      key
    );
    const recent = singles(
      come.filter((entry) => !partner.has(entry)),
      key
    );
    for (const [name, entry] of recent) {
      const former = old.get(name);
      if (!former) continue;
      partner.set(entry, former);
      taken.add(former);
    }
  }
  return come.flatMap((entry) => {
    const former = partner.get(entry);
    return former ? [changeOf(former, entry)] : [];
  });
}

/** Entries that a key names alone; where it names several, nobody knows which is which. */
function singles(entries: readonly CatalogueEntry[], key: Key): Map<string, CatalogueEntry> {
  const found = new Map<string, CatalogueEntry>();
  const ambiguous = new Set<string>();
  for (const entry of entries) {
    const name = key(entry);
    if (name === null) continue;
    if (found.has(name)) ambiguous.add(name);
    found.set(name, entry);
  }
  for (const name of ambiguous) found.delete(name);
  return found;
}

const isRenamed = ({ before, after }: ChangedEntry) => before.name !== after.name;

function changeOf(before: CatalogueEntry, after: CatalogueEntry): ChangedEntry {
  const names = new Set([...Object.keys(before.values), ...Object.keys(after.values)]);
  const columns = [...names].filter(
    (name) => (before.values[name] ?? null) !== (after.values[name] ?? null)
  );
  return { before, after, columns };
}

function byCode(entries: readonly CatalogueEntry[]): Map<string, CatalogueEntry> {
  const found = new Map<string, CatalogueEntry>();
  for (const entry of entries) if (!found.has(entry.code)) found.set(entry.code, entry);
  return found;
}

function joined(
  ...parts: ReadonlyArray<CatalogueEntry['values'][string] | undefined>
): string | null {
  return parts.every((part) => part !== undefined && part !== null && part !== '')
    ? JSON.stringify(parts)
    : null;
}
