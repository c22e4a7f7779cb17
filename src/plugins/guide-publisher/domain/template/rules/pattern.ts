import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { compilePattern } from '../linear-pattern';
import { fieldPaths } from '../schemas';
import { isBlank, quote } from '../values';
import { fieldNames } from './words';

/** Texts of a given form. The whole text must match (or, with `not`, must not); blank texts are not asked. */
export const pattern = defineKind({
  kind: 'pattern',
  params: z.strictObject({
    fields: fieldPaths,
    pattern: z.string().min(1).max(500),
    not: z.boolean().default(false),
  }),
  purpose: {
    'zh-Hans': '文字应符合给定的格式（整段匹配，匹配时间与文字长度成正比）。',
    en: 'Texts have a given form (the whole text matches, in time proportional to its length).',
  },
  describe: ({ fields, pattern: source, not }) => {
    const names = fieldNames(fields);
    return not
      ? {
          'zh-Hans': `${names['zh-Hans']}不得为此格式：\`${source}\`。`,
          en: `${names.en} must not have the form \`${source}\`.`,
        }
      : {
          'zh-Hans': `${names['zh-Hans']}的格式应为：\`${source}\`。`,
          en: `${names.en} must have the form \`${source}\`.`,
        };
  },
  compile: ({ fields, pattern: source, not }, context) => {
    const compiled = compilePattern(source);
    if (!compiled.ok) context.problem('pattern', compiled.problem);
    const matches = compiled.ok ? compiled.matches : () => true;
    return perField(fields, context, (path) => (value, run) => {
      if (typeof value !== 'string' || isBlank(value) || matches(value) !== not) return;
      run.report(path, { actual: quote(value), expected: not ? undefined : source });
    });
  },
  examples: [
    {
      params: { fields: ['onlineAddress'], pattern: 'https?://[^ ]+' },
      good: {},
      bad: { onlineAddress: 'www.example.com' },
    },
    {
      params: { fields: ['legalBases[].law'], pattern: '.*[《》].*', not: true },
      good: {},
      bad: {
        legalBases: [{ law: '《消防法》', article: '第十五条', content: '', documentNumber: '' }],
      },
    },
  ],
});
