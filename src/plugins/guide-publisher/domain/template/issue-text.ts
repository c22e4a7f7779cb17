import type { z } from 'zod/v4';
import type { LocalizedText } from '../codes/tables';
import { escapePointer } from './field-path';

/** What is wrong with a template and where. */
export interface TemplateProblem {
  /** JSON pointer into the template. */
  readonly path: string;
  readonly message: LocalizedText;
}

type Issue = z.core.$ZodIssue;

/** The issues of a schema in both languages; of a union the issues of the alternative that fits best. */
export function issueProblems(error: z.core.$ZodError, at: string): TemplateProblem[] {
  return error.issues.flatMap((issue) => problemsOf(issue, at));
}

function problemsOf(issue: Issue, at: string): TemplateProblem[] {
  const path = at + issue.path.map((key) => `/${escapePointer(String(key))}`).join('');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: `${path}/${escapePointer(key)}`,
      message: { 'zh-Hans': `没有名为“${key}”的项`, en: `There is no property "${key}"` },
    }));
  }
  if (issue.code === 'invalid_union') {
    const best = nearest(issue.errors);
    if (best) return best.flatMap((inner) => problemsOf(inner, path));
  }
  return [{ path, message: messageOf(issue) }];
}

/** The alternative that got furthest: fewest unknown or missing keys, then fewest issues. */
function nearest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const cost = (issues: readonly Issue[]): number =>
    issues.reduce((sum, issue) => sum + issueCost(issue), 0);
  return alternatives.toSorted((a, b) => cost(a) - cost(b))[0];
}

/** A wrong value deep inside says that the alternative was meant; a wrong or missing key that it was not. */
function issueCost(issue: Issue): number {
  if (issue.code === 'unrecognized_keys') return 10 * issue.keys.length;
  if (issue.code === 'invalid_type') return issue.path.length === 0 ? 100 : 20;
  return 1;
}

function messageOf(issue: Issue): LocalizedText {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && !/received (?!undefined)/.test(issue.message)
        ? { 'zh-Hans': '缺少此项', en: 'It is missing' }
        : { 'zh-Hans': `类型应为 ${issue.expected}`, en: `It must be of type ${issue.expected}` };
    case 'invalid_value': {
      const values = issue.values.slice(0, 40).map(String).join(', ');
      return { 'zh-Hans': `取值应为：${values}`, en: `It must be one of: ${values}` };
    }
    case 'too_small':
      return {
        'zh-Hans': `小于下限 ${issue.minimum}`,
        en: `It is below the minimum, ${issue.minimum}`,
      };
    case 'too_big':
      return {
        'zh-Hans': `超过上限 ${issue.maximum}`,
        en: `It is above the maximum, ${issue.maximum}`,
      };
    case 'invalid_format':
      return { 'zh-Hans': '格式不正确', en: 'Its form is wrong' };
    case 'custom':
      return CUSTOM[issue.message] ?? OTHER;
    default:
      return OTHER;
  }
}

const OTHER: LocalizedText = { 'zh-Hans': '内容不正确', en: 'It is not valid' };

/** Messages of our own refinements, by the key that the schema gives. */
const CUSTOM: Readonly<Record<string, LocalizedText>> = {
  'path.form': {
    'zh-Hans': '字段路径写法不正确，应如 materials[].name',
    en: 'This is no field path; write it like materials[].name',
  },
  'condition.one-operator': {
    'zh-Hans':
      '条件应恰有一个比较：equals、in、blank、contains、endsWith、greaterThan、atLeast、lessThan、atMost',
    en: 'A condition has exactly one of: equals, in, blank, contains, endsWith, greaterThan, atLeast, lessThan, atMost',
  },
  'vocabulary.table': { 'zh-Hans': '没有此代码表', en: 'There is no such code table' },
  'bounds.order': {
    'zh-Hans': '应给出 min 或 max，且 min 不大于 max',
    en: 'It needs min or max, and min is at most max',
  },
  'rule.duplicate': { 'zh-Hans': '规则编号重复', en: 'Another rule has the same id' },
  'cel.place': {
    'zh-Hans': '须给出 field（问题所在的字段）或 each（逐条检查的列表）',
    en: 'It needs field (where the finding stands) or each (the list whose entries are checked)',
  },
  'override.one-change': {
    'zh-Hans': '须给出 severity 或 disabled 之一',
    en: 'It needs either severity or disabled',
  },
  'override.duplicate': {
    'zh-Hans': '同一规则只能调整一次',
    en: 'Another change is for this rule',
  },
  'policy.bound': {
    'zh-Hans': '策略 bounded 须给出 bound，其他策略不得给出',
    en: 'The policy "bounded" needs a bound; other policies must have none',
  },
  'policy.standard-of-local': {
    'zh-Hans': '标准事项没有此字段，不能用策略 standard',
    en: 'The standard item has no such field, so its policy cannot be "standard"',
  },
  'policy.bound-fits': {
    'zh-Hans': 'at-most、at-least 用于时限，subset 用于列表',
    en: 'at-most and at-least are for time limits, subset is for lists',
  },
};
