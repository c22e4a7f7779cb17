import { z } from 'zod/v4';
import type { Locale } from '../codes/tables';
import { carryOver, otherIds } from './bpmn/carry';
import { limitProblems, MAX_IMPORT_EDGES, MAX_IMPORT_NODES, refusalOf } from './bpmn/limits';
import { chartEdgeSchema, chartNodeSchema, chartSchema, type Chart, type ChartNode } from './chart';
import { listOf, Moddle, refOf, type Element } from './bpmn/moddle';
import { lostElements } from './bpmn/lost';
import { readDefinitions, type ReadChart } from './bpmn/read';
import { countElements, type BpmnCounts, type BpmnReport, type ReportEntry } from './bpmn/report';
import { isFaithful, declaredUtf8 } from './bpmn/source-text';
import { definitionsOf, nodeData } from './bpmn/write';
import { problem, type ChartProblem } from './problems';
import { xmlText } from './xml-text';

/** The file that a chart was read from. Kept beside the chart, it lets what a chart cannot show survive. */
export interface BpmnSource {
  readonly xml: string;
}

export type BpmnRead =
  | {
      readonly ok: true;
      readonly chart: Chart;
      readonly report: BpmnReport;
      readonly source: BpmnSource;
    }
  | { readonly ok: false; readonly problems: readonly ChartProblem[] };

/**
 * Reads any BPMN 2.0 file. What a chart cannot show is reported, never an error; refused are only files that are too large, declare
 * entities, are no BPMN, or hold nothing. The chart may be larger than one that is kept here (`MAX_NODES`). Never throws.
 */
export async function fromBpmn(xml: string): Promise<BpmnRead> {
  const refused = refusalOf(xml);
  if (refused) return { ok: false, problems: [refused] };
  try {
    const { definitions, warnings } = await new Moddle().read(declaredUtf8(xml));
    const problems = limitProblems(countElements(definitions));
    if (problems.length > 0) return { ok: false, problems };
    const { chart, report } = readDefinitions(definitions, warnings);
    if (isBlank(report)) return { ok: false, problems: [problem('bpmn-empty')] };
    const parsed = importSchema.safeParse(chart);
    if (!parsed.success)
      return {
        ok: false,
        problems: [problem('bpmn-unreadable', { actual: parsed.error.message })],
      };
    return { ok: true, chart: parsed.data, report, source: { xml } };
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    const code = actual.startsWith(NO_DEFINITIONS) ? 'bpmn-root' : 'bpmn-unreadable';
    return { ok: false, problems: [problem(code, { actual })] };
  }
}

/** How the parser says that the root is another element. */
const NO_DEFINITIONS = 'failed to parse document as';

const importSchema = chartSchema.extend({
  nodes: z.array(chartNodeSchema).max(MAX_IMPORT_NODES),
  edges: z.array(chartEdgeSchema).max(MAX_IMPORT_EDGES),
});

/** Nothing but, at most, a drawing of nothing. */
function isBlank({ kept, degraded, dropped }: BpmnReport): boolean {
  const named = [...kept, ...degraded, ...dropped];
  return named.every(({ element }) => element === 'bpmndi:BPMNDiagram');
}

/** A chart as BPMN, with what the file it came from held and this one does not. */
export interface BpmnRewrite {
  readonly xml: string;
  readonly lost: readonly ReportEntry[];
}

interface WriteOptions {
  readonly locale: Locale;
  readonly source?: BpmnSource;
}

/** The XML of `rewriteBpmn`. */
export async function toBpmn(chart: Chart, options: WriteOptions): Promise<string> {
  return (await rewriteBpmn(chart, options)).xml;
}

/**
 * Writes a chart as BPMN 2.0. With the file it came from: as long as nothing is changed, that file, to the letter; as long as
 * nodes and edges are the same ones, that file with the changed texts, and everything else in it stays. Otherwise the file is
 * made anew; what elements that are still there have beyond the chart is carried over, and what cannot be is named.
 */
export async function rewriteBpmn(
  chart: Chart,
  { locale, source }: WriteOptions
): Promise<BpmnRewrite> {
  const moddle = new Moddle();
  const origin = source ? await readSource(moddle, source) : null;
  if (source && origin?.faithful && sameChart(origin.read.chart, chart)) {
    return { xml: declaredUtf8(source.xml), lost: [] };
  }
  if (origin && sameShape(origin.read.chart, chart)) {
    updateElements({ before: origin.read, chart, moddle });
    return { xml: await moddle.write(origin.definitions), lost: [] };
  }
  if (!origin)
    return { xml: await moddle.write(definitionsOf(chart, { moddle, locale })), lost: [] };
  const definitions = definitionsOf(chart, { moddle, locale, taken: otherIds(origin) });
  const made = { definitions, read: readDefinitions(definitions, []) };
  carryOver(origin, made);
  return { xml: await moddle.write(definitions), lost: lostElements(origin, made) };
}

/** Figures of a file, or `null` where it cannot be read. */
export async function countBpmn(xml: string): Promise<BpmnCounts | null> {
  const read = await fromBpmn(xml);
  return read.ok ? read.report.counts : null;
}

interface Origin {
  readonly definitions: Element;
  readonly read: ReadChart;
  /** Was the text read without guessing, so that it may be given out again as it is? */
  readonly faithful: boolean;
}

async function readSource(moddle: Moddle, { xml }: BpmnSource): Promise<Origin | null> {
  if (refusalOf(xml)) return null;
  try {
    const { definitions, warnings } = await moddle.read(declaredUtf8(xml));
    return {
      definitions,
      read: readDefinitions(definitions, []),
      faithful: isFaithful(xml, warnings),
    };
  } catch {
    return null;
  }
}

const sameChart = (a: Chart, b: Chart) => JSON.stringify(chartOf(a)) === JSON.stringify(chartOf(b));

/** Members in one order, whoever made the chart. */
function chartOf(chart: Chart): Chart | null {
  const parsed = importSchema.safeParse(chart);
  return parsed.success ? parsed.data : null;
}

function sameShape(a: Chart, b: Chart): boolean {
  const shape = ({ lanes, nodes, edges }: Chart) =>
    JSON.stringify([
      lanes.map(({ id }) => id).sort(),
      nodes.map(({ id, lane, type }) => [id, lane, type]).sort(),
      edges.map(({ id, from, to }) => [id, from, to]).sort(),
    ]);
  return shape(a) === shape(b);
}

/** Only what was changed in the chart is changed in the file. */
function updateElements({
  before,
  chart,
  moddle,
}: {
  before: ReadChart;
  chart: Chart;
  moddle: Moddle;
}): void {
  const rename = (id: string, was: string | undefined, is: string) => {
    const element = before.elements.get(id);
    if (element && was !== is) element['name'] = xmlText(is);
  };
  const nodes = byId(before.chart.nodes);
  const edges = byId(before.chart.edges);
  const lanes = byId(before.chart.lanes);
  for (const node of chart.nodes) {
    const was = nodes.get(node.id);
    rename(node.id, was?.label, node.label);
    const element = before.elements.get(node.id);
    if (was && element && !sameFields(was, node)) setOwnData(element, moddle, node);
  }
  for (const { id, condition } of chart.edges) rename(id, edges.get(id)?.condition, condition);
  for (const { id, name } of chart.lanes) rename(id, lanes.get(id)?.name, name);
}

const byId = <T extends { readonly id: string }>(list: readonly T[]) =>
  new Map(list.map((entry) => [entry.id, entry]));

const sameFields = (a: ChartNode, b: ChartNode) =>
  JSON.stringify(Object.entries(nodeData(a))) === JSON.stringify(Object.entries(nodeData(b)));

/** Post, limit and the like have no place in BPMN: they are kept in an element of our own. */
function setOwnData(element: Element, moddle: Moddle, node: ChartNode): void {
  const given = Object.entries(nodeData(node)).filter(([, value]) => value !== '');
  const own = moddle.create(
    'zhinan:Node',
    Object.fromEntries(given.map(([key, value]) => [key, xmlText(value)]))
  );
  const extensions = refOf(element, 'extensionElements') ?? moddle.create('bpmn:ExtensionElements');
  const others = listOf(extensions, 'values').filter(({ $type }) => $type !== 'zhinan:Node');
  extensions['values'] = [...others, own];
  element['extensionElements'] = extensions;
}
