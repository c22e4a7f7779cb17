import type { Locale, LocalizedText } from '../codes/tables';
import { countBpmn, fromBpmn, toBpmn, type BpmnSource } from './bpmn';
import { countChart, type BpmnCounts, type ReportEntry } from './bpmn/report';
import { MAX_EDGES, MAX_NODES, type Chart } from './chart';
import { parseChart } from './parse';
import { problem, type ChartProblem } from './problems';

/** What a flowchart file holds, and what is left of it when it is written as BPMN again. */
export interface FlowchartFile {
  readonly ok: true;
  readonly format: 'json' | 'bpmn';
  readonly chart: Chart;
  /** The BPMN file itself; hand it to `toBpmn` so that nothing of it is lost. */
  readonly source?: BpmnSource;
  readonly counts: { readonly in: BpmnCounts; readonly out: BpmnCounts };
  readonly kept: readonly ReportEntry[];
  readonly degraded: readonly ReportEntry[];
  readonly dropped: readonly ReportEntry[];
  readonly warnings: readonly string[];
}

export type DescribedFile =
  FlowchartFile | { readonly ok: false; readonly problems: readonly ChartProblem[] };

/** Reads a flowchart file of either form, told apart by its first character. Never throws. */
export async function describeFlowchartFile(
  text: string,
  locale: Locale = 'zh-Hans'
): Promise<DescribedFile> {
  const first = text
    .replace(/^\ufeff/, '')
    .trimStart()
    .charAt(0);
  if (first === '<') return describeBpmn(text, locale);
  if (first === '{' || first === '[') return describeJson(text, locale);
  return { ok: false, problems: [problem('not-chart-or-bpmn')] };
}

async function describeBpmn(text: string, locale: Locale): Promise<DescribedFile> {
  const read = await fromBpmn(text);
  if (!read.ok) return read;
  const { chart, report, source } = read;
  const { counts, warnings, ...rest } = report;
  const out = await countBpmn(await toBpmn(chart, { locale, source }));
  return {
    ok: true,
    format: 'bpmn',
    chart,
    source,
    counts: { in: counts, out: out ?? NOTHING },
    ...rest,
    warnings: [...remarksOn(chart, locale), ...warnings],
  };
}

/** What the owner of a file should know before its chart is used. */
function remarksOn({ nodes, edges }: Chart, locale: Locale): string[] {
  const large = nodes.length > MAX_NODES || edges.length > MAX_EDGES;
  return [
    ...(nodes.length === 0 ? [REMARKS.nothing[locale]] : []),
    ...(large ? [REMARKS.large[locale]] : []),
  ];
}

async function describeJson(text: string, locale: Locale): Promise<DescribedFile> {
  const json = parseJson(text);
  if (json === undefined) return { ok: false, problems: [problem('json-malformed')] };
  const parsed = parseChart(json);
  if (!parsed.ok) return parsed;
  const { chart } = parsed;
  const out = await countBpmn(await toBpmn(chart, { locale }));
  const kept = [
    { element: 'lane', count: chart.lanes.length, note: KEPT },
    { element: 'node', count: chart.nodes.length, note: KEPT },
    { element: 'edge', count: chart.edges.length, note: KEPT },
  ];
  const counts = { in: countChart(chart), out: out ?? NOTHING };
  return { ok: true, format: 'json', chart, counts, kept, degraded: [], dropped: [], warnings: [] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

const REMARKS = {
  nothing: {
    'zh-Hans': '文件中没有流程节点，图是空的',
    en: 'The file holds no flow nodes; the picture is empty',
  },
  large: {
    'zh-Hans': `超过 ${MAX_NODES} 个节点或 ${MAX_EDGES} 条连线：可以绘制，不能存为流程图`,
    en: `More than ${MAX_NODES} nodes or ${MAX_EDGES} flows: it can be drawn, but not kept as a chart`,
  },
} as const satisfies Record<string, LocalizedText>;
const KEPT = { 'zh-Hans': '保留', en: 'kept' };
const NOTHING: BpmnCounts = { tasks: 0, events: 0, gateways: 0, flows: 0 };
