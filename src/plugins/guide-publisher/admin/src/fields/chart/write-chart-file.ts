import type { Locale } from '../../../../domain/codes/tables';
import { toBpmn, type BpmnSource } from '../../../../domain/flowchart/bpmn';
import type { Chart } from '../../../../domain/flowchart/chart';
import { toMermaid } from '../../../../domain/flowchart/mermaid';
import { chartToSvg } from '../../../../domain/flowchart/svg';
import type { ChartFileForm } from './chart-files';

export interface ChartFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** A chart as a file. With the file that it was imported from, BPMN keeps what a chart cannot show. */
export async function chartFile(
  form: ChartFileForm,
  { chart, source, locale }: { chart: Chart; source?: BpmnSource; locale: Locale }
): Promise<ChartFile> {
  const named = (extension: string) => `${fileName(chart.title)}.${extension}`;
  switch (form) {
    case 'svg':
      return { name: named('svg'), type: 'image/svg+xml', text: chartToSvg(chart, { locale }) };
    case 'bpmn':
      return {
        name: named('bpmn'),
        type: 'application/xml',
        text: await toBpmn(chart, { locale, ...(source && { source }) }),
      };
    case 'mermaid':
      return { name: named('mmd'), type: 'text/plain', text: toMermaid(chart) };
  }
}

/** Without what file systems refuse, and short enough for all of them. */
const fileName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 60) || 'flowchart';
