import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import { bounds, boundsText } from './bounds';
import { fieldNames } from './words';

/** Bounds of numbers, e.g. visits or coordinates. */
export const range = defineKind({
  kind: 'range',
  params: bounds(z.number(), { fields: fieldPaths }),
  purpose: { 'zh-Hans': '限制数值范围。', en: 'Bounds numbers.' },
  describe: ({ fields, min, max }) => {
    const names = fieldNames(fields);
    const between = boundsText(min, max);
    return {
      'zh-Hans': `${names['zh-Hans']}应${between['zh-Hans']}。`,
      en: `${names.en} must be ${between.en}.`,
    };
  },
  compile: ({ fields, min = -Infinity, max = Infinity }, context) => {
    const expected = boundsText(
      min === -Infinity ? undefined : min,
      max === Infinity ? undefined : max
    );
    return perField(fields, context, (path) => (value, run) => {
      if (typeof value !== 'number' || (value >= min && value <= max)) return;
      run.report(path, { actual: String(value), expected });
    });
  },
  examples: [{ params: { fields: ['visits'], max: 3 }, good: {}, bad: { visits: 4 } }],
});
