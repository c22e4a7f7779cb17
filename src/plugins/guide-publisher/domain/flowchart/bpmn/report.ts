import type { LocalizedText } from '../../codes/tables';
import type { Chart } from '../chart';
import { kindOf } from './kinds';
import { is, listOf, type Element } from './moddle';

/** Figures by which a file and what was made of it are compared. */
export interface BpmnCounts {
  /** All activities: tasks of every kind, call activities, subprocesses, the tasks of a choreography. */
  readonly tasks: number;
  readonly events: number;
  readonly gateways: number;
  /** Sequence flows. */
  readonly flows: number;
}

/** How many elements of one kind, and what became of them in the chart. */
export interface ReportEntry {
  readonly element: string;
  readonly count: number;
  readonly note: LocalizedText;
}

/** `dropped` is left out of the chart, not of the file: writing back keeps it. */
export interface BpmnReport {
  readonly counts: BpmnCounts;
  readonly kept: readonly ReportEntry[];
  readonly degraded: readonly ReportEntry[];
  readonly dropped: readonly ReportEntry[];
  /** What the reader of the file complained about. */
  readonly warnings: readonly string[];
}

/** Counts the elements of all processes, however deep. */
export function countElements(definitions: Element): BpmnCounts {
  const counts = { tasks: 0, events: 0, gateways: 0, flows: 0 };
  const open = [definitions];
  for (let element = open.pop(); element; element = open.pop()) {
    if (isWork(element)) counts.tasks += 1;
    else if (is(element, 'bpmn:Event')) counts.events += 1;
    else if (is(element, 'bpmn:Gateway')) counts.gateways += 1;
    else if (is(element, 'bpmn:SequenceFlow')) counts.flows += 1;
    for (const inner of listOf(element, 'rootElements')) open.push(inner);
    for (const inner of listOf(element, 'flowElements')) open.push(inner);
  }
  return counts;
}

/** Something that is done: an activity of a process or of a choreography. */
export function isWork(element: Element): boolean {
  return is(element, 'bpmn:Activity') || is(element, 'bpmn:ChoreographyActivity');
}

/** The same figures of a chart, by the elements that its nodes stand for. */
export function countChart(chart: Chart): BpmnCounts {
  const kinds = chart.nodes.map(kindOf);
  const count = (suffix: string) => kinds.filter((kind) => kind.endsWith(suffix)).length;
  const events = count('Event');
  const gateways = count('Gateway');
  const flows = chart.edges.filter(
    ({ kind }) => kind === undefined || kind === 'bpmn:SequenceFlow'
  ).length;
  return { tasks: kinds.length - events - gateways, events, gateways, flows };
}

export class ReportDraft {
  private readonly entries = {
    kept: new Entries(),
    degraded: new Entries(),
    dropped: new Entries(),
  };

  keep(element: string): void {
    this.entries.kept.add(element, NOTES.kept);
  }

  degrade(element: string, note: NoteName): void {
    this.entries.degraded.add(element, NOTES[note]);
  }

  drop(element: string, note: NoteName): void {
    this.entries.dropped.add(element, NOTES[note]);
  }

  finish(counts: BpmnCounts, warnings: readonly string[]): BpmnReport {
    const { kept, degraded, dropped } = this.entries;
    return {
      counts,
      kept: kept.list(),
      degraded: degraded.list(),
      dropped: dropped.list(),
      warnings: warnings.slice(0, MAX_WARNINGS),
    };
  }
}

/** A broken file can give thousands; nobody reads more. */
const MAX_WARNINGS = 100;

class Entries {
  private readonly byKey = new Map<
    string,
    { element: string; count: number; note: LocalizedText }
  >();

  add(element: string, note: LocalizedText): void {
    const key = `${element}\n${note.en}`;
    const entry = this.byKey.get(key);
    if (entry) entry.count += 1;
    else this.byKey.set(key, { element, count: 1, note });
  }

  list(): ReportEntry[] {
    return [...this.byKey.values()];
  }
}

const note = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

export const NOTES = {
  kept: note('保留', 'kept'),
  event: note('中间事件画作步骤', 'an event within the process is drawn as a step'),
  boundary: note(
    '边界事件画作由其任务引出的步骤',
    'a boundary event is drawn as a step that its task leads to'
  ),
  merge: note('汇合网关画作菱形', 'a gateway that only merges is drawn as a diamond'),
  parallel: note(
    '并行或事件网关画作普通判断',
    'a parallel or event gateway is drawn as a plain decision'
  ),
  subprocess: note('子流程的内容画在其后', 'what a subprocess holds is drawn after it'),
  choreography: note(
    '编排中的任务画作普通步骤',
    'a task of a choreography is drawn as a plain step'
  ),
  message: note(
    '消息流或者关联画作普通流向',
    'a message flow or association is drawn as a plain flow'
  ),
  annotation: note('文字注释并入节点说明', 'a text annotation is added to the notes of its node'),
  cut: note('文字过长，已截断', 'a text was too long and was cut'),
  lanes: note('泳道过多，合并到最后一个', 'too many lanes; the rest is merged into the last one'),
  pool: note('无流程内容的参与方不画', 'a participant without a process is not drawn'),
  notDrawn: note(
    '流程图中没有对应图形，文件中保留',
    'a chart has no sign for it; the file keeps it'
  ),
  notRewritten: note(
    '流程图有增删，文件重新生成，不再含有它',
    'the chart has other parts now, so the file is made anew, without it'
  ),
  loose: note('两端不全，不画', 'an end is missing; it is not drawn'),
  diagram: note(
    '文件中的版面不用，重新排版',
    'the layout of the file is not used; the chart is laid out anew'
  ),
} as const satisfies Record<string, LocalizedText>;

export type NoteName = keyof typeof NOTES;
