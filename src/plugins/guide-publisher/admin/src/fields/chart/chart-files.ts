/** Forms in which a chart can be saved as a file. */
export const CHART_FILES = ['svg', 'bpmn', 'mermaid'] as const;
export type ChartFileForm = (typeof CHART_FILES)[number];
