import type { TemplateProblem } from './issue-text';
import { escapePointer } from './field-path';

/** Deepest nesting of a template; the deepest sensible condition takes about fifteen levels. */
const MAX_TEMPLATE_DEPTH = 30;
/** Most values in a template: 600 rules with examples come to about 60,000. */
const MAX_TEMPLATE_VALUES = 200_000;
/** Most characters of all texts and keys together. */
const MAX_TEMPLATE_CHARACTERS = 4_000_000;

/** Longest key; the longest of a template are names of vocabularies. */
const MAX_KEY = 200;
/** Half a character: it cannot be written as UTF-8, so what is stored would differ from what was approved. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Keys that reach the prototype of an object when copied carelessly. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Looks at JSON before anything else does: size, depth, forbidden keys. Works without recursion, and stops at the
 * first sign of being too big, so that hostile input costs no more than honest input.
 */
export function guardJson(json: unknown): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const open: Place[] = [{ value: json, path: '', depth: 0 }];
  let values = 0;
  let characters = 0;
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, path, depth } = place;
    values += 1;
    if (typeof value === 'string') {
      characters += value.length;
      if (LONE_SURROGATE.test(value)) problems.push(notUnicode(path));
    }
    if (values > MAX_TEMPLATE_VALUES || characters > MAX_TEMPLATE_CHARACTERS) return [tooBig()];
    if (typeof value === 'number' && !Number.isFinite(value)) problems.push(notFinite(path));
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_TEMPLATE_DEPTH) return [tooDeep(path)];
    const keys = Object.keys(value);
    if (values + keys.length > MAX_TEMPLATE_VALUES) return [tooBig()];
    for (const key of keys) {
      characters += key.length;
      if (key.length > MAX_KEY) return [longKey(path)];
      const inner = `${path}/${escapePointer(key)}`;
      if (LONE_SURROGATE.test(key)) problems.push(notUnicode(path));
      if (FORBIDDEN_KEYS.has(key)) problems.push(forbiddenKey(inner, key));
      else
        open.push({
          value: (value as Record<string, unknown>)[key],
          path: inner,
          depth: depth + 1,
        });
    }
  }
  return problems;
}

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly depth: number;
}

const tooBig = (): TemplateProblem => ({
  path: '',
  message: { 'zh-Hans': '模板过大', en: 'The template is too big' },
});

const tooDeep = (path: string): TemplateProblem => ({
  path,
  message: {
    'zh-Hans': `嵌套超过 ${MAX_TEMPLATE_DEPTH} 层`,
    en: `It is nested deeper than ${MAX_TEMPLATE_DEPTH} levels`,
  },
});

const notUnicode = (path: string): TemplateProblem => ({
  path,
  message: { 'zh-Hans': '含有残缺的 Unicode 字符', en: 'It holds half a Unicode character' },
});

const longKey = (path: string): TemplateProblem => ({
  path,
  message: {
    'zh-Hans': `键超过 ${MAX_KEY} 个字符`,
    en: `A key has more than ${MAX_KEY} characters`,
  },
});

const notFinite = (path: string): TemplateProblem => ({
  path,
  message: { 'zh-Hans': '数值超出范围', en: 'The number is out of range' },
});

const forbiddenKey = (path: string, key: string): TemplateProblem => ({
  path,
  message: { 'zh-Hans': `不允许使用键“${key}”`, en: `The key "${key}" is not allowed` },
});
