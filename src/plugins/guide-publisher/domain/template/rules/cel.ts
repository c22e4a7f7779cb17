import { z } from 'zod/v4';
import { compileCel, type CelTest } from '../cel/compile-cel';
import { MAX_EXPRESSION } from '../cel/environment';
import { valueAt, walk, compilePath } from '../field-path';
import { defineKind, type Checker, type CheckRun } from '../kind';
import { fieldPath } from '../schemas';
import { fieldName, said } from './words';

/**
 * An expression in CEL that must be true: for what no other kind can say. With `each` it is asked for every entry of
 * a list, as `entry`; `field` is then a field of the entry, else one of the document, and is where the finding stands.
 */
export const cel = defineKind({
  kind: 'cel',
  params: z
    .strictObject({
      expression: z.string().min(1).max(MAX_EXPRESSION),
      each: fieldPath.optional(),
      field: fieldPath.optional(),
    })
    .refine(({ each, field }) => each !== undefined || field !== undefined, {
      message: 'cel.place',
      path: ['field'],
    }),
  purpose: {
    'zh-Hans': '用 CEL 表达式写其他种类写不出的要求；读到空值时不作判断。',
    en: 'A demand in CEL that no other kind can express; where it reads a blank, it says nothing.',
  },
  describe: ({ expression, each, field }) => {
    const name = fieldName(each === undefined ? field! : each);
    return {
      'zh-Hans': `${name['zh-Hans']}应满足：\`${expression}\`。`,
      en: `${name.en} must satisfy \`${expression}\`.`,
    };
  },
  compile: ({ expression, each, field }, context) => {
    const compiled = compileCel({ source: expression, documents: context.documents, each });
    if (!compiled.ok) {
      context.problem('expression', compiled.problem);
      return () => undefined;
    }
    const { test } = compiled;
    context.reads('kind', ...compiled.reads);
    if (each === undefined) {
      const path = context.path(field!, 'field');
      return (run) => {
        if (holds(test, run)) return;
        run.report(path, { actual: said(valueAt(path, run.document)), expected: expression });
      };
    }
    const list = context.path(each, 'each');
    if (field !== undefined) context.path(`${each}.${field}`, 'field');
    return entryChecker({ list, field, test, expression });
  },
  examples: [
    {
      params: {
        field: 'visits',
        expression: '!(handlingMode == "on-the-spot" && visits > 1)',
      },
      good: { handlingMode: 'on-the-spot', visits: 1 },
      bad: { handlingMode: 'on-the-spot', visits: 2 },
    },
    {
      params: {
        each: 'steps[]',
        field: 'limit',
        expression: 'workdays(entry.limit) <= workdays(statutoryLimit)',
      },
      good: {},
      bad: { statutoryLimit: { value: 2, unit: 'workday', note: '' } },
    },
    {
      params: {
        field: 'localNote',
        expression: '!localNote.matches("第[一二三四五六七八九十]+批")',
      },
      good: {},
      bad: { localNote: '依据第三批取消清单办理' },
    },
  ],
});

interface EntryCheck {
  readonly list: ReturnType<typeof compilePath>;
  readonly field: string | undefined;
  readonly test: CelTest;
  readonly expression: string;
}

function entryChecker({ list, field, test, expression }: EntryCheck): Checker {
  const inner = field === undefined ? null : compilePath(field);
  const below = field === undefined ? '' : `/${field.replaceAll('.', '/')}`;
  const visit = (entry: unknown, run: CheckRun): void => {
    if (holds(test, run, entry)) return;
    const actual = said(inner ? valueAt(inner, entry) : entry);
    run.report(list, { actual, expected: expression }, below);
  };
  return (run) => walk(list, run.document, run, visit);
}

/** No answer is no finding. */
function holds(test: CelTest, { document, references }: CheckRun, entry?: unknown): boolean {
  return test({ document, today: references.today, entry }) !== false;
}
