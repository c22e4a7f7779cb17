/** What is kept must say how many bytes it takes. */
export interface Sized {
  readonly bytes: number;
}

/** Answers by address, at most so many bytes of them; what was asked for longest ago goes first. */
export interface AnswerCache<T extends Sized> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
  delete(key: string): void;
  /** Bytes kept. */
  readonly bytes: number;
}

/** What an entry takes beside its body: its key, its headers, the table that holds it. */
const OVERHEAD = 1_000;
/** An answer larger than this share of the whole is not kept: it would push out hundreds of others. */
const LARGEST_SHARE = 1 / 8;

/** @param limit bytes, bodies and keys included; 0 keeps nothing */
export function createAnswerCache<T extends Sized>(limit: number): AnswerCache<T> {
  const kept = new Map<string, T>();
  let bytes = 0;
  const sizeOf = (key: string, value: T) => value.bytes + 2 * key.length + OVERHEAD;

  function drop(key: string): void {
    const value = kept.get(key);
    if (!value) return;
    kept.delete(key);
    bytes -= sizeOf(key, value);
  }

  return {
    get(key) {
      const value = kept.get(key);
      if (value === undefined) return undefined;
      // A map keeps the order of insertion: the oldest is what was used longest ago.
      kept.delete(key);
      kept.set(key, value);
      return value;
    },
    set(key, value) {
      drop(key);
      const size = sizeOf(key, value);
      if (size > limit * LARGEST_SHARE) return;
      while (bytes + size > limit) drop(kept.keys().next().value!);
      kept.set(key, value);
      bytes += size;
    },
    delete: drop,
    get bytes() {
      return bytes;
    },
  };
}
