import type { TimeLimit } from '../codes/values';

/** What the engine says about single values: blank, equal, normal form. Nothing here throws, whatever it gets. */

/** Deepest nesting that values are followed into; documents have four levels, templates fewer than twenty. */
export const MAX_DEPTH = 32;

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own property, so that a key such as `constructor` is never found on the prototype. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Blank: missing, null, white space only, or an empty list. `false` and `0` are answers. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value === '' || value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'number' && Number.isNaN(value);
}

/** The blank of the same shape. */
export function blankOf(value: unknown): unknown {
  if (typeof value === 'string') return '';
  return Array.isArray(value) ? [] : null;
}

/** A text without the differences that no reader sees: Unicode form and amount of white space. */
export function normalText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/**
 * The form in which names are looked up in reference sets: width folded, no white space, lower case.
 * Whoever prepares `ReferenceSets` puts names through this function.
 */
export function normalName(name: string): string {
  if (!NEEDS_FOLDING.test(name)) return name;
  return name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/** Nine names of ten are plain Chinese, for which the folding does nothing. */
const NEEDS_FOLDING = /[^\u4e00-\u9fffa-z0-9]/;

/** Longest quotation of a value in a message: one line of a narrow screen. */
const MAX_QUOTE = 60;

/** A value as it is quoted in a message; bounded, also for values that no document should hold. */
export function quote(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') {
    // Control and direction marks would garble the line that quotes them.
    const flat = value
      .slice(0, 4 * MAX_QUOTE)
      .replace(/\s+/gu, ' ')
      .replace(/\p{C}/gu, '\ufffd');
    return flat.length > MAX_QUOTE ? `${flat.slice(0, MAX_QUOTE)}…` : flat;
  }
  if (Array.isArray(value)) {
    const names = value.slice(0, MAX_NAMES).map(entryName);
    return names.includes('') ? `[${value.length}]` : quote(names.join('、'));
  }
  return typeof value === 'object' ? '{…}' : String(value);
}

/** Most entries of a list that are looked at for a quotation; far fewer fit. */
const MAX_NAMES = 20;

/** Keys that name an entry of some list, in the order in which they are asked. */
const NAME_KEYS = ['name', 'question', 'law', 'text', 'step', 'kind', 'type', 'label'];

/** What an entry of a list is called; blank for one without a name. */
export function entryName(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  if (!isObject(entry)) return typeof entry === 'object' ? '' : String(entry ?? '');
  const key = NAME_KEYS.find((candidate) => !isBlank(property(entry, candidate)));
  const name = key === undefined ? '' : entry[key];
  return typeof name === 'string' ? name : '';
}

/** The value as a time limit; `null` for a blank one and for what is none. The unit may still be an unknown one. */
export function asLimit(value: unknown): TimeLimit {
  const count = property(value, 'value');
  const unit = property(value, 'unit');
  if (typeof count !== 'number' || !Number.isFinite(count) || typeof unit !== 'string') return null;
  return { value: count, unit, note: '' };
}
