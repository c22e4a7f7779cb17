import { z } from 'zod/v4';
import type { LocalizedText } from '../codes/tables';
import { anyAt, pathLabel, compilePath, type Path } from './field-path';
import { MAX_EXPRESSION } from './cel/environment';
import { fieldPath } from './schemas';
import { isBlank } from './values';

/**
 * Conditions as data: `{field, <one operator>}`, or `{all: […]}`, `{any: […]}`, `{not: …}`.
 * Of a path with lists any one value is enough, save for `blank: true`, which wants all of them blank.
 */
const scalar = z.union([z.string().max(500), z.number(), z.boolean(), z.null()]);

const operators = {
  equals: scalar.optional(),
  in: z.array(scalar).min(1).max(200).optional(),
  blank: z.boolean().optional(),
  /** A list holds this value, or a text this part. */
  contains: z.string().min(1).max(200).optional(),
  endsWith: z.string().min(1).max(200).optional(),
  greaterThan: z.number().optional(),
  atLeast: z.number().optional(),
  lessThan: z.number().optional(),
  atMost: z.number().optional(),
} as const;

type OperatorName = keyof typeof operators;
const OPERATOR_NAMES = Object.keys(operators) as OperatorName[];

const fieldCondition = z
  .strictObject({ field: fieldPath, ...operators })
  .refine(
    (condition) => OPERATOR_NAMES.filter((name) => condition[name] !== undefined).length === 1,
    { message: 'condition.one-operator' }
  );

export type FieldCondition = z.output<typeof fieldCondition>;
export type Condition =
  | FieldCondition
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** An expression in CEL, checked against the documents of the rule; where it reads a blank, the rule does not apply. */
export interface CelCondition {
  readonly cel: string;
}

/** Most parts of one `all` or `any`; depth is bounded by the depth of the template. */
const MAX_PARTS = 50;

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    fieldCondition,
    z.strictObject({ all: z.array(conditionSchema).min(1).max(MAX_PARTS) }),
    z.strictObject({ any: z.array(conditionSchema).min(1).max(MAX_PARTS) }),
    z.strictObject({ not: conditionSchema }),
  ])
);

/** Condition of a whole rule. */
export const ruleConditionSchema: z.ZodType<Condition | CelCondition> = z.union([
  conditionSchema,
  z.strictObject({ cel: z.string().min(1).max(MAX_EXPRESSION) }),
]);

/** Tests a document, or an entry of a list. */
export type Test = (root: unknown) => boolean;

/** Compiles a condition. `pathOf` compiles addresses, so that unknown fields are told to the author. */
export function compileCondition(
  condition: Condition,
  pathOf: (text: string) => Path = compilePath
): Test {
  if ('all' in condition) {
    const tests = condition.all.map((part) => compileCondition(part, pathOf));
    return (root) => tests.every((test) => test(root));
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => compileCondition(part, pathOf));
    return (root) => tests.some((test) => test(root));
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not, pathOf);
    return (root) => !test(root);
  }
  const path = pathOf(condition.field);
  if (condition.blank === true) return (root) => !anyAt(path, root, isFilled);
  const test = operatorTest(condition);
  return (root) => anyAt(path, root, test);
}

/** The first field that a condition speaks about: where a finding of it is shown. */
export function firstField(condition: Condition): string {
  if ('all' in condition) return firstField(condition.all[0]!);
  if ('any' in condition) return firstField(condition.any[0]!);
  if ('not' in condition) return firstField(condition.not);
  return condition.field;
}

/** The condition in words. `labelOf` names fields; the default names those of the document. */
export function conditionText(
  condition: Condition,
  labelOf: (field: string) => LocalizedText = (field) => pathLabel(compilePath(field))
): LocalizedText {
  if ('all' in condition) return joined(condition.all, labelOf, '，并且', ' and ');
  if ('any' in condition) return joined(condition.any, labelOf, '，或者', ' or ');
  if ('not' in condition) {
    const inner = conditionText(condition.not, labelOf);
    return { 'zh-Hans': `不是（${inner['zh-Hans']}）`, en: `not (${inner.en})` };
  }
  const label = labelOf(condition.field);
  const [zh, en] = operatorText(condition);
  return { 'zh-Hans': `“${label['zh-Hans']}”${zh}`, en: `"${label.en}" ${en}` };
}

const isFilled = (value: unknown): boolean => !isBlank(value);

function operatorTest(condition: FieldCondition): (value: unknown) => boolean {
  const {
    equals,
    in: options,
    contains,
    endsWith,
    greaterThan,
    atLeast,
    lessThan,
    atMost,
  } = condition;
  if (equals !== undefined) return (value) => (value ?? null) === equals;
  if (options !== undefined) {
    const known = new Set<unknown>(options);
    return (value) => known.has(value ?? null);
  }
  if (contains !== undefined) {
    return (value) =>
      typeof value === 'string' || Array.isArray(value) ? value.includes(contains) : false;
  }
  if (endsWith !== undefined) {
    return (value) => typeof value === 'string' && value.trim().endsWith(endsWith);
  }
  if (greaterThan !== undefined) return (value) => typeof value === 'number' && value > greaterThan;
  if (atLeast !== undefined) return (value) => typeof value === 'number' && value >= atLeast;
  if (lessThan !== undefined) return (value) => typeof value === 'number' && value < lessThan;
  if (atMost !== undefined) return (value) => typeof value === 'number' && value <= atMost;
  return isFilled;
}

function operatorText(condition: FieldCondition): [zh: string, en: string] {
  const said = (value: unknown, locale: 'zh' | 'en'): string => {
    if (value === true) return locale === 'zh' ? '是' : 'yes';
    if (value === false) return locale === 'zh' ? '否' : 'no';
    if (value === null) return locale === 'zh' ? '空' : 'blank';
    return locale === 'zh' ? `“${String(value)}”` : `"${String(value)}"`;
  };
  const { equals, in: options, blank, contains, endsWith } = condition;
  if (equals !== undefined) return [`为${said(equals, 'zh')}`, `is ${said(equals, 'en')}`];
  if (options !== undefined) {
    return [
      `为${options.map((option) => said(option, 'zh')).join('、')}之一`,
      `is one of ${options.map((option) => said(option, 'en')).join(', ')}`,
    ];
  }
  if (blank !== undefined) return blank ? ['为空', 'is blank'] : ['不为空', 'is filled in'];
  if (contains !== undefined) return [`包含“${contains}”`, `contains "${contains}"`];
  if (endsWith !== undefined) return [`以“${endsWith}”结尾`, `ends with "${endsWith}"`];
  if (condition.greaterThan !== undefined) {
    return [`大于${condition.greaterThan}`, `is greater than ${condition.greaterThan}`];
  }
  if (condition.atLeast !== undefined) {
    return [`不小于${condition.atLeast}`, `is at least ${condition.atLeast}`];
  }
  if (condition.lessThan !== undefined) {
    return [`小于${condition.lessThan}`, `is less than ${condition.lessThan}`];
  }
  return [`不大于${condition.atMost}`, `is at most ${condition.atMost}`];
}

function joined(
  parts: readonly Condition[],
  labelOf: (field: string) => LocalizedText,
  zh: string,
  en: string
): LocalizedText {
  const texts = parts.map((part) => conditionText(part, labelOf));
  return {
    'zh-Hans': texts.map((text) => text['zh-Hans']).join(zh),
    en: texts.map((text) => text.en).join(en),
  };
}
