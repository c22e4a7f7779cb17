import { limitWords } from './limit-words';
import type { Locale } from '../codes/tables';
import type { Chart, ChartEdge, ChartNode } from './chart';
import { chartHash } from './chart-hash';
import { graphOf } from './layout/graph';
import { readingOrder } from './layout/grid';
import { CHART_WORDS, labelWords, type ChartWords } from './words';
import { cleanText } from './xml-text';

/** A chart as an ordered list, for readers who cannot see it. It holds every node and every edge. */
export interface Outline {
  readonly title: string;
  /** The same as `chartHash` of the chart: picture and outline are from one source. */
  readonly chartHash: string;
  readonly steps: readonly OutlineStep[];
  /** Edges that begin nowhere. A chart that passes the check has none. */
  readonly loose: readonly OutlineBranch[];
}

export interface OutlineStep {
  /** From 1. */
  readonly number: number;
  readonly nodeId: string;
  readonly type: ChartNode['type'];
  /** Name of the stage, blank where there is none. */
  readonly stage: string;
  /** Name of the lane. */
  readonly who: string;
  readonly label: string;
  readonly post: string;
  readonly limit: string;
  /** Does its time count towards the promised limit? */
  readonly counted: boolean;
  readonly standard: string;
  readonly result: string;
  /** Document issued, where the node is one. */
  readonly document: string;
  readonly branches: readonly OutlineBranch[];
}

export interface OutlineBranch {
  readonly edgeId: string;
  readonly condition: string;
  /** Number of the step that it leads to; `null` where that does not exist. */
  readonly target: number | null;
  /** The branch as a sentence: 如果…，转到第 n 步. */
  readonly text: string;
}

/** The outline of a chart, in reading order: stage by stage, main line first. Never fails, whatever the chart. */
export function outlineOf(chart: Chart, locale: Locale): Outline {
  const order = readingOrder(graphOf(chart));
  const numbers = new Map<string, number>();
  order.forEach((node, i) => {
    const { id } = chart.nodes[node]!;
    if (firstIndex(chart, id) === node) numbers.set(id, i + 1);
  });
  const branch = (edge: ChartEdge) => branchOf(edge, { chart, numbers, locale });
  const leaving = groupBy(chart.edges, ({ from }) => from);
  const steps = order.map((node, i) => {
    const own = firstIndex(chart, chart.nodes[node]!.id) === node;
    const edges = own ? (leaving.get(chart.nodes[node]!.id) ?? []) : [];
    return stepOf(chart.nodes[node]!, {
      number: i + 1,
      chart,
      locale,
      branches: edges.map(branch),
    });
  });
  const loose = chart.edges.filter(({ from }) => !numbers.has(from)).map(branch);
  return { title: cleanText(chart.title), chartHash: chartHash(chart), steps, loose };
}

/** The outline as plain text, one paragraph a step. */
export function outlineText(outline: Outline, locale: Locale): string {
  const words = CHART_WORDS[locale];
  const lines: string[] = outline.title === '' ? [] : [outline.title, ''];
  let stage = '';
  for (const step of outline.steps) {
    if (step.stage !== '' && step.stage !== stage) lines.push((stage = step.stage));
    lines.push(headline(step, locale), ...details(step, words).map((detail) => `   ${detail}`));
  }
  lines.push(...outline.loose.map(({ text }) => `   ${text}`));
  return `${lines.join('\n')}\n`;
}

/** Index of the node that edges mean by an id: the first, should there be several. */
function firstIndex(chart: Chart, id: string): number {
  let index = FIRST_INDEX.get(chart);
  if (!index) {
    index = new Map();
    for (const [i, node] of chart.nodes.entries()) if (!index.has(node.id)) index.set(node.id, i);
    FIRST_INDEX.set(chart, index);
  }
  return index.get(id) ?? -1;
}

const FIRST_INDEX = new WeakMap<Chart, Map<string, number>>();

function stepOf(
  node: ChartNode,
  context: { number: number; chart: Chart; locale: Locale; branches: OutlineBranch[] }
): OutlineStep {
  const { number, chart, locale, branches } = context;
  const words = CHART_WORDS[locale];
  return {
    number,
    nodeId: node.id,
    type: node.type,
    stage: node.stage === null ? '' : words.stages[node.stage],
    who: cleanText(chart.lanes.find(({ id }) => id === node.lane)?.name ?? ''),
    label: labelWords(node, locale),
    post: cleanText(node.post),
    limit: limitWords(node.limit, locale),
    counted: node.counted,
    standard: cleanText(node.standard),
    result: cleanText(node.result),
    document: node.type === 'document' ? cleanText(node.result || node.label) : '',
    branches,
  };
}

function branchOf(
  edge: ChartEdge,
  context: { chart: Chart; numbers: ReadonlyMap<string, number>; locale: Locale }
): OutlineBranch {
  const { chart, numbers, locale } = context;
  const words = CHART_WORDS[locale];
  const target = numbers.get(edge.to) ?? null;
  const condition = cleanText(edge.condition).trim();
  const node = chart.nodes[firstIndex(chart, edge.to)];
  const label = node ? labelWords(node, locale) : '';
  const text =
    target === null ? words.goNowhere(condition) : words.goTo({ condition, step: target, label });
  return { edgeId: edge.id, condition, target, text };
}

function headline(step: OutlineStep, locale: Locale): string {
  const who = step.who === '' ? '' : locale === 'en' ? ` (${step.who})` : `（${step.who}）`;
  return `${step.number}. ${step.label}${who}`;
}

function details(step: OutlineStep, words: ChartWords): string[] {
  const limit = [step.limit, step.counted ? '' : words.uncounted].filter(Boolean).join(words.comma);
  const facts: ReadonlyArray<readonly [string, string]> = [
    [words.post, step.post],
    [words.limit, limit],
    [words.standard, step.standard],
    [step.document === '' ? words.result : words.issues, step.document || step.result],
  ];
  const known = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}${words.colon}${value}`);
  const next = step.branches.map(({ text }) => text);
  const ending =
    step.type === 'end' ? [words.end] : step.branches.length === 0 ? [words.noExit] : [];
  return [...known, ...next, ...ending];
}

function groupBy<T>(entries: readonly T[], keyOf: (entry: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
