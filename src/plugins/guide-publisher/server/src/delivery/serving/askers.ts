import { createHash } from 'node:crypto';
import { createClientAddress } from './client-address';
import { createRateLimit } from './rate-limit';

export interface Asking {
  /** Address of the other end of the connection. */
  readonly peer: string;
  /** The header `X-Forwarded-For`, blank where there is none. */
  readonly forwardedFor: string;
  /** The header `X-Api-Key`, blank where there is none. */
  readonly key: string;
}

export interface Askers {
  /** Takes one request of a reader. Answers with 0 if it may pass, else with the seconds to wait. */
  take(asking: Asking): number;
}

export interface AskersSettings {
  /** For readers without a key, by address; 0 for no limit. */
  readonly perMinute: number;
  readonly keys: ReadonlyArray<{
    readonly name: string;
    readonly sha256: string;
    readonly perMinute: number;
  }>;
  readonly trustedProxies: readonly string[];
  /** Milliseconds, never going back. */
  readonly now: () => number;
}

/**
 * Who asks how often: a reader with a known key by the key, everyone else by address. A key that nobody was given
 * counts for nothing, so that making up keys leads round no limit.
 */
export function createAskers(settings: AskersSettings): Askers {
  const { perMinute, keys, trustedProxies, now } = settings;
  const byHash = new Map(keys.map((key) => [key.sha256, key]));
  const addressOf = createClientAddress(trustedProxies);
  const limit = createRateLimit(now);
  return {
    take({ peer, forwardedFor, key }) {
      const holder =
        key === '' || byHash.size === 0
          ? undefined
          : byHash.get(createHash('sha256').update(key).digest('hex'));
      const most = holder?.perMinute ?? perMinute;
      if (most === 0) return 0;
      return limit.take(holder ? `key ${holder.name}` : addressOf(peer, forwardedFor), most);
    },
  };
}
