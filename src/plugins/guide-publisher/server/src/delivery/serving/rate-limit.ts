/**
 * How many requests each asker may make: the "generic cell rate algorithm", which keeps one number for each of them.
 * An asker may spend a minute's worth at once and then gets one more each `60 s / perMinute`.
 */
export interface RateLimit {
  /** Takes one request. Answers with 0 if it may pass, else with the seconds to wait, a whole number from 1. */
  take(asker: string, perMinute: number): number;
}

const MINUTE = 60_000;

/**
 * Askers remembered: some 10 MB. Whoever asked longest ago is forgotten first, so that a flood from many addresses
 * costs no more memory; to be forgotten means a fresh minute's worth.
 */
export const MOST_ASKERS = 50_000;

/** @param now milliseconds, never going back */
export function createRateLimit(now: () => number, most = MOST_ASKERS): RateLimit {
  /** When the asker would have used up nothing any more, in milliseconds. */
  const freeAt = new Map<string, number>();
  return {
    take(asker, perMinute) {
      const time = now();
      const known = freeAt.get(asker);
      const next = Math.max(known ?? time, time) + MINUTE / perMinute;
      const wait = next - time - MINUTE;
      if (wait > 0) return Math.max(1, Math.ceil(wait / 1000));
      if (known !== undefined) freeAt.delete(asker);
      else if (freeAt.size >= most) freeAt.delete(freeAt.keys().next().value!);
      freeAt.set(asker, next);
      return 0;
    },
  };
}
