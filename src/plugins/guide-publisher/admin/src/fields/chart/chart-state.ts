import { chartSchema, type Chart } from '../../../../domain/flowchart/chart';
import type { BpmnSource } from '../../../../domain/flowchart/bpmn';
import { parseChart } from '../../../../domain/flowchart/parse';
import type { ChartProblem } from '../../../../domain/flowchart/problems';

/** What the field holds. */
export type ChartState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'chart';
      readonly chart: Chart;
      /** The file that it was imported from in this session: written as BPMN, it keeps what a chart cannot show. */
      readonly source?: BpmnSource;
    }
  | {
      readonly kind: 'unreadable';
      readonly stored: unknown;
      readonly problems: readonly ChartProblem[];
    };

/**
 * Reads a stored value. What is wrong in a chart is shown and mended in the editor, so only a value that has not even
 * the form of one is unreadable; counted before it is read, so that 5,000 nodes take no time.
 */
export function readState(stored: unknown): ChartState {
  if (stored === null || stored === undefined) return { kind: 'none' };
  const parsed = parseChart(stored);
  if (parsed.ok) return { kind: 'chart', chart: parsed.chart };
  const tooLarge = parsed.problems.some(({ code }) => code === 'too-many');
  const form = tooLarge ? null : chartSchema.safeParse(stored);
  return form?.success
    ? { kind: 'chart', chart: form.data }
    : { kind: 'unreadable', stored, problems: parsed.problems };
}

export function writeState(state: ChartState): unknown {
  if (state.kind === 'none') return null;
  return state.kind === 'chart' ? state.chart : state.stored;
}
