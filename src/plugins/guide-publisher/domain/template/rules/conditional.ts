import { z } from 'zod/v4';
import type { LocalizedText } from '../../codes/tables';
import { defineKind, type Checker, type CheckRun, type CompileContext } from '../kind';
import { compilePath, pathLabel, valueAt, walk } from '../field-path';
import { fieldPath } from '../schemas';
import { blankOf, quote } from '../values';
import {
  compileCondition,
  conditionSchema,
  conditionText,
  firstField,
  type Condition,
} from '../when';

/**
 * "When A, then B", for the document or, with `each`, for every entry of a list (fields are then those of the entry).
 * The finding stands at the first field of B; where B sets one value, that is the fix.
 */
export const conditional = defineKind({
  kind: 'conditional',
  params: z.strictObject({
    each: fieldPath.optional(),
    when: conditionSchema,
    then: conditionSchema,
  }),
  purpose: {
    'zh-Hans': '如果甲成立，则乙应成立；可对列表的每一条分别检查。',
    en: 'When one thing holds, another must; also for every entry of a list.',
  },
  describe: ({ each, when, then }) => {
    const labelOf = labeller(each);
    const [a, b] = [conditionText(when, labelOf), conditionText(then, labelOf)];
    return {
      'zh-Hans': `如果${a['zh-Hans']}，那么${b['zh-Hans']}。`,
      en: `When ${a.en}, then ${b.en}.`,
    };
  },
  compile: ({ each, when, then }, context) =>
    each === undefined
      ? documentChecker({ when, then }, context)
      : entryChecker({ when, then }, each, context),
  examples: [
    {
      params: {
        when: { field: 'visits', greaterThan: 0 },
        then: { field: 'visitReason', blank: false },
      },
      good: { visits: 0, visitReason: '' },
      bad: { visits: 1, visitReason: '' },
    },
    {
      params: {
        each: 'results[]',
        when: { field: 'name', endsWith: '证' },
        then: { field: 'sample', blank: false },
      },
      good: { results: [{ type: '20', name: '批复', sample: '' }] },
      bad: { results: [{ type: '10', name: '排水许可证', sample: '' }] },
    },
  ],
});

interface Implication {
  readonly when: Condition;
  readonly then: Condition;
}

function documentChecker({ when, then }: Implication, context: CompileContext): Checker {
  const applies = compileCondition(when, (text) => context.path(text, 'when'));
  const holds = compileCondition(then, (text) => context.path(text, 'then'));
  const path = context.path(firstField(then), 'then');
  const expected = conditionText(then);
  return (run) => {
    if (!applies(run.document) || holds(run.document)) return;
    const actual = valueAt(path, run.document);
    run.report(path, { actual: quote(actual), expected, set: settable(then, actual) });
  };
}

function entryChecker({ when, then }: Implication, each: string, context: CompileContext): Checker {
  const list = context.path(each, 'each');
  const entryPath = (text: string, at: string) => {
    context.path(`${each}.${text}`, at);
    return compilePath(text);
  };
  const applies = compileCondition(when, (text) => entryPath(text, 'when'));
  const holds = compileCondition(then, (text) => entryPath(text, 'then'));
  const field = compilePath(firstField(then));
  const below = `/${field.text.replaceAll('[]', '').replaceAll('.', '/')}`;
  const expected = conditionText(then, labeller(each));
  const visit = (entry: unknown, run: CheckRun): void => {
    if (!applies(entry) || holds(entry)) return;
    const actual = valueAt(field, entry);
    run.report(list, { actual: quote(actual), expected, set: settable(then, actual) }, below);
  };
  return (run) => walk(list, run.document, run, visit);
}

/** The one value that makes the condition hold, where there is one. */
function settable(condition: Condition, actual: unknown): { value: unknown } | undefined {
  if (!('field' in condition) || condition.field.includes('[]')) return undefined;
  if (condition.equals !== undefined) return { value: condition.equals };
  return condition.blank === true ? { value: blankOf(actual) } : undefined;
}

function labeller(each: string | undefined): (field: string) => LocalizedText {
  const prefix = each === undefined ? '' : `${each}.`;
  return (field) => pathLabel(compilePath(prefix + field));
}
