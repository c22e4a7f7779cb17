import type { ItemType } from '../codes/tables';
import { compareLimits, limitInWorkdays, sumLimits } from '../codes/time-limit';
import { STAGE_OF_STEP, STAGE_IDS, STEP_IDS, type StepId, type TimeLimit } from '../codes/values';
import type { Chart, ChartNode } from './chart';
import { graphOf, topological } from './layout/graph';
import { licenceProblems } from './lint-licence';
import { limitFact } from './limit-words';
import { problem, type ChartProblem } from './problems';
import { structureProblems } from './structure';
import { CHART_WORDS, type ChartWords } from './words';

export interface LintContext {
  /** Code of the table `itemType`. */
  readonly itemType: string;
  readonly promisedLimit: TimeLimit;
  readonly statutoryLimit: TimeLimit;
}

/**
 * What is wrong with a chart that can be read. Checks its form (one start, ends, reachability, decisions), the skeleton of three stages and
 * six steps, the branches of a licence, and the limits along the longest way. Never fails, whatever the chart.
 */
export function lintChart(chart: Chart, context: LintContext): ChartProblem[] {
  const licence = context.itemType === LICENCE;
  return [
    ...structureProblems(chart),
    ...endProblems(chart),
    ...reachProblems(chart),
    ...decisionProblems(chart),
    ...stageProblems(chart),
    ...stepProblems(chart, licence),
    ...(licence ? licenceProblems(chart) : []),
    ...specialProblems(chart),
    ...limitProblems(chart, context),
  ];
}

/** Only a licence must have the six steps and the branches; other types are drawn more plainly. */
const LICENCE: ItemType = '01';

const nameOf = ({ label, id }: ChartNode) => label || id;
const at = ({ id }: ChartNode) => ({ nodeId: id });

function endProblems(chart: Chart): ChartProblem[] {
  const starts = chart.nodes.filter(({ type }) => type === 'start');
  const ends = chart.nodes.filter(({ type }) => type === 'end');
  const left = new Set(chart.edges.map(({ from }) => from));
  return [
    ...(starts.length === 0 ? [problem('no-start')] : []),
    ...starts.slice(1).map((node) => problem('many-starts', { name: nameOf(node) }, at(node))),
    ...(ends.length === 0 ? [problem('no-end')] : []),
    ...ends
      .filter(({ id }) => left.has(id))
      .map((node) => problem('end-has-exit', { name: nameOf(node) }, at(node))),
  ];
}

function reachProblems(chart: Chart): ChartProblem[] {
  const idsOf = (type: ChartNode['type']) =>
    chart.nodes.filter((n) => n.type === type).map(({ id }) => id);
  const fromStart = reach(
    idsOf('start'),
    chart.edges.map(({ from, to }) => [from, to] as const)
  );
  const fromEnd = reach(
    idsOf('end'),
    chart.edges.map(({ from, to }) => [to, from] as const)
  );
  const missing = (seen: ReadonlySet<string>) =>
    seen.size === 0 ? [] : chart.nodes.filter(({ id }) => !seen.has(id));
  return [
    ...missing(fromStart).map((node) => problem('unreachable', { name: nameOf(node) }, at(node))),
    ...missing(fromEnd).map((node) => problem('cannot-end', { name: nameOf(node) }, at(node))),
  ];
}

function reach(
  roots: readonly string[],
  steps: ReadonlyArray<readonly [string, string]>
): Set<string> {
  const next = new Map<string, string[]>();
  for (const [from, to] of steps) {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  }
  const seen = new Set(roots);
  for (const id of seen) for (const to of next.get(id) ?? []) seen.add(to);
  return seen;
}

function decisionProblems(chart: Chart): ChartProblem[] {
  return chart.nodes
    .filter(({ type }) => type === 'decision')
    .flatMap((node) => {
      const exits = chart.edges.filter(({ from }) => from === node.id);
      const few =
        exits.length < 2 ? [problem('decision-exits', { name: nameOf(node) }, at(node))] : [];
      const silent = exits
        .filter(({ condition }) => condition.trim() === '')
        .map(({ id }) =>
          problem('decision-label', { name: nameOf(node) }, { nodeId: node.id, edgeId: id })
        );
      return [...few, ...silent];
    });
}

/** A way back to an earlier stage is right only where it closes a loop: something is sent back to be done again. */
function stageProblems(chart: Chart): ChartProblem[] {
  const graph = graphOf(chart);
  const stageOf = (node: number) => {
    const { stage } = chart.nodes[node]!;
    return stage === null ? -1 : STAGE_IDS.indexOf(stage);
  };
  return graph.edges
    .filter(({ from, to }) => stageOf(to) >= 0 && stageOf(to) < stageOf(from))
    .filter(({ from, to }) => graph.successors[from]!.includes(to))
    .map(({ edge }) =>
      problem('stage-order', { name: edge.condition || edge.id }, { edgeId: edge.id })
    );
}

function stepProblems(chart: Chart, licence: boolean): ChartProblem[] {
  const isStep = (step: string): step is StepId => (STEP_IDS as readonly string[]).includes(step);
  const present = new Set(chart.nodes.map(({ step }) => step));
  const missing = licence ? STEP_IDS.filter((step) => !present.has(step)) : [];
  return [
    ...missing.map((step) =>
      problem('step-missing', { name: inBoth((words) => words.steps[step]) })
    ),
    ...chart.nodes.flatMap((node) => {
      if (!isStep(node.step)) return [];
      const stage = STAGE_OF_STEP[node.step];
      const name = nameOf(node);
      const expected = inBoth((words) => words.stages[stage]);
      return [
        ...(node.stage !== stage ? [problem('step-stage', { name, expected }, at(node))] : []),
        ...(node.post.trim() === '' ? [problem('step-post', { name }, at(node))] : []),
        ...(node.limit === null ? [problem('step-limit', { name }, at(node))] : []),
      ];
    }),
  ];
}

const inBoth = (pick: (words: ChartWords) => string) => ({
  'zh-Hans': pick(CHART_WORDS['zh-Hans']),
  en: pick(CHART_WORDS.en),
});

function specialProblems(chart: Chart): ChartProblem[] {
  return chart.nodes
    .filter(({ type, counted }) => type === 'special' && counted)
    .map((node) => problem('special-counted', { name: nameOf(node) }, at(node)));
}

function limitProblems(
  chart: Chart,
  { promisedLimit, statutoryLimit }: LintContext
): ChartProblem[] {
  const sum = sumLimits(longestWay(chart));
  const facts = (actual: TimeLimit, expected: TimeLimit) => ({
    actual: limitFact(actual),
    expected: limitFact(expected),
  });
  const overPromised = compareLimits(sum, promisedLimit) === 1;
  const overStatutory = compareLimits(sum, statutoryLimit) === 1;
  return [
    ...(overPromised ? [problem('sum-over-promised', facts(sum, promisedLimit))] : []),
    ...(overStatutory ? [problem('sum-over-statutory', facts(sum, statutoryLimit))] : []),
    ...(compareLimits(promisedLimit, statutoryLimit) === 1
      ? [problem('promised-over-statutory', facts(promisedLimit, statutoryLimit))]
      : []),
  ];
}

/** Counted limits along the way that takes longest; what is done again in a loop is counted once. Blank limits have their own problem. */
function longestWay(chart: Chart): TimeLimit[] {
  const graph = graphOf(chart);
  const days = chart.nodes.map(({ counted, limit }) =>
    counted ? (limitInWorkdays(limit) ?? 0) : 0
  );
  const best = [...days];
  const before = days.map(() => -1);
  let last = -1;
  for (const node of topological(graph.successors, graph.predecessors)) {
    for (const p of graph.predecessors[node]!) {
      if (best[p]! + days[node]! > best[node]!) {
        best[node] = best[p]! + days[node]!;
        before[node] = p;
      }
    }
    if (last < 0 || best[node]! > best[last]!) last = node;
  }
  const limits: TimeLimit[] = [];
  for (let node = last; node >= 0; node = before[node]!) {
    const { counted, limit } = chart.nodes[node]!;
    if (counted && limitInWorkdays(limit) !== null) limits.push(limit);
  }
  return limits;
}
