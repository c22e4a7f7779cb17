import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import { blankOf, isBlank, quote } from '../values';
import { fieldNames } from './words';

/** Fields that must be left blank, e.g. materials of a penalty. */
export const forbidden = defineKind({
  kind: 'forbidden',
  params: z.strictObject({ fields: fieldPaths }),
  purpose: {
    'zh-Hans': '规定不得填写的字段。',
    en: 'Fields that must be left blank.',
  },
  describe: ({ fields }) => {
    const names = fieldNames(fields);
    return { 'zh-Hans': `${names['zh-Hans']}不得填写。`, en: `${names.en} must be left blank.` };
  },
  compile: ({ fields }, context) =>
    perField(fields, context, (path) => (value, run) => {
      if (!isBlank(value))
        run.report(path, { actual: quote(value), set: { value: blankOf(value) } });
    }),
  examples: [{ params: { fields: ['penalty'] }, good: {}, bad: { penalty: '处一千元罚款。' } }],
});
