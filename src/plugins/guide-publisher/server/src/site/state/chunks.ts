/**
 * Cuts a long list into pages at places that its entries themselves decide, so that one entry more or less moves the
 * ends of the page that it is on and of no other. Pages of a fixed length would all shift behind it.
 *
 * A page begins at an entry whose hash is the least among `REACH` neighbours to each side. Two such entries are more
 * than `REACH` apart, on average 2 × `REACH` + 1; whether an entry is one depends on its neighbours alone.
 */
export const REACH = 25;

/** Indexes at which pages begin; always 0, unless the list is empty. */
export function cutsOf(keys: readonly string[]): number[] {
  if (keys.length === 0) return [];
  const hashes = keys.map(hashOf);
  const cuts = [0];
  for (let at = REACH; at < keys.length - REACH; at += 1) {
    if (isLeast(hashes, keys, at)) cuts.push(at);
  }
  return cuts;
}

function isLeast(hashes: readonly number[], keys: readonly string[], at: number): boolean {
  const own = hashes[at]!;
  for (let i = at - REACH; i <= at + REACH; i += 1) {
    if (i === at) continue;
    const other = hashes[i]!;
    if (other < own || (other === own && keys[i]! < keys[at]!)) return false;
  }
  return true;
}

/** FNV-1a with the finish of MurmurHash3: 32 bits, evenly spread also for codes that differ in one digit. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
