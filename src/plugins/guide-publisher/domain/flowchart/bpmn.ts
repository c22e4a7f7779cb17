import type { Locale } from '../codes/tables';
import { chartSchema, MAX_EDGES, MAX_NODES, type Chart, type ChartNode } from './chart';
import { listOf, Moddle, refOf, type Element } from './bpmn/moddle';
import { readDefinitions, type ReadChart } from './bpmn/read';
import { countElements, type BpmnCounts, type BpmnReport } from './bpmn/report';
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
 * entities, are no BPMN, or hold more than a chart may. Never throws.
 */
export async function fromBpmn(xml: string): Promise<BpmnRead> {
  const refused = refusalOf(xml);
  if (refused) return { ok: false, problems: [refused] };
  try {
    const { definitions, warnings } = await new Moddle().read(withoutMark(xml));
    const counts = countElements(definitions);
    const problems = countProblems(counts);
    if (problems.length > 0) return { ok: false, problems };
    const { chart, report } = readDefinitions(definitions, warnings);
    const parsed = chartSchema.safeParse(chart);
    if (!parsed.success)
      return {
        ok: false,
        problems: [problem('bpmn-unreadable', { actual: parsed.error.message })],
      };
    return { ok: true, chart: parsed.data, report, source: { xml } };
  } catch (error) {
    const actual = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [problem('bpmn-unreadable', { actual })] };
  }
}

/**
 * Writes a chart as BPMN 2.0. With the file it came from, and as long as nodes and edges are the same ones, that file is written
 * back with the changed texts, and everything else in it stays. Otherwise the file is made anew; extensions of elements
 * that are still there are carried over.
 */
export async function toBpmn(
  chart: Chart,
  { locale, source }: { readonly locale: Locale; readonly source?: BpmnSource }
): Promise<string> {
  const moddle = new Moddle();
  const origin = source ? await readSource(moddle, source) : null;
  if (origin && sameShape(origin.read.chart, chart)) {
    updateElements({ before: origin.read, chart, moddle });
    return moddle.write(origin.definitions);
  }
  const definitions = definitionsOf(chart, { moddle, locale });
  if (origin) carryExtensions({ from: origin, to: readDefinitions(definitions, []), definitions });
  return moddle.write(definitions);
}

/** Figures of a file, or `null` where it cannot be read. */
export async function countBpmn(xml: string): Promise<BpmnCounts | null> {
  const read = await fromBpmn(xml);
  return read.ok ? read.report.counts : null;
}

/** The largest models in public collections have 1 MB. */
export const MAX_BPMN = 5_000_000;

function refusalOf(xml: string): ChartProblem | null {
  if (xml.length > MAX_BPMN) {
    return problem('bpmn-too-large', { actual: String(xml.length), expected: String(MAX_BPMN) });
  }
  // Refused wherever they stand: no file of BPMN needs them, and entities can read files and fill the memory.
  return /<!(DOCTYPE|ENTITY)/i.test(xml) ? problem('bpmn-doctype') : null;
}

const withoutMark = (xml: string) => xml.replace(/^\ufeff/, '');

function countProblems({ tasks, events, gateways, flows }: BpmnCounts): ChartProblem[] {
  const nodes = tasks + events + gateways;
  const many = (name: string, actual: number, most: number) =>
    actual > most
      ? [problem('too-many', { name, actual: String(actual), expected: String(most) })]
      : [];
  return [
    ...(nodes === 0 ? [problem('bpmn-empty')] : []),
    ...many('nodes', nodes, MAX_NODES),
    ...many('edges', flows, MAX_EDGES),
  ];
}

interface Origin {
  readonly definitions: Element;
  readonly read: ReadChart;
}

async function readSource(moddle: Moddle, { xml }: BpmnSource): Promise<Origin | null> {
  if (refusalOf(xml)) return null;
  try {
    const { definitions } = await moddle.read(withoutMark(xml));
    return { definitions, read: readDefinitions(definitions, []) };
  } catch {
    return null;
  }
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

/** Other vendors' extensions of the elements that a rewritten file still has. */
function carryExtensions({
  from,
  to,
  definitions,
}: {
  from: Origin;
  to: ReadChart;
  definitions: Element;
}): void {
  Object.assign(definitions.$attrs, namespacesOf(from.definitions));
  for (const [id, element] of to.elements) {
    const old = from.read.elements.get(id);
    const extensions = old ? refOf(old, 'extensionElements') : null;
    const own = refOf(element, 'extensionElements');
    if (!extensions || !own) continue;
    const foreign = listOf(extensions, 'values').filter(
      ({ $type }) => !$type.startsWith('zhinan:')
    );
    own['values'] = [...listOf(own, 'values'), ...foreign];
  }
}

function namespacesOf(definitions: Element): Record<string, unknown> {
  const entries = Object.entries(definitions.$attrs);
  return Object.fromEntries(entries.filter(([name]) => name.startsWith('xmlns:')));
}
