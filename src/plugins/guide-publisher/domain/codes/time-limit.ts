import { labelOf, type LimitUnit, type Locale, type LocalizedText } from './tables';
import type { TimeLimit } from './values';

/**
 * Arithmetic of time limits.
 *
 * Laws count in working days, calendar days, hours and months, and no statute says how one converts into the other.
 * This product's own convention, used only to compare, add and average, never to show a date:
 * seven calendar days hold five working days; a working day has eight hours; a month has thirty calendar days.
 * Public holidays are left out on purpose: a limit is a promise for any time of the year.
 */

/** Fortieths of a calendar day: the largest measure in which every unit is a whole number. */
const MEASURE: Readonly<Record<Exclude<LimitUnit, 'none'>, number>> = {
  hour: 7,
  day: 40,
  workday: 56,
  month: 1200,
  'on-the-spot': 0,
};

/** Decimals that are kept in results; enough for minutes expressed in months. */
const PRECISION = 1e6;

/**
 * -1 if `a` is shorter, 1 if it is longer, 0 if they are equal in the common measure.
 * A law that sets no limit (`none`) is longer than any limit. `null` where one is blank or its unit is unknown.
 */
export function compareLimits(a: TimeLimit, b: TimeLimit): -1 | 0 | 1 | null {
  const left = measureOf(a);
  const right = measureOf(b);
  if (left === null || right === null) return null;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * The sum, in the unit that all limits share; else in working days if none is counted by the calendar, else in calendar days.
 * `null` if there is nothing to add or one of them is blank or unknown: a sum with a gap is no sum.
 * With a `none` among them there is no limit, so the sum is `none`.
 */
export function sumLimits(limits: readonly TimeLimit[]): TimeLimit {
  let total = 0;
  const units = new Set<LimitUnit>();
  for (const limit of limits) {
    const measure = measureOf(limit);
    if (measure === null || limit === null) return null;
    total += measure;
    if (isUnit(limit.unit)) units.add(limit.unit);
  }
  if (units.size === 0) return null;
  if (units.has('none')) return { value: 0, unit: 'none', note: '' };
  const unit = commonUnit(units);
  return { value: unit === 'on-the-spot' ? 0 : rounded(total / MEASURE[unit]), unit, note: '' };
}

/** The limit in working days, for averages; on the spot is 0. `null` for blank, unknown, and no limit set by law. */
export function limitInWorkdays(limit: TimeLimit): number | null {
  const measure = measureOf(limit);
  return measure === null || measure === Infinity ? null : rounded(measure / MEASURE.workday);
}

/** The limit as readers see it, without its note: `7个工作日`, `当场办结`. A blank limit gives a blank text. */
export function formatLimit(limit: TimeLimit, locale: Locale): string {
  if (limit === null) return '';
  const { value, unit } = limit;
  const fixed = FIXED_PHRASES.get(unit);
  if (fixed) return fixed[locale];
  if (locale === 'zh-Hans') return `${value}${ZH_COUNTERS.get(unit) ?? unit}`;
  const word = value === 1 ? EN_SINGULAR.get(unit) : undefined;
  return `${value} ${word ?? labelOf('limitUnit', unit, 'en')}`.trim();
}

const FIXED_PHRASES = new Map<string, LocalizedText>([
  ['on-the-spot', { 'zh-Hans': '当场办结', en: 'Done on the spot' }],
  ['none', { 'zh-Hans': '法律未规定时限', en: 'No limit set by law' }],
]);

const ZH_COUNTERS = new Map([
  ['workday', '个工作日'],
  ['day', '日'],
  ['hour', '小时'],
  ['month', '个月'],
]);

const EN_SINGULAR = new Map([
  ['workday', 'working day'],
  ['day', 'calendar day'],
  ['hour', 'hour'],
  ['month', 'month'],
]);

function measureOf(limit: TimeLimit): number | null {
  if (limit === null || !isUnit(limit.unit)) return null;
  if (limit.unit === 'none') return Infinity;
  if (!Number.isFinite(limit.value) || limit.value < 0) return null;
  return rounded(limit.value * MEASURE[limit.unit]);
}

function commonUnit(units: ReadonlySet<LimitUnit>): Exclude<LimitUnit, 'none'> {
  const counted = [...units].filter((unit) => unit !== 'on-the-spot' && unit !== 'none');
  const [only] = counted;
  if (only === undefined) return 'on-the-spot';
  if (counted.length === 1) return only;
  return units.has('day') || units.has('month') ? 'day' : 'workday';
}

const isUnit = (unit: string): unit is LimitUnit => unit === 'none' || Object.hasOwn(MEASURE, unit);
const rounded = (value: number) => Math.round(value * PRECISION) / PRECISION;
