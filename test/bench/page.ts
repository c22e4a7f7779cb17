import type { BenchResult } from './harness';

/** `docs/benchmarks.md`: one row per bench, replaced by each new run. */
export interface PageRow {
  readonly result: BenchResult;
  /** What the bench measures, one line. */
  readonly purpose: string;
  readonly machine: string;
  /** ISO date. */
  readonly date: string;
}

const HEAD = `# Benchmarks

\`npm run bench -- NAME [--guides N]\` measures the project and its peers in the same run, in turn, and writes its row
here: the median of several runs, the range in brackets. \`perSecond\` counts documents or charts. A ratio is our
throughput over the peer's on the same work, so more is better. Absolute figures belong to the machine that is named;
compare ratios.

| bench | what | guides | ours | peers | ratio | peak memory | measured |
|---|---|---|---|---|---|---|---|
`;

/** The page with the row of one bench put in or replaced; an absent page is begun. */
export function withRow(page: string, row: PageRow): string {
  const key = `| ${row.result.bench} |`;
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| bench \|/.test(line));
  const others = rows.filter((line) => !line.startsWith(key));
  return HEAD + [...others, lineOf(row)].sort().join('\n') + '\n';
}

function lineOf({ result, purpose, machine, date }: PageRow): string {
  const { bench, guides, ours, peers, ratio, peakMemoryMB } = result;
  const cells = [
    bench,
    purpose,
    shown(guides),
    figures(ours),
    Object.entries(peers)
      .map(([peer, own]) => `${peer}: ${figures(own)}`)
      .join('<br>'),
    Object.entries(ratio)
      .map(([peer, value]) => `${peer}: ${shown(value)}`)
      .join('<br>'),
    `${shown(peakMemoryMB)} MB`,
    `${date}, ${machine}`,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Each figure with its range behind it. */
function figures(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .filter(([name]) => !/(?:Low|High)$/.test(name))
    .map(([name, value]) => {
      const [low, high] = [values[`${name}Low`], values[`${name}High`]];
      const range =
        low === undefined || high === undefined ? '' : ` (${shown(low)}–${shown(high)})`;
      return `${name} ${shown(value)}${range}`;
    })
    .join(', ');
}

const shown = (value: number): string => value.toLocaleString('en-US');
