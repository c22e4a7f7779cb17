import { z } from 'zod/v4';
import { defineKind, type CheckRun } from '../kind';
import { walk } from '../field-path';
import { fieldPath } from '../schemas';
import { isBlank, normalName, quote } from '../values';
import { fieldName } from './words';

/**
 * Values that occur once: codes among all guides (told by the prepared set `duplicateCodes`),
 * or names within one list, compared without width and white space.
 */
export const unique = defineKind({
  kind: 'unique',
  params: z.strictObject({ field: fieldPath, within: z.enum(['corpus', 'document']) }),
  purpose: {
    'zh-Hans': '取值不得重复：在全部指南之间，或在同一文档的列表之内。',
    en: 'Values occur once: among all guides, or within a list of one document.',
  },
  describe: ({ field, within }) => {
    const name = fieldName(field);
    return within === 'corpus'
      ? {
          'zh-Hans': `${name['zh-Hans']}不得与其他办事指南重复。`,
          en: `${name.en} must differ from that of every other guide.`,
        }
      : {
          'zh-Hans': `${name['zh-Hans']}在同一列表中不得重复。`,
          en: `${name.en} must not occur twice in one list.`,
        };
  },
  compile: ({ field, within }, context) => {
    const path = context.path(field, 'field');
    if (within === 'corpus') {
      const visit = (value: unknown, run: CheckRun): void => {
        if (typeof value !== 'string' || !run.references.duplicateCodes.has(value)) return;
        run.report(path, { actual: quote(value) });
      };
      return (run) => walk(path, run.document, run, visit);
    }
    // One set for all documents, emptied each time: a set per document would be garbage for nothing.
    const seen = new Set<string>();
    const visit = (value: unknown, run: CheckRun): void => {
      if (typeof value !== 'string' || isBlank(value)) return;
      const name = normalName(value);
      if (seen.has(name)) run.report(path, { actual: quote(value) });
      seen.add(name);
    };
    return (run) => {
      seen.clear();
      walk(path, run.document, run, visit);
    };
  },
  examples: [
    {
      params: { field: 'audiences[]', within: 'document' },
      good: {},
      bad: { audiences: ['2', '2'] },
    },
  ],
});
