import { z } from 'zod/v4';
import { STEP_IDS } from '../../codes/values';
import type { LocalizedText } from '../../codes/tables';
import { STEP_LABELS } from '../../document/labels';
import { defineKind, type CheckRun } from '../kind';
import { valueAt } from '../field-path';
import { fieldPath } from '../schemas';
import { isBlank, property } from '../values';
import { fieldName } from './words';

const stepId = z.enum(STEP_IDS);

/**
 * The skeleton of a process: these steps, each once, in this order, each with these details.
 * Further steps between them are no fault; a step out of order is told at its place.
 */
export const stageSkeleton = defineKind({
  kind: 'stage-skeleton',
  params: z.strictObject({
    list: fieldPath.default('steps'),
    steps: z
      .array(stepId)
      .min(1)
      .max(STEP_IDS.length)
      .default([...STEP_IDS]),
    details: z.array(fieldPath).max(10).default(['post', 'limit', 'standard', 'result']),
  }),
  purpose: {
    'zh-Hans': '办理流程须按顺序包含规定的步骤，每步须写明岗位、时限、审查标准、结果。',
    en: 'A process has the prescribed steps in order, each with post, limit, standard and result.',
  },
  describe: ({ list, steps, details }) => {
    const name = fieldName(list);
    const words = details.map((detail) => fieldName(`${list}.${detail}`));
    const zh = steps.map((step) => STEP_LABELS[step]['zh-Hans']).join('、');
    const en = steps.map((step) => STEP_LABELS[step].en).join(', ');
    return {
      'zh-Hans': `${name['zh-Hans']}应按顺序包含：${zh}；每步填写${words.map((w) => w['zh-Hans']).join('、')}。`,
      en: `${name.en} must have, in order: ${en}; each with ${words.map((w) => w.en).join(', ')}.`,
    };
  },
  compile: ({ list, steps, details }, context) => {
    const path = context.path(list, 'list');
    context.path(`${list}[].step`, 'list');
    details.forEach((detail, i) => context.path(`${list}[].${detail}`, `details/${i}`));
    const skeleton = new Set<unknown>(steps);
    return (run) => {
      const entries = valueAt(path, run.document);
      // No list at all is the matter of `required`; one finding says it, not six.
      if (!Array.isArray(entries) || entries.length === 0) return;
      for (const step of steps) {
        if (!entries.some((entry) => property(entry, 'step') === step)) missing(step, run);
      }
      let reached = -1;
      entries.forEach((entry, i) => {
        const step = property(entry, 'step');
        if (!skeleton.has(step)) return;
        const place = steps.indexOf(step as (typeof steps)[number]);
        if (place <= reached) outOfOrder(step as keyof typeof STEP_LABELS, i, run);
        else reached = place;
        for (const detail of details) {
          if (isBlank(property(entry, detail))) undetailed(detail, { step, i }, run);
        }
      });
    };

    function missing(step: keyof typeof STEP_LABELS, run: CheckRun): void {
      run.report(path, { expected: STEP_LABELS[step], name: step });
    }
    function outOfOrder(step: keyof typeof STEP_LABELS, i: number, run: CheckRun): void {
      run.report(path, { actual: STEP_LABELS[step], expected: ORDER, name: step }, `/${i}/step`);
    }
    function undetailed(detail: string, at: { step: unknown; i: number }, run: CheckRun): void {
      const label = fieldName(`${list}.${detail}`);
      run.report(path, { expected: label, name: String(at.step) }, `/${at.i}/${detail}`);
    }
  },
  examples: [
    { params: {}, good: {}, bad: { steps: [{ step: 'receive', post: '窗口受理岗' }] } },
    {
      params: { steps: ['receive', 'accept'], details: [] },
      good: {},
      bad: { steps: [{ step: 'accept' }] },
    },
  ],
});

const ORDER: LocalizedText = {
  'zh-Hans': '按规定顺序、不重复',
  en: 'in the prescribed order, once',
};
