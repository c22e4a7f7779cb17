/**
 * Chance that can be repeated: each thing of the corpus draws from a stream of its own, keyed by the seed and by what
 * the thing is, so that it is the same whatever was made before it.
 */
export class Random {
  private state: number;

  constructor(...keys: ReadonlyArray<number | string>) {
    this.state = keys.reduce<number>((state, key) => mixed(state, key), FIRST_STATE);
  }

  /** A number from 0 up to, but without, 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, but without, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** True in this share of all cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of the values; the list must not be empty. A value that stands there twice comes twice as often. */
  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)]!;
  }
}

const FIRST_STATE = 0x811c9dc5;

/** FNV-1a over the characters of the key, with a last stir so that neighbouring numbers part. */
function mixed(state: number, key: number | string): number {
  let hash = state;
  for (const character of String(key)) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}
