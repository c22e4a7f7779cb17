import type { Locale } from '../codes/tables';
import type { FlowchartDocument } from '../document/document';
import { flowchartDocument } from '../document/simple-documents';
import { chartSchema } from '../flowchart/chart';
import { parseChart } from '../flowchart/parse';
import { escapePointer } from './field-path';
import { builtInFinding } from './messages';
import type { Finding } from './types';

export interface FlowchartOutcome {
  /** Null while there is no chart, or none that can be read; `findings` says why. */
  readonly document: FlowchartDocument | null;
  readonly findings: readonly Finding[];
}

/** Makes a document of a flowchart as it is edited, whatever its chart holds. Whether the chart is right the rules say. */
export function flowchartOutcome(record: {
  readonly code: string;
  readonly name: string;
  readonly subjectCode: string;
  readonly chart: unknown;
  readonly locale: Locale;
}): FlowchartOutcome {
  const { chart } = record;
  if (chart === null || chart === undefined) return { document: null, findings: [NO_CHART] };
  const parsed = chartSchema.safeParse(chart);
  if (!parsed.success) return { document: null, findings: chartFindings(chart) };
  return { document: flowchartDocument({ ...record, chart: parsed.data }), findings: [] };
}

const NO_CHART = builtInFinding({
  rule: 'document.incomplete',
  severity: 'error',
  path: '/chart',
  messageKey: 'document.no-chart',
});

function chartFindings(chart: unknown): Finding[] {
  const parsed = parseChart(chart);
  const problems = parsed.ok ? [] : parsed.problems;
  return problems.map(({ path, message }) =>
    builtInFinding({
      rule: 'document.incomplete',
      severity: 'error',
      path: ['/chart', ...(path?.split('.').map(escapePointer) ?? [])].join('/'),
      messageKey: 'document.bad-chart',
      values: { reason: message },
    })
  );
}
