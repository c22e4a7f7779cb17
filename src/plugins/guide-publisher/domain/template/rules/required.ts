import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { pathLabel } from '../field-path';
import { fieldPaths } from '../schemas';
import { isBlank } from '../values';
import { fieldNames } from './words';

/**
 * Fields that must be filled in. For which item types they must be is said by the rule's `appliesTo`.
 * A path through a list (`materials[].name`) asks every entry; an empty list has none to ask.
 */
export const required = defineKind({
  kind: 'required',
  params: z.strictObject({
    fields: fieldPaths,
    /** For lists: the least number of entries. */
    entries: z.number().int().min(1).max(500).default(1),
  }),
  purpose: {
    'zh-Hans': '规定必填的字段；对列表可规定至少几条。',
    en: 'Fields that must be filled in; for lists, with at least so many entries.',
  },
  describe: ({ fields, entries }) => {
    const names = fieldNames(fields);
    return entries === 1
      ? { 'zh-Hans': `${names['zh-Hans']}必须填写。`, en: `${names.en} must be filled in.` }
      : {
          'zh-Hans': `${names['zh-Hans']}至少填写 ${entries} 条。`,
          en: `${names.en} must have at least ${entries} entries.`,
        };
  },
  compile: ({ fields, entries }, context) =>
    perField(fields, context, (path) => {
      const expected = pathLabel(path);
      return (value, run) => {
        const missing = Array.isArray(value) ? value.length < entries : isBlank(value);
        if (missing) run.report(path, { expected });
      };
    }),
  examples: [
    {
      params: { fields: ['address', 'materials[].name'] },
      good: {},
      bad: { address: ' ' },
    },
    { params: { fields: ['faqs'], entries: 1 }, good: {}, bad: { faqs: [] } },
  ],
});
