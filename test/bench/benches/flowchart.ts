import type { Chart } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { chartToSvg } from '../../../src/plugins/guide-publisher/domain/flowchart/svg';
import { createCorpus } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';
import { CITY_GUIDES, spread } from '../../corpus/shape';
import { peakMemoryMB, race, rounded, withRange } from '../figures';
import type { Bench } from '../harness';
import { drawWithMermaid } from '../peers/mermaid';

const LOCALE = 'zh-Hans';
const SEED = 1;
const RUNS = 5;
const DEFAULT_CHARTS = 2_000;
/** Mermaid draws a few charts in a second. */
const MOST_FOR_MERMAID = 30;
const MERMAID_RUNS = 3;
/** So often we draw mermaid's charts, to have a time that can be measured. */
const REPEATS = 10;

/** Here `guides` counts charts: each guide has one. */
export const bench: Bench = {
  name: 'flowchart',
  purpose: 'draw charts from model to SVG, one process; mermaid draws the same charts in Chromium',
  defaultGuides: DEFAULT_CHARTS,
  async run({ guides, root, say }) {
    const charts = await chartsOf(guides, root);
    const nodes = charts.reduce((sum, chart) => sum + chart.nodes.length, 0);
    say(`${charts.length} charts of ${rounded(nodes / charts.length)} nodes on average`);
    const { ours } = race(RUNS, { ours: { count: charts.length, work: () => draw(charts) } });
    const memory = peakMemoryMB();
    say(`ours: ${Math.round(ours!.median)} charts/s`);

    const some = spread(charts, MOST_FOR_MERMAID);
    const repeated = (): void => {
      for (let i = 0; i < REPEATS; i += 1) draw(some);
    };
    const { same } = race(RUNS, { same: { count: some.length * REPEATS, work: repeated } });
    const mermaid = await drawWithMermaid({ charts: some, runs: MERMAID_RUNS, root });
    say(
      `the same ${some.length} charts: ours ${Math.round(same!.median)}/s, ` +
        `mermaid ${rounded(mermaid.perSecond.median)}/s, ${mermaid.failed} of them failed`
    );
    return {
      ours: withRange('perSecond', ours!),
      peers: { mermaid: withRange('perSecond', mermaid.perSecond) },
      ratio: { mermaid: rounded(same!.median / mermaid.perSecond.median) },
      peakMemoryMB: memory,
    };
  },
};

/** Charts of the city's standard items, again from the first where there are fewer items than charts. */
async function chartsOf(count: number, root: string): Promise<Chart[]> {
  const sample = await loadSample(root);
  const corpus = createCorpus({ guides: CITY_GUIDES, seed: SEED, sample, root });
  const items = spread([...corpus.items()], count);
  return Array.from({ length: count }, (_, i) => {
    const { name, itemType, steps, specialProcedures } = items[i % items.length]!;
    return defaultChart({ title: name, itemType, steps, specialProcedures, locale: LOCALE });
  });
}

/** Keeps the length of what was drawn, so that no engine may leave the drawing out. */
function draw(charts: readonly Chart[]): number {
  let length = 0;
  for (const chart of charts) length += chartToSvg(chart, { locale: LOCALE }).length;
  return length;
}
