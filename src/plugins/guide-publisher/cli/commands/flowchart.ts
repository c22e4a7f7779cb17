import { readFile, stat, writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Locale } from '../../domain/codes/tables';
import { toBpmn } from '../../domain/flowchart/bpmn';
import {
  describeFlowchartFile,
  type DescribedFile,
  type FlowchartFile,
} from '../../domain/flowchart/describe';
import { decodeFlowchartFile } from '../../domain/flowchart/file-text';
import { toMermaid } from '../../domain/flowchart/mermaid';
import { outlineOf, outlineText } from '../../domain/flowchart/outline';
import { chartToSvg } from '../../domain/flowchart/svg';
import { PublisherError } from '../../shared/contracts/errors';
import { EXIT, type Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { oneLine, Writer } from '../output';

interface FlowchartOptions extends CommonOptions {
  readonly svg?: string;
  readonly bpmn?: string;
  readonly outline?: string;
  readonly mermaid?: string;
}

/** Charts of 300 nodes take about 200 KB; BPMN with a drawing of its own some MB. */
const MAX_FILE_BYTES = 20 * 1024 * 1024;

const DRAWINGS = ['svg', 'bpmn', 'outline', 'mermaid'] as const;

/** `guides flowchart`: draws a chart of ours or of BPMN, and says what was kept. */
export function flowchartCommand(context: Context): Command {
  const { say } = context;
  const to = (what: string) =>
    say(`写出 ${what}（- 为标准输出）`, `write ${what} (- is standard output)`);
  return newCommand(
    context,
    'flowchart',
    say('画出流程图（JSON 或 BPMN）', 'draw a flowchart (JSON or BPMN)')
  )
    .argument('<file>', say('流程图文件', 'flowchart file'))
    .option('--svg <out>', to('SVG'))
    .option('--bpmn <out>', to('BPMN 2.0'))
    .option('--outline <out>', to(say('文字步骤', 'the outline')))
    .option('--mermaid <out>', to('Mermaid'))
    .action((file: string, options: FlowchartOptions) => draw(file, options, context));
}

async function draw(file: string, options: FlowchartOptions, context: Context): Promise<void> {
  const { io, locale, finish } = context;
  const described = await describe(await readBytes(file), locale);
  const out = new Writer(io.stdout);
  if (!described.ok) {
    finish(EXIT.findings);
    if (options.format === 'json') return out.json({ file, ...described });
    for (const { message, path } of described.problems) {
      await out.line(oneLine([file, ...(path ? [path] : []), message[locale]].join('  ')));
    }
    return;
  }
  const written: string[] = [];
  let toStdout = false;
  for (const drawing of DRAWINGS) {
    const target = options[drawing];
    if (target === undefined) continue;
    const text = await drawingOf(drawing, described, context);
    if (target === '-') {
      toStdout = true;
      await out.write(text.endsWith('\n') ? text : `${text}\n`);
    } else {
      await save(target, text);
      written.push(target);
    }
  }
  if (options.format === 'json') await out.json(summaryOf(file, described, written));
  else if (!toStdout) for (const line of linesOf(described, written, context)) await out.line(line);
}

async function drawingOf(
  drawing: (typeof DRAWINGS)[number],
  { chart, source }: FlowchartFile,
  { locale }: Context
): Promise<string> {
  switch (drawing) {
    case 'svg':
      return chartToSvg(chart, { locale });
    case 'bpmn':
      return toBpmn(chart, { locale, ...(source && { source }) });
    case 'outline':
      return outlineText(outlineOf(chart, locale), locale);
    case 'mermaid':
      return toMermaid(chart);
  }
}

async function describe(bytes: Uint8Array, locale: Locale): Promise<DescribedFile> {
  const decoded = decodeFlowchartFile(bytes);
  if (!decoded.ok) return { ok: false, problems: [decoded.problem] };
  if (decoded.text.trim() === '') throw new PublisherError('import.empty-file');
  return describeFlowchartFile(chartOf(decoded.text), locale);
}

/** A file may hold a chart by itself or inside a record or document. */
function chartOf(text: string): string {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/u, ''));
    const inner = innerChart(value);
    return inner === undefined ? text : JSON.stringify(inner);
  } catch {
    return text;
  }
}

function innerChart(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const { chart, records } = value as { chart?: unknown; records?: unknown };
  if (chart !== undefined) return chart;
  return Array.isArray(records) && records.length === 1 ? innerChart(records[0]) : undefined;
}

function summaryOf(file: string, described: FlowchartFile, written: readonly string[]) {
  const { format, counts, kept, degraded, dropped, warnings } = described;
  return { file, ok: true, format, counts, kept, degraded, dropped, warnings, written };
}

function linesOf(described: FlowchartFile, written: readonly string[], context: Context): string[] {
  const { locale, say } = context;
  const { counts, degraded, dropped } = described;
  const figures = ({ tasks, events, gateways, flows }: typeof counts.in) =>
    say(
      `${tasks} 个任务，${events} 个事件，${gateways} 个网关，${flows} 条连线`,
      `${tasks} tasks, ${events} events, ${gateways} gateways, ${flows} flows`
    );
  const entries = (head: string, list: FlowchartFile['kept']) =>
    list.map(({ element, count, note }) => `${head}: ${element} ×${count}  ${note[locale]}`);
  return [
    `${say('读入', 'in')}: ${figures(counts.in)}`,
    `${say('写出', 'out')}: ${figures(counts.out)}`,
    ...entries(say('降级', 'degraded'), degraded),
    ...entries(say('未显示', 'dropped'), dropped),
    ...described.warnings,
    ...written,
  ].map(oneLine);
}

async function readBytes(file: string): Promise<Uint8Array> {
  const info = await stat(file).catch(() => null);
  if (!info) throw new PublisherError('import.not-found', { file });
  if (!info.isFile()) throw new PublisherError('import.unreadable', { file });
  if (info.size > MAX_FILE_BYTES) {
    throw new PublisherError('import.too-large', { what: `${file} `, limit: '20 MB' });
  }
  return readFile(file).catch(() => {
    throw new PublisherError('import.unreadable', { file });
  });
}

async function save(file: string, text: string): Promise<void> {
  await writeFile(file, text.endsWith('\n') ? text : `${text}\n`).catch(() => {
    throw new PublisherError('cli.cannot-write', { file });
  });
}
