import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locale } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import type { StandardItem } from '../../../src/plugins/guide-publisher/domain/document/records';
import type { Chart } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';

const SAMPLE = path.resolve(__dirname, '../../../database/sample/standard-items');

export function sampleItems(): StandardItem[] {
  return readdirSync(SAMPLE)
    .sort()
    .flatMap((file) => {
      const { records } = JSON.parse(readFileSync(path.join(SAMPLE, file), 'utf8')) as {
        records: StandardItem[];
      };
      return records;
    });
}

/** The chart of every standard item of the sample city. */
export function sampleCharts(locale: Locale = 'zh-Hans'): Chart[] {
  return sampleItems().map(({ name, itemType, steps, specialProcedures }) =>
    defaultChart({ title: name, itemType, steps, specialProcedures, locale })
  );
}

/** Of charts that differ in nothing but their title, the first. */
export function distinctProcesses(charts: readonly Chart[]): Chart[] {
  const first = new Map<string, Chart>();
  for (const chart of charts) {
    const key = JSON.stringify({ ...chart, title: '' });
    if (!first.has(key)) first.set(key, chart);
  }
  return [...first.values()];
}
