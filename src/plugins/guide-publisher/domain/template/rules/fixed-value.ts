import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import { isBlank, quote } from '../values';
import { fieldNames } from './words';

/** Fields that have one permitted value; a blank one is for `required` to say. */
export const fixedValue = defineKind({
  kind: 'fixed-value',
  params: z.strictObject({
    fields: fieldPaths,
    value: z.union([z.string().max(500), z.number(), z.boolean()]),
  }),
  purpose: {
    'zh-Hans': '规定字段的固定值。',
    en: 'Fields that have one permitted value.',
  },
  describe: ({ fields, value }) => {
    const names = fieldNames(fields);
    return {
      'zh-Hans': `${names['zh-Hans']}填写时应为“${value}”。`,
      en: `${names.en}, where filled in, must be "${value}".`,
    };
  },
  compile: ({ fields, value: only }, context) =>
    perField(fields, context, (path) => {
      const expected = String(only);
      return (value, run) => {
        if (isBlank(value) || value === only) return;
        run.report(path, { actual: quote(value), expected, set: { value: only } });
      };
    }),
  examples: [{ params: { fields: ['status'], value: '1' }, good: {}, bad: { status: '3' } }],
});
