import type { StandardItem } from '../../src/plugins/guide-publisher/domain/document/records';
import type { Chart } from '../../src/plugins/guide-publisher/domain/flowchart/chart';
import { defaultChart } from '../../src/plugins/guide-publisher/domain/flowchart/default-chart';

/** A process flowchart as it is imported. */
export interface FlowchartRecord {
  readonly code: string;
  readonly name: string;
  readonly subjectCode: string;
  readonly chart: Chart;
}

/** The chart of an item, drawn from its steps. */
export function chartOf(item: StandardItem): FlowchartRecord {
  const { basicCode, itemType, steps, specialProcedures } = item;
  const title = `${item.name}流程图`;
  return {
    code: `LC-${basicCode}`,
    name: title,
    subjectCode: basicCode,
    chart: defaultChart({ title, itemType, steps, specialProcedures, locale: 'zh-Hans' }),
  };
}
