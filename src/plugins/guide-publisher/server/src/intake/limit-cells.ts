import type { ErrorCode } from '../../../shared/contracts/errors';
import { restore } from './protect';
import { findCode, suggestCodes, vocabularyOf } from './vocabulary';

/** Time limits as people write them: three cells, or one such as `7个工作日`. Nothing becomes one day by itself. */

export interface LimitParts {
  readonly value: string;
  readonly unit: string;
  readonly note: string;
}

type Result =
  | { readonly value: { value: number; unit: string; note: string } }
  | { readonly code: ErrorCode; readonly details?: Readonly<Record<string, unknown>> };

/** Words for a unit beside the labels of the code table. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  个工作日: 'workday',
  工作天: 'workday',
  workday: 'workday',
  workdays: 'workday',
  workingday: 'workday',
  businessdays: 'workday',
  天: 'day',
  自然日: 'day',
  个自然日: 'day',
  日历日: 'day',
  day: 'day',
  days: 'day',
  calendarday: 'day',
  个小时: 'hour',
  hour: 'hour',
  月: 'month',
  month: 'month',
  months: 'month',
};

/** Whole cells that say "at once" or "no limit". */
const WHOLE_CELLS: Readonly<Record<string, string>> = {
  当场: 'on-the-spot',
  当场办结: 'on-the-spot',
  当场办理: 'on-the-spot',
  即时办结: 'on-the-spot',
  即时: 'on-the-spot',
  即办: 'on-the-spot',
  onthespot: 'on-the-spot',
  doneonthespot: 'on-the-spot',
  无法定时限: 'none',
  无法定办结时限: 'none',
  法律法规未规定: 'none',
  nolimitsetbylaw: 'none',
};

/** A number, its unit, and a remark in parentheses. */
const WRITTEN = /^(\d+(?:\.\d+)?)([^\d()]*)(?:\((.*)\))?$/s;

/** Units that stand without a number. */
const UNITS_WITHOUT_NUMBER = new Set(['on-the-spot', 'none']);

/** One cell: number, unit and note as far as they are written; `null` when it is not a time limit. */
export function parseLimitText(
  text: string
): { value: number | null; unit: string; note: string } | null {
  const plain = text.normalize('NFKC').trim();
  const squeezed = plain.replace(/\s+/gu, '').toLowerCase();
  const whole = Object.hasOwn(WHOLE_CELLS, squeezed) ? WHOLE_CELLS[squeezed] : undefined;
  if (whole) return { value: 0, unit: whole, note: '' };
  const [, digits, unitText = '', note = ''] = WRITTEN.exec(plain) ?? [];
  if (digits === undefined) return null;
  const unit = unitText.trim() === '' ? '' : unitOf(unitText);
  return unit === undefined ? null : { value: Number(digits), unit, note: note.trim() };
}

/** The code of a unit from a code, a label or a word in use. */
export function unitOf(text: string): string | undefined {
  const squeezed = text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  if (Object.hasOwn(UNIT_WORDS, squeezed)) return UNIT_WORDS[squeezed];
  return findCode(vocabularyOf('limitUnit'), squeezed);
}

/** Joins value, unit and note; `null` when all three are blank. */
export function joinLimit(parts: LimitParts): Result | null {
  const valueText = restore(parts.value).trim();
  const unitText = restore(parts.unit).trim();
  const note = restore(parts.note);
  if (valueText === '' && unitText === '' && note === '') return null;
  const unit = unitText === '' ? '' : unitOf(unitText);
  if (unit === undefined) return unknownUnit(unitText);
  if (valueText === '') {
    return UNITS_WITHOUT_NUMBER.has(unit)
      ? { value: { value: 0, unit, note } }
      : { code: 'import.limit-value' };
  }
  const written = parseLimitText(valueText);
  if (!written || written.value === null) {
    return { code: 'import.limit-form', details: { value: valueText } };
  }
  const agreed = written.unit || unit;
  if (written.unit && unit && written.unit !== unit) return unknownUnit(unitText);
  if (!agreed) return { code: 'import.limit-unit', details: { value: valueText } };
  return { value: { value: written.value, unit: agreed, note: note || written.note } };
}

function unknownUnit(text: string): Result {
  const vocabulary = vocabularyOf('limitUnit');
  return {
    code: 'import.unknown-code',
    details: {
      value: text,
      table: vocabulary.title['zh-Hans'],
      ...suggestCodes(vocabulary, text),
    },
  };
}
