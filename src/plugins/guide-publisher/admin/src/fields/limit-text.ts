import { formatLimit } from '../../../domain/codes/time-limit';
import { codesOf, type Locale } from '../../../domain/codes/tables';
import type { TimeLimit } from '../../../domain/codes/values';

/** Time limits as people write them into one cell. */

/** Units that stand without a number. */
export const WITHOUT_NUMBER: ReadonlySet<string> = new Set(['on-the-spot', 'none']);

const UNIT_WORDS: ReadonlyMap<string, string> = new Map([
  ['个工作日', 'workday'],
  ['工作日', 'workday'],
  ['workday', 'workday'],
  ['workdays', 'workday'],
  ['workingday', 'workday'],
  ['workingdays', 'workday'],
  ['日', 'day'],
  ['天', 'day'],
  ['自然日', 'day'],
  ['个自然日', 'day'],
  ['day', 'day'],
  ['days', 'day'],
  ['calendarday', 'day'],
  ['calendardays', 'day'],
  ['小时', 'hour'],
  ['个小时', 'hour'],
  ['hour', 'hour'],
  ['hours', 'hour'],
  ['个月', 'month'],
  ['月', 'month'],
  ['month', 'month'],
  ['months', 'month'],
]);

const WHOLE: ReadonlyMap<string, string> = new Map([
  ['当场', 'on-the-spot'],
  ['当场办结', 'on-the-spot'],
  ['即时办结', 'on-the-spot'],
  ['onthespot', 'on-the-spot'],
  ['doneonthespot', 'on-the-spot'],
  ['无法定时限', 'none'],
  ['法律未规定时限', 'none'],
  ['nolimitsetbylaw', 'none'],
]);

const WRITTEN = /^(\d{1,6}(?:\.\d{1,3})?)([^\d()（）]*)(?:[（(](.*)[)）])?$/s;

/**
 * Reads `7个工作日`, `20日（不含公示）`, `当场办结`. `undefined` where the text is no limit; a number without a unit is none either,
 * since nobody may guess whether days or working days are meant.
 */
export function parseLimit(text: string): TimeLimit | undefined {
  const written = text.normalize('NFKC').replace(/\s+/g, '');
  if (written === '') return null;
  const whole = WHOLE.get(written.toLowerCase());
  if (whole) return { value: 0, unit: whole, note: '' };
  const [, value, word = '', note = ''] = WRITTEN.exec(written) ?? [];
  const unit = UNIT_WORDS.get(word.toLowerCase());
  if (value === undefined || unit === undefined) return undefined;
  return { value: Number(value), unit, note };
}

/** One cell's text of a limit, which `parseLimit` reads back. */
export function limitText(limit: TimeLimit, locale: Locale): string {
  if (limit === null) return '';
  return limit.note ? `${formatLimit(limit, locale)}（${limit.note}）` : formatLimit(limit, locale);
}

/** A stored value as a limit; what has not its form counts as blank. */
export function limitOf(value: unknown): TimeLimit {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { value: count, unit, note } = value as Readonly<Record<string, unknown>>;
  if (typeof unit !== 'string') return null;
  return {
    value: typeof count === 'number' && Number.isFinite(count) ? count : 0,
    unit,
    note: typeof note === 'string' ? note : '',
  };
}

export const LIMIT_UNITS: readonly string[] = codesOf('limitUnit');

/** A limit while it is being typed: it may lack its number or its unit. */
export interface LimitDraft {
  readonly number: string;
  readonly unit: string;
  readonly note: string;
}

export function draftOf(limit: TimeLimit): LimitDraft {
  if (limit === null) return { number: '', unit: '', note: '' };
  const number = WITHOUT_NUMBER.has(limit.unit) ? '' : String(limit.value);
  return { number, unit: limit.unit, note: limit.note };
}

/** The limit that a draft says; null as long as it is not complete. */
export function limitOfDraft({ number, unit, note }: LimitDraft): TimeLimit {
  if (unit === '') return null;
  if (WITHOUT_NUMBER.has(unit)) return { value: 0, unit, note };
  const value = Number(number.normalize('NFKC'));
  const whole = number.trim() !== '' && Number.isFinite(value) && value >= 0 && value <= MOST;
  return whole ? { value, unit, note } : null;
}

/** Largest count that the schema of limits stores. */
const MOST = 100_000;

export const sameLimit = (one: TimeLimit, other: TimeLimit): boolean =>
  one?.value === other?.value && one?.unit === other?.unit && one?.note === other?.note;
