import { z } from 'zod/v4';
import { BASIC_LENGTH, parseBasicCode } from '../../codes/basic';
import { CREDIT_LENGTH } from '../../codes/credit';
import type { Step } from '../../document/lists';
import { lintChart } from '../../flowchart/lint';
import { defaultChart, type SpecialProcedureLike } from '../../flowchart/default-chart';
import { parseChart } from '../../flowchart/parse';
import type { Chart } from '../../flowchart/chart';
import {
  CHART_PROBLEM_CODES,
  type ChartProblem,
  type ChartProblemCode,
} from '../../flowchart/problems';
import type { Path } from '../field-path';
import { defineKind, type CheckRun } from '../kind';
import { isObject, property } from '../values';

const problemCode = z.enum(CHART_PROBLEM_CODES as [ChartProblemCode]);

/**
 * What the check of charts finds, as findings: of the chart of a flowchart document, and of the chart that the steps
 * of a guide are drawn as. A rule names the problems that it speaks of, so that one template has a rule for errors
 * and another for warnings. A chart that cannot be read at all is told by every such rule.
 */
export const flowchart = defineKind({
  kind: 'flowchart',
  params: z.strictObject({ problems: z.array(problemCode).min(1).max(CHART_PROBLEM_CODES.length) }),
  purpose: {
    'zh-Hans': '检查流程图：起止、可达、判断出口、三阶段六环节、许可的必备分支、时限合计。',
    en: 'Checks flowcharts: start and ends, ways, decisions, stages and steps, branches of a licence, limits.',
  },
  describe: ({ problems }) => ({
    'zh-Hans': `流程图不得有下列问题：${problems.join('、')}。`,
    en: `A flowchart has none of these problems: ${problems.join(', ')}.`,
  }),
  compile: ({ problems }, context) => {
    const wanted: ReadonlySet<ChartProblemCode> = new Set(problems);
    context.reads('kind', 'itemType', 'name', 'locale', 'specialProcedures', 'subjectCode');
    const places = {
      chart: context.documents.includes('flowchart') ? context.path('chart', 'problems') : null,
      steps: context.documents.includes('guide') ? context.path('steps', 'problems') : null,
    };
    return (run) => {
      const kind = property(run.document, 'kind');
      if (kind === 'flowchart' && places.chart) checkDrawn(run, places.chart, wanted);
      if (kind === 'guide' && places.steps) checkSteps(run, places.steps, wanted);
    };
  },
  examples: [
    {
      params: { problems: ['step-post', 'step-limit'] },
      good: {},
      bad: { steps: [{ step: 'receive', post: '', limit: null }] },
    },
  ],
});

type Wanted = ReadonlySet<ChartProblemCode>;

/** Limits are left to other rules: a flowchart document does not hold those of its item. */
const NO_LIMITS = { promisedLimit: null, statutoryLimit: null } as const;

function checkDrawn(run: CheckRun, path: Path, wanted: Wanted): void {
  const parsed = parseChart(property(run.document, 'chart'));
  if (!parsed.ok) {
    for (const found of parsed.problems) {
      run.report(path, { actual: found.message }, found.path ? pointerOf(found.path) : '');
    }
    return;
  }
  const { chart } = parsed;
  const itemType = itemTypeOf(property(run.document, 'subjectCode'));
  for (const found of lintChart(chart, { itemType, ...NO_LIMITS })) {
    if (wanted.has(found.code)) run.report(path, { actual: found.message }, placeIn(chart, found));
  }
}

/** The drawing has nodes that no step stands for; what is said of those is said of the list. */
function checkSteps(run: CheckRun, path: Path, wanted: Wanted): void {
  const { document } = run;
  const steps = objectsOf(property(document, 'steps')) as unknown as Step[];
  if (steps.length === 0) return;
  const itemType = textOf(property(document, 'itemType'));
  const parsed = parseChart(
    defaultChart({
      title: textOf(property(document, 'name')),
      itemType,
      steps,
      specialProcedures: objectsOf(
        property(document, 'specialProcedures')
      ) as unknown as SpecialProcedureLike[],
      locale: property(document, 'locale') === 'en' ? 'en' : 'zh-Hans',
    })
  );
  // Steps of the wrong shape are the matter of the rules about steps.
  if (!parsed.ok) return;
  for (const found of lintChart(parsed.chart, { itemType, ...NO_LIMITS })) {
    if (!wanted.has(found.code)) continue;
    const node = parsed.chart.nodes.find(({ id }) => id === found.nodeId);
    const index = node?.step ? steps.findIndex(({ step }) => step === node.step) : -1;
    run.report(path, { actual: found.message }, index < 0 ? '' : `/${index}`);
  }
}

/** The code of what is drawn is a basic code or ends in one (a variant adds two digits). */
function itemTypeOf(subjectCode: unknown): string {
  if (typeof subjectCode !== 'string') return '';
  const code =
    subjectCode.length > BASIC_LENGTH
      ? subjectCode.slice(CREDIT_LENGTH + 1, CREDIT_LENGTH + 1 + BASIC_LENGTH)
      : subjectCode;
  const basic = parseBasicCode(code);
  return basic.ok ? basic.value.itemType : '';
}

function placeIn({ nodes, edges }: Chart, { nodeId, edgeId }: ChartProblem): string {
  const edge = edges.findIndex(({ id }) => id === edgeId);
  if (edge >= 0) return `/edges/${edge}`;
  const node = nodes.findIndex(({ id }) => id === nodeId);
  return node >= 0 ? `/nodes/${node}` : '';
}

const pointerOf = (place: string): string => `/${place.replaceAll('.', '/')}`;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const objectsOf = (value: unknown): readonly object[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
