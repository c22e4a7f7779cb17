import type { Locale } from '../../../../domain/codes/tables';
import { describeFlowchartFile, type FlowchartFile } from '../../../../domain/flowchart/describe';
import { decodeFlowchartFile } from '../../../../domain/flowchart/file-text';
import { parseChart } from '../../../../domain/flowchart/parse';
import type { ChartProblem } from '../../../../domain/flowchart/problems';

/**
 * Reading and writing of files, loaded when the first one is opened or saved: the reader of BPMN is larger than all the
 * rest of the editor.
 */

/** Largest file that is read at all, in bytes: more than any file that the reader of BPMN accepts, in any encoding. */
export const MAX_FILE_BYTES = 20_000_000;

export type ReadChart =
  | (FlowchartFile & { readonly ok: true })
  | { readonly ok: false; readonly problems: readonly ChartProblem[] };

/** A flowchart file as a chart that can be kept here, with what was made of it; never throws. */
export async function readChartFile(bytes: Uint8Array, locale: Locale): Promise<ReadChart> {
  const decoded = decodeFlowchartFile(bytes);
  if (!decoded.ok) return { ok: false, problems: [decoded.problem] };
  const described = await describeFlowchartFile(decoded.text, locale);
  if (!described.ok) return described;
  // A vendor's file may be drawn larger than charts that are kept.
  const kept = parseChart(described.chart);
  return kept.ok ? { ...described, chart: kept.chart } : { ok: false, problems: kept.problems };
}
