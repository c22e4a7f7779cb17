import { STAGE_OF_STEP, STEP_IDS, type TimeLimit } from '../../../../domain/codes/values';
import {
  MAX_LANES,
  MAX_NODES,
  NODE_TYPES,
  type Chart,
  type ChartNode,
} from '../../../../domain/flowchart/chart';
import { defaultChart } from '../../../../domain/flowchart/default-chart';
import { STEP_LABELS } from '../../../../domain/document/labels';
import { copyBlock, pasteBlock, type Pasted } from '../list/clipboard';
import type { Entry } from '../list/columns';
import type { Locale } from '../../../../domain/codes/tables';
import { addLane, addNode, change, EMPTY_CHART } from './edit-chart';
import { placeOfStep, stepChoice } from './edit-flow';
import { NODE_COLUMNS, type NodeField } from './node-columns';

/** Rows of a spreadsheet and the nodes of a chart. */

type Block = readonly string[][];

/** Column that rows without a header begin in when they are pasted where there is no cell. */
const FIRST_PASTED: NodeField = 'label';

export interface PastedChart extends Omit<Pasted, 'entries'> {
  readonly chart: Chart;
  /** Nodes that were written over, and nodes that are new. */
  readonly changed: number;
  readonly added: number;
}

interface PasteAt {
  readonly block: Block;
  /** Row of the cell that has the focus. */
  readonly row: number;
  readonly column: NodeField;
}

/**
 * Writes rows over the steps of a chart from a cell on. Rows that do not say of what kind they are go to the cell's row and
 * to the steps below it: start, ends, decisions and documents between them stay as they are. Rows that name a start or an
 * end, as those of a copied chart do, go to all rows. Rows for which there is none become new steps, each following the
 * one before. A lane that the chart does not have is added; a text that is the name of one of the six steps makes the
 * node that step.
 */
export function pasteNodes(chart: Chart, at: PasteAt): PastedChart {
  const targets = namesEnds(at) ? allFrom(chart, at.row) : stepsFrom(chart, at.row);
  const pasted = entriesFrom(at, {
    entries: targets.map((index) => entryOf(chart, chart.nodes[index]!)),
    most: targets.length + MAX_NODES - chart.nodes.length,
  });
  let result = chart;
  let place = targets.at(-1) ?? Math.min(at.row, chart.nodes.length - 1);
  const ids = pasted.entries.map((entry, i) => {
    let index = targets[i];
    if (index === undefined) {
      const added = addNode(result, place);
      result = added.chart;
      index = place = result.nodes.findIndex(({ id }) => id === added.id);
    }
    result = written(result, index, entry);
    return result.nodes[index]!.id;
  });
  const rowOf = (i: number) => result.nodes.findIndex(({ id }) => id === ids[i]) + 1;
  const refused = pasted.refused.map((one) => ({ ...one, row: rowOf(one.row - 1) }));
  const added = result.nodes.length - chart.nodes.length;
  const untouched = new Set(chart.nodes);
  const changed = result.nodes.filter((node) => !untouched.has(node)).length - added;
  return { chart: result, changed, added, refused, dropped: pasted.dropped };
}

/**
 * A chart from rows alone: the steps between a start and an end. Rows that say nothing of kinds and lanes give the
 * default chart, with lanes by step.
 */
export function chartFromRows(
  block: Block,
  { title, itemType, locale }: { title: string; itemType: string; locale: Locale }
): PastedChart {
  const at = { block, row: 0, column: FIRST_PASTED };
  if (namesEnds(at)) return pasteNodes({ ...EMPTY_CHART, title }, at);
  const empty = defaultChart({ title, itemType: '', steps: [], specialProcedures: [], locale });
  const plain = pasteNodes(empty, { ...at, row: 1 });
  const steps = plain.chart.nodes.slice(1, -1);
  const home = empty.nodes[0]!.lane;
  if (steps.some(({ type, lane }) => type !== 'task' || lane !== home)) return plain;
  const chart = defaultChart({
    title,
    itemType,
    steps: steps.map((node) => ({ ...node, step: node.step || node.label })),
    specialProcedures: [],
    locale,
  });
  return { ...plain, chart };
}

/** All nodes as a block with a header row, for a spreadsheet. */
export const copyNodes = (chart: Chart, locale: Locale): string =>
  copyBlock(
    chart.nodes.map((node) => entryOf(chart, node)),
    NODE_COLUMNS,
    locale
  );

const entriesFrom = (
  { block, column }: PasteAt,
  { entries, most }: { entries: readonly Entry[]; most: number }
): Pasted =>
  pasteBlock({
    entries,
    blank: () => ({}),
    most,
    block,
    columns: NODE_COLUMNS,
    row: 0,
    column: NODE_COLUMNS.findIndex(({ name }) => name === column),
  });

/** Do the rows say themselves which of them is the start or an end, as those of a copied chart do? */
const namesEnds = (at: PasteAt): boolean =>
  entriesFrom(at, { entries: [], most: MAX_NODES }).entries.some(
    ({ type }) => type === 'start' || type === 'end'
  );

const allFrom = ({ nodes }: Chart, row: number): readonly number[] =>
  nodes.map((_, i) => i).slice(row);

/** The row itself, unless it is a start or an end, and the steps below it. */
function stepsFrom({ nodes }: Chart, row: number): readonly number[] {
  const isTarget = (type: ChartNode['type'] | undefined, i: number) =>
    type === 'task' || (i === row && type !== 'start' && type !== 'end');
  return nodes.flatMap(({ type }, i) => (i >= row && isTarget(type, i) ? [i] : []));
}

const entryOf = ({ lanes }: Chart, node: ChartNode): Entry => ({
  ...node,
  stage: stepChoice(node),
  lane: lanes.find(({ id }) => id === node.lane)?.name ?? node.lane,
});

/** A row's values in a node; what is not named in the row stays. */
function written(chart: Chart, index: number, entry: Entry): Chart {
  const node = chart.nodes[index]!;
  const { lane, stage, type, ...texts } = entry;
  const known = Object.fromEntries(
    MAIN_AND_DETAIL.filter((name) => Object.hasOwn(texts, name)).map((name) => [name, texts[name]])
  );
  let patch: Partial<ChartNode> = known as Partial<ChartNode>;
  const kind = NODE_TYPES.find((one) => one === type);
  if (kind) patch = { ...patch, type: kind };
  if (typeof stage === 'string' && stage !== '' && stage !== stepChoice(node)) {
    patch = { ...patch, ...placeOfStep(stage) };
  } else if (node.step === '' && typeof patch.label === 'string') {
    patch = { ...patch, ...stepNamed(patch.label) };
  }
  const named = typeof lane === 'string' ? laneNamed(chart, lane.trim()) : null;
  if (named) patch = { ...patch, lane: named.id };
  const isSame = Object.entries(patch).every(([name, value]) =>
    sameValue(value, node[name as keyof ChartNode])
  );
  return isSame ? chart : change(named?.chart ?? chart, 'nodes', index, patch);
}

const MAIN_AND_DETAIL: readonly NodeField[] = NODE_COLUMNS.map(({ name }) => name).filter(
  (name) => !['lane', 'stage', 'type'].includes(name)
);

const sameValue = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other as TimeLimit);

/** 受理 is the step of acceptance, whatever else a table says of it. */
function stepNamed(label: string): Partial<ChartNode> {
  const name = label.trim().toLowerCase();
  const step = STEP_IDS.find((id) =>
    [STEP_LABELS[id]['zh-Hans'], STEP_LABELS[id].en.toLowerCase()].includes(name)
  );
  return step ? { step, stage: STAGE_OF_STEP[step] } : {};
}

function laneNamed(chart: Chart, name: string): { chart: Chart; id: string } | null {
  if (name === '') return null;
  const lane = chart.lanes.find((one) => one.name.trim() === name || one.id === name);
  if (lane) return { chart, id: lane.id };
  return chart.lanes.length < MAX_LANES ? addLane(chart, { name }) : null;
}
