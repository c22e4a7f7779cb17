import { createHash } from 'node:crypto';
import type { Delivery } from '../delivery';
import type { AskedRelease, Content, PublicRelease, ReleaseWatch } from '../types';
import { createAddresses } from './addresses';
import { createAnswerCache } from './answer-cache';
import { compressed } from './compress';
import type { Encoding } from './encoding';

/** A request as it came over HTTP, below `/api/public`. */
export interface FrontRequest {
  /** Path with its leading slash, as it stands in the address. */
  readonly path: string;
  /** The query string without its question mark, as it stands in the address. */
  readonly search: string;
  /** The query string parsed; asked for only where no answer is kept. */
  readonly query: () => unknown;
  /** Does the reader prefer JSON-LD? */
  readonly linkedData: boolean;
  readonly encoding: Encoding;
  /** The header `If-None-Match`, blank where there is none. */
  readonly ifNoneMatch: string;
}

/** What goes over HTTP; `body` is null with 304. */
export interface FrontAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/**
 * The content API over HTTP: answers are made once, in the form that the reader takes, and kept until the release
 * changes. The tag of an answer is the hash of its bytes.
 */
export interface Front {
  /** The answer if it is kept and nothing needs to be waited for, else null. */
  kept(request: FrontRequest): FrontAnswer | null;
  /** The answer, or null where the address names nothing. Throws errors `api.*` and `site.not-found`. */
  answer(request: FrontRequest): Promise<FrontAnswer | null>;
}

/** Readers ask again each time, which costs them and us a 304. */
const CACHE = 'public, max-age=0, must-revalidate';

interface Made {
  readonly asked: AskedRelease;
  /** Null for what no release changes. */
  readonly release: PublicRelease | null;
  /** The tag without the ending of its encoding. */
  readonly tag: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly notModified: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly bytes: number;
}

export function createFront({
  delivery,
  releases,
  cacheBytes,
}: {
  readonly delivery: Delivery;
  readonly releases: ReleaseWatch;
  /** Memory for answers. */
  readonly cacheBytes: number;
}): Front {
  const cache = createAnswerCache<Made>(cacheBytes);
  const addresses = createAddresses();
  /** Askers of the same address at the same time wait for one answer. */
  const making = new Map<string, Promise<Made>>();

  async function make(request: FrontRequest, key: string): Promise<Made | null> {
    const found = addresses.find(request.path);
    if (!found) return null;
    const { operation, path } = found;
    const answer = await delivery.answer(operation, {
      path,
      query: request.query(),
      linkedData: request.linkedData,
    });
    const made = await madeOf(answer, request.encoding);
    cache.set(key, made);
    return made;
  }

  return {
    kept(request) {
      const made = cache.get(keyOf(request));
      if (!made || !isCurrent(made, releases)) return null;
      return sent(made, request);
    },
    async answer(request) {
      const key = keyOf(request);
      const known = cache.get(key);
      if (known && (await isStillCurrent(known, releases))) return sent(known, request);
      const running = making.get(key) ?? make(request, key).finally(() => making.delete(key));
      making.set(key, running as Promise<Made>);
      const made = await running;
      return made && sent(made, request);
    },
  };
}

const keyOf = ({ path, search, linkedData, encoding }: FrontRequest): string =>
  `${encoding}${linkedData ? '+ld' : ''} ${path}?${search}`;

function isCurrent({ release, asked }: Made, releases: ReleaseWatch): boolean {
  return release === null || releases.known(asked) === release;
}

async function isStillCurrent({ release, asked }: Made, releases: ReleaseWatch): Promise<boolean> {
  return release === null || (await releases.find(asked)) === release;
}

interface Answered {
  readonly asked: AskedRelease;
  readonly release: PublicRelease | null;
  readonly content: Content;
  readonly vary: string;
}

async function madeOf(answer: Answered, wanted: Encoding): Promise<Made> {
  const { asked, release, content, vary } = answer;
  const whole = Buffer.from(content.body);
  const tag = createHash('sha256').update(whole).digest('base64url').slice(0, TAG_LENGTH);
  const { body, encoding } = await compressed(whole, wanted);
  const notModified = {
    ETag: encoding === 'identity' ? `"${tag}"` : `"${tag}-${encoding}"`,
    'Cache-Control': CACHE,
    Vary: vary,
    ...(release ? { 'X-Release': releaseHeader(release) } : {}),
  };
  const headers = {
    ...notModified,
    'Content-Type': `${content.type}; charset=utf-8`,
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  };
  return { asked, release, tag, headers, notModified, body, bytes: body.length };
}

/** 160 bits of the hash. */
const TAG_LENGTH = 27;

const releaseHeader = ({ site, number, asOf }: PublicRelease): string =>
  `site=${site}; number=${number}; as-of=${asOf}`;

function sent(made: Made, { ifNoneMatch }: FrontRequest): FrontAnswer {
  if (ifNoneMatch !== '' && isKnown(ifNoneMatch, made.tag))
    return { status: 304, headers: made.notModified, body: null };
  return { status: 200, headers: made.headers, body: made.body };
}

/**
 * `If-None-Match` compares weakly (RFC 9110, 13.1.2): proxies that compress make strong tags weak. A reader who has the
 * same content in another encoding has it.
 */
function isKnown(ifNoneMatch: string, tag: string): boolean {
  return ifNoneMatch.split(',').some(
    (each) =>
      each
        .trim()
        .replace(/^W\//, '')
        .replace(/-(?:gzip|br)"$/, '"') === `"${tag}"`
  );
}
