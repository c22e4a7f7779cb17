import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import { isBlank } from '../values';
import { bounds, boundsText } from './bounds';
import { fieldNames } from './words';

/** Length of texts in characters as a reader counts them (code points, without white space at the ends). */
export const length = defineKind({
  kind: 'length',
  params: bounds(z.number().int().min(0).max(10_000), { fields: fieldPaths }),
  purpose: { 'zh-Hans': '限制文字长度。', en: 'Bounds the length of texts.' },
  describe: ({ fields, min, max }) => {
    const names = fieldNames(fields);
    const range = boundsText(min, max);
    return {
      'zh-Hans': `${names['zh-Hans']}的字数应${range['zh-Hans']}。`,
      en: `${names.en} must have ${range.en} characters.`,
    };
  },
  compile: ({ fields, min = 0, max = Infinity }, context) => {
    const expected = boundsText(min === 0 ? undefined : min, max === Infinity ? undefined : max);
    return perField(fields, context, (path) => (value, run) => {
      if (typeof value !== 'string' || isBlank(value)) return;
      // UTF-16 units are never fewer than characters, so most texts need no counting.
      if (value.length <= max && min <= 1) return;
      const count = [...value.trim()].length;
      if (count < min || count > max) run.report(path, { actual: String(count), expected });
    });
  },
  examples: [
    { params: { fields: ['summary'], max: 60 }, good: {}, bad: { summary: '长'.repeat(61) } },
    {
      params: { fields: ['conditions[].text'], min: 4 },
      good: {},
      bad: { conditions: [{ text: '合格' }] },
    },
  ],
});
