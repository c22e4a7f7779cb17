import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import { bounds, boundsText } from './bounds';
import { fieldNames } from './words';

/** Bounds of the number of entries of a list; a missing list has none. */
export const count = defineKind({
  kind: 'count',
  params: bounds(z.number().int().min(0).max(500), { fields: fieldPaths }),
  purpose: { 'zh-Hans': '限制列表的条数。', en: 'Bounds the number of entries of a list.' },
  describe: ({ fields, min, max }) => {
    const names = fieldNames(fields);
    const between = boundsText(min, max);
    return {
      'zh-Hans': `${names['zh-Hans']}的条数应${between['zh-Hans']}。`,
      en: `${names.en} must have ${between.en} entries.`,
    };
  },
  compile: ({ fields, min = 0, max = Infinity }, context) => {
    const expected = boundsText(min === 0 ? undefined : min, max === Infinity ? undefined : max);
    return perField(fields, context, (path) => (value, run) => {
      const entries = Array.isArray(value) ? value.length : 0;
      if (entries < min || entries > max) run.report(path, { actual: String(entries), expected });
    });
  },
  examples: [
    { params: { fields: ['legalBases'], min: 1, max: 20 }, good: {}, bad: { legalBases: [] } },
  ],
});
