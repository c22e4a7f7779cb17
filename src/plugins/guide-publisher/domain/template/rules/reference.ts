import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import type { ReferenceSets } from '../types';
import { normalName, quote } from '../values';
import { fieldNames } from './words';

const SETS = {
  retainedCertificates: {
    'zh-Hans': '保留的证明事项清单',
    en: 'the list of retained certificates',
  },
  cancelledCertificates: {
    'zh-Hans': '取消的证明事项清单',
    en: 'the list of cancelled certificates',
  },
  retainedIntermediaries: {
    'zh-Hans': '保留的中介服务事项清单',
    en: 'the list of retained intermediary services',
  },
  cleanedUpIntermediaries: {
    'zh-Hans': '清理的中介服务事项清单',
    en: 'the list of intermediary services cleaned up',
  },
  cancelledItems: { 'zh-Hans': '取消的审批事项清单', en: 'the list of cancelled approvals' },
} as const satisfies Partial<Record<keyof ReferenceSets, unknown>>;

const setName = z.enum(Object.keys(SETS) as (keyof typeof SETS)[]);

/**
 * Values that must, or must not, be on a published list. A value is looked up as it is and in its normal form,
 * so a field may hold a code or a name. A list that was not handed in cannot convict anybody: with an empty set,
 * `listed` finds nothing.
 */
export const reference = defineKind({
  kind: 'reference',
  params: z.strictObject({
    fields: fieldPaths,
    set: setName,
    must: z.enum(['listed', 'not-listed']),
  }),
  purpose: {
    'zh-Hans': '取值应在（或不得在）已公布的清单之内。',
    en: 'Values are, or are not, on a published list.',
  },
  describe: ({ fields, set, must }) => {
    const names = fieldNames(fields);
    const list = SETS[set];
    return must === 'listed'
      ? {
          'zh-Hans': `${names['zh-Hans']}应在${list['zh-Hans']}之内。`,
          en: `${names.en} must be on ${list.en}.`,
        }
      : {
          'zh-Hans': `${names['zh-Hans']}不得出现在${list['zh-Hans']}中。`,
          en: `${names.en} must not be on ${list.en}.`,
        };
  },
  compile: ({ fields, set, must }, context) => {
    const wanted = must === 'listed';
    const expected = SETS[set];
    return perField(fields, context, (path) => (value, run) => {
      if (typeof value !== 'string' || value === '') return;
      const list = run.references[set];
      if (list === undefined || list.size === 0) return;
      const found = list.has(value) || list.has(normalName(value));
      if (found !== wanted) run.report(path, { actual: quote(value), expected });
    });
  },
  examples: [
    {
      params: { fields: ['intermediaries[].code'], set: 'retainedIntermediaries', must: 'listed' },
      good: {},
      bad: { intermediaries: [{ code: 'ZJ-404', name: '无此服务', basis: '无' }] },
    },
  ],
});
