import type { Phrase } from './query';

/** A text that questions are compared with: a name, or who implements it and where. */
export interface Searchable {
  /** As `compact` makes it. */
  readonly text: string;
  /** Syllables in one word: `shengyudengji`. */
  readonly sound: string;
  /** Where syllables begin in it. */
  readonly starts: ReadonlySet<number>;
  /** First letters of the syllables: `sydj`. */
  readonly initials: string;
}

/** @param pinyin as `pinyinOf` makes it */
export function searchable(text: string, pinyin: string): Searchable {
  const syllables = pinyin.split(' ').filter((syllable) => syllable !== '');
  const starts = new Set<number>();
  let sound = '';
  for (const syllable of syllables) {
    starts.add(sound.length);
    sound += syllable;
  }
  return { text, sound, starts, initials: syllables.map((syllable) => syllable[0]).join('') };
}

/** How well a name answers a phrase, from none to all of it. */
export const TIERS = { none: 0, some: 1, all: 2, contains: 3, prefix: 4, exact: 5 } as const;

export interface Match {
  /** Bit i is set where unit i of the phrase was found. */
  readonly mask: number;
  readonly tier: number;
  /** Characters or letters of the text beside those that were asked for. */
  readonly rest: number;
}

const NO_MATCH: Match = { mask: 0, tier: TIERS.none, rest: 0 };

/** Compares a text with a phrase. */
export function matchOf(candidate: Searchable, phrase: Phrase): Match {
  const full = fullMask(phrase);
  const whole = wholeMatch(candidate, phrase.text);
  if (whole.tier > TIERS.none) return { mask: full, ...whole };
  let mask = 0;
  phrase.units.forEach((unit, i) => {
    if (hasUnit(candidate, unit)) mask |= 1 << i;
  });
  if (mask === 0) return NO_MATCH;
  const rest = Math.max(0, candidate.text.length - bitsOf(mask));
  return { mask, tier: mask === full ? TIERS.all : TIERS.some, rest };
}

/** The mask of a phrase of which everything was found. */
export const fullMask = ({ units }: Phrase): number => 2 ** units.length - 1;

/** Shorter sounds would be found in every name. */
const SHORTEST_SOUND = 2;
const SOUND = /^[a-z]+$/;

type WholeMatch = Omit<Match, 'mask'>;

function wholeMatch({ text, sound, starts, initials }: Searchable, asked: string): WholeMatch {
  const written = { tier: placeIn(text, asked), rest: text.length - asked.length };
  if (written.tier > TIERS.none || !SOUND.test(asked) || asked.length < SHORTEST_SOUND)
    return written;
  const heard = { tier: soundsLike(sound, starts, asked), rest: sound.length - asked.length };
  if (heard.tier > TIERS.none) return heard;
  const short = Math.min(placeIn(initials, asked), TIERS.prefix);
  return { tier: short, rest: initials.length - asked.length };
}

function placeIn(text: string, asked: string): number {
  const place = text.indexOf(asked);
  if (place < 0) return TIERS.none;
  if (text.length === asked.length) return TIERS.exact;
  return place === 0 ? TIERS.prefix : TIERS.contains;
}

/**
 * A sound begins where a syllable begins; its last syllable may be typed in part. What sounds alike comes after what is
 * written alike, so that it is never exact.
 */
function soundsLike(sound: string, starts: ReadonlySet<number>, asked: string): number {
  for (let at = sound.indexOf(asked); at >= 0; at = sound.indexOf(asked, at + 1)) {
    if (starts.has(at)) return at === 0 ? TIERS.prefix : TIERS.contains;
  }
  return TIERS.none;
}

/** How many bits of a mask are set. */
export function bitsOf(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function hasUnit(candidate: Searchable, unit: string): boolean {
  if (candidate.text.includes(unit)) return true;
  if (!SOUND.test(unit) || unit.length < SHORTEST_SOUND) return false;
  const { sound, starts, initials } = candidate;
  return initials.includes(unit) || soundsLike(sound, starts, unit) > TIERS.none;
}
