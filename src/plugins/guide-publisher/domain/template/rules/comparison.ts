import { z } from 'zod/v4';
import { compareLimits, sumLimits } from '../../codes/time-limit';
import type { TimeLimit } from '../../codes/values';
import type { LocalizedText } from '../../codes/tables';
import { defineKind, type CheckRun, type CompileContext } from '../kind';
import { valueAt, type Path } from '../field-path';
import { fieldPath } from '../schemas';
import { asLimit, isBlank, isObject, normalText, property } from '../values';
import { fieldName, said } from './words';

/** The sum of the limits of a list; entries whose `counted` field is false are left out. */
const sumOperand = z.strictObject({
  sum: z.strictObject({ list: fieldPath, limit: fieldPath, counted: fieldPath.optional() }),
});
const operand = z.union([fieldPath, sumOperand, z.strictObject({ today: z.literal(true) })]);
type Operand = z.output<typeof operand>;

const OPERATORS = {
  'at-most': { 'zh-Hans': '不超过', en: 'must be at most' },
  'at-least': { 'zh-Hans': '不少于', en: 'must be at least' },
  equal: { 'zh-Hans': '等于', en: 'must equal' },
  differs: { 'zh-Hans': '不同于', en: 'must differ from' },
} as const satisfies Record<string, LocalizedText>;

/**
 * Two values against each other: time limits, numbers, ISO dates or texts. Where one is blank, or the two are not
 * of a kind, nothing is said: that is for `required` and `vocabulary`. The finding stands at the left field.
 */
export const comparison = defineKind({
  kind: 'comparison',
  params: z.strictObject({
    left: operand,
    operator: z.enum(Object.keys(OPERATORS) as (keyof typeof OPERATORS)[]),
    right: operand,
  }),
  purpose: {
    'zh-Hans': '比较两个字段：时限、数值、日期、文字；可取各步骤时限之和。',
    en: 'Compares two fields: time limits, numbers, dates, texts; or the sum of the limits of steps.',
  },
  describe: ({ left, operator, right }) => {
    const [a, b, word] = [operandName(left), operandName(right), OPERATORS[operator]];
    return {
      'zh-Hans': `${a['zh-Hans']}应${word['zh-Hans']}${b['zh-Hans']}。`,
      en: `${a.en} ${word.en} ${b.en}.`,
    };
  },
  compile: ({ left, operator, right }, context) => {
    const readLeft = reader(left, 'left', context);
    const readRight = reader(right, 'right', context);
    const place = context.path(placeOf(left, right), 'left');
    const bound = boundBySum(left, operator, right, context);
    return (run) => {
      const a = readLeft(run);
      if (isBlank(a)) return;
      const b = readRight(run);
      if (isBlank(b)) return;
      const order = orderOf(a, b);
      if (order === null || holds(operator, order)) return;
      const set = bound && { value: a, at: bound };
      run.report(place, { actual: said(a), expected: said(b), ...(set && { set }) });
    };
  },
  examples: [
    {
      params: { left: 'promisedLimit', operator: 'at-most', right: 'statutoryLimit' },
      good: {},
      bad: { promisedLimit: { value: 90, unit: 'workday', note: '' } },
    },
    {
      params: {
        left: { sum: { list: 'steps', limit: 'limit', counted: 'counted' } },
        operator: 'at-most',
        right: 'promisedLimit',
      },
      good: {},
      bad: { promisedLimit: { value: 1, unit: 'hour', note: '' } },
    },
  ],
});

/** The field that must be at least a sum: the sum itself would do, and a machine can compute it. */
function boundBySum(
  left: Operand,
  operator: keyof typeof OPERATORS,
  right: Operand,
  context: CompileContext
): Path | null {
  const isSum = typeof left === 'object' && 'sum' in left;
  const bounds = isSum && typeof right === 'string' && ['at-most', 'equal'].includes(operator);
  return bounds ? context.path(right, 'right') : null;
}

type Reader = (run: CheckRun) => unknown;

function reader(source: Operand, at: string, context: CompileContext): Reader {
  if (typeof source === 'string') {
    const path = context.path(source, at);
    return (run) => valueAt(path, run.document);
  }
  if ('today' in source) return (run) => run.references.today;
  const { list, limit, counted } = source.sum;
  const listPath = context.path(list, `${at}/sum/list`);
  const limitPath = context.path(`${list}[].${limit}`, `${at}/sum/limit`);
  if (counted !== undefined) context.path(`${list}[].${counted}`, `${at}/sum/counted`);
  return (run) => sumOf(listPath, lastKey(limitPath), counted, run);
}

/** Blank limits are left out, and so are those without a limit: what is known is at least this long. */
function sumOf(list: Path, limit: string, counted: string | undefined, run: CheckRun): TimeLimit {
  const entries = valueAt(list, run.document);
  if (!Array.isArray(entries)) return null;
  const limits: TimeLimit[] = [];
  for (const entry of entries) {
    if (counted !== undefined && property(entry, counted) === false) continue;
    const value = asLimit(property(entry, limit));
    if (value !== null && value.unit !== 'none') limits.push(value);
  }
  return sumLimits(limits);
}

function lastKey(path: Path): string {
  return path.segments[path.segments.length - 1] as string;
}

/** -1, 0, 1; `null` where the two cannot be compared. Texts that are no dates are equal (0) or not (1). */
function orderOf(a: unknown, b: unknown): number | null {
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  if (typeof a === 'string' && typeof b === 'string') {
    if (isDate(a) && isDate(b)) return a === b ? 0 : a < b ? -1 : 1;
    return normalText(a) === normalText(b) ? 0 : 1;
  }
  if (!isObject(a) || !isObject(b)) return null;
  return compareLimits(asLimit(a), asLimit(b));
}

function holds(operator: keyof typeof OPERATORS, order: number): boolean {
  if (operator === 'at-most') return order <= 0;
  if (operator === 'at-least') return order >= 0;
  return (order === 0) === (operator === 'equal');
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function placeOf(left: Operand, right: Operand): string {
  if (typeof left === 'string') return left;
  if ('sum' in left) return left.sum.list;
  return typeof right === 'string' ? right : 'name';
}

function operandName(source: Operand): LocalizedText {
  if (typeof source === 'string') return fieldName(source);
  if ('today' in source) return { 'zh-Hans': '今天', en: 'today' };
  const list = fieldName(source.sum.list);
  return {
    'zh-Hans': `${list['zh-Hans']}的时限之和`,
    en: `The sum of the limits of ${list.en}`,
  };
}
