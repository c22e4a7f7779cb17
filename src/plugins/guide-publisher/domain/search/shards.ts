import { compact, normalize } from './normalize';
import { runsOf, tokensOf } from './tokens';

/**
 * The index of a site that has no server, in small files that a browser fetches as it needs them. Names stand once
 * however many organizations implement them. Which file a word or name is in, and the id of a name, follow from their
 * text alone: one changed guide changes the files of its name and of its organization, and those of the words of the
 * name only if the name came or went.
 */

/** Files of each part: together below 500 for a city, each some KB. */
export const SHARDS = { words: 128, names: 192, places: 128 } as const;
export type ShardPart = keyof typeof SHARDS;

/** A file by its part and number, below the folder of the search. */
export const shardPath = (part: ShardPart, number: number): string => `${part}/${number}.json`;

/** Which file of a part holds a key. */
export const shardOf = (part: ShardPart, key: string): number =>
  hashOf(key, FIRST_SEED) % SHARDS[part];

/**
 * The id of a name: 24 bits of its spelling. Names may share one; the file of an id holds both, and what is found
 * is compared with the question again.
 */
export const nameIdOf = (name: string): string => idOf(compact(name), NAME_ID);

/** The id of an organization: 42 bits of its code. */
export const placeIdOf = (creditCode: string): string => idOf(creditCode, PLACE_ID);

export const NAME_ID = 4;
export const PLACE_ID = 7;

/** What of a name is looked up: its tokens, how it begins, how it sounds. */
export function wordsOf(name: string, pinyin: string): string[] {
  const words = new Set(tokensOf(name));
  const [first] = runsOf(normalize(name));
  if (first) words.add(beginning(first.text));
  const syllables = pinyin.split(' ').filter((syllable) => /^[a-z]+$/.test(syllable));
  const sound = syllables.join('');
  let at = 0;
  for (const syllable of syllables) {
    words.add(soundWord(sound.slice(at, at + SOUND_LENGTH)));
    at += syllable.length;
  }
  const initials = syllables.map((syllable) => syllable[0]).join('');
  for (let i = 0; i + INITIALS_LENGTH <= initials.length; i += 1)
    words.add(initialsWord(initials.slice(i, i + INITIALS_LENGTH)));
  return [...words];
}

/** Letters of a sound, and initials, by which a name is looked up. */
export const SOUND_LENGTH = 3;
export const INITIALS_LENGTH = 2;
/** No token begins with these signs. */
export const beginning = (text: string): string => `<${[...text].slice(0, 2).join('')}`;
export const soundWord = (letters: string): string => `~${letters}`;
export const initialsWord = (letters: string): string => `^${letters}`;

/** Ids of names with a word, each with the length of the name; the shortest first. One text, to be small. */
export type Postings = string;
/** Characters of one name in postings: its length in one digit of base 36, and its id. */
const RECORD = NAME_ID + 1;
const LONGEST = 35;

export interface Posting {
  readonly id: string;
  readonly length: number;
}

export function readPostings(text: Postings): Posting[] {
  const postings: Posting[] = [];
  for (let i = 0; i + RECORD <= text.length; i += RECORD) {
    const id = text.slice(i + 1, i + RECORD);
    postings.push({ id, length: parseInt(text[i]!, 36) });
  }
  return postings;
}

/** In one order whatever came first. */
export function writePostings(postings: Iterable<Posting>): Postings {
  const records = new Set<string>();
  for (const { id, length } of postings) records.add(Math.min(length, LONGEST).toString(36) + id);
  return [...records].sort().join('');
}

/** Length of a name as postings have it. */
export const lengthOf = (name: string): number => Math.min(compact(name).length, LONGEST);

/** A file of names: by id the names that share it. */
export type NameShard = Readonly<Record<string, readonly NameEntry[]>>;

export interface NameEntry {
  readonly name: string;
  readonly pinyin: string;
  /** How many of its guides are of which item type. */
  readonly types: Readonly<Record<string, number>>;
  /** By what codes of guides have after the organization's, then by county (six digits): ids of organizations in one text. */
  readonly guides: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Before what is no ending of a code but the whole path of a guide with a code of another form. */
export const OTHER_PATH = '/';

/** A file of organizations: by id its credit code, folder of its guides, name, and how many guides it has. */
export type PlaceShard = Readonly<
  Record<
    string,
    ReadonlyArray<readonly [code: string, folder: string, name: string, guides: number]>
  >
>;

/** A file of words. */
export type WordShard = Readonly<Record<string, Postings>>;

/** What a browser reads first. */
export interface SearchHead {
  readonly synonyms: ReadonlyArray<readonly [term: string, meaning: string]>;
  /** Counties by the first six digits of their codes. */
  readonly regions: ReadonlyArray<readonly [digits: string, name: string]>;
}

export const HEAD_FILE = 'head.json';

function idOf(text: string, length: number): string {
  let id = '';
  for (let seed = FIRST_SEED; id.length < length; seed += 1) {
    let rest = hashOf(text, seed);
    for (let i = 0; i < DIGITS_OF_HASH && id.length < length; i += 1) {
      id += ALPHABET[rest & 63]!;
      rest >>>= 6;
    }
  }
  return id;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** A hash of 32 bits has five digits of six bits. */
const DIGITS_OF_HASH = 5;
const FIRST_SEED = 1;

/** FNV-1a with the finish of MurmurHash3, the same in every browser. */
function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
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
