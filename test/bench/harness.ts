import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withRow } from './page';
import { isPart } from './processes';

/** Figures by name; the unit is in the name: `seconds`, `perSecond`, `p99Ms`. */
export type Figures = Readonly<Record<string, number>>;

/** The last line that a bench prints. `ratio` is our throughput over the peer's on the same work. */
export interface BenchResult {
  readonly bench: string;
  readonly guides: number;
  readonly ours: Figures;
  readonly peers: Readonly<Record<string, Figures>>;
  readonly ratio: Figures;
  /** Of our own work, before any peer is loaded. */
  readonly peakMemoryMB: number;
}

export interface Bench {
  readonly name: string;
  /** What it measures, one line for the page. */
  readonly purpose: string;
  readonly defaultGuides: number;
  run(options: BenchOptions): Promise<Omit<BenchResult, 'bench' | 'guides'>>;
}

export interface BenchOptions {
  readonly guides: number;
  /** Folder of the project. */
  readonly root: string;
  /** Prints a line for people. */
  readonly say: (line: string) => void;
}

/** Runs a bench in this process, which the caller started for nothing else, in the folder of the project. */
export async function main(bench: Bench): Promise<void> {
  const { values } = parseArgs({
    options: { guides: { type: 'string' }, out: { type: 'string' } },
  });
  const root = process.cwd();
  const guides = Number(values.guides ?? bench.defaultGuides);
  const say = (line: string): void => console.log(line);
  if (!isPart()) {
    say(`${bench.name}: ${bench.purpose}`);
    say(`machine: ${machine()}; load ${os.loadavg()[0]!.toFixed(1)}`);
  }
  const measured = await bench.run({ guides, root, say });
  const result: BenchResult = { bench: bench.name, guides, ...measured };
  writePage(path.join(root, 'docs/benchmarks.md'), bench, result);
  const line = JSON.stringify(result);
  if (values.out !== undefined) writeFileSync(values.out, `${line}\n`);
  console.log(line);
}

function writePage(file: string, { purpose }: Bench, result: BenchResult): void {
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(file, withRow(page, { result, purpose, date, machine: machine() }));
}

function machine(): string {
  const [{ model } = { model: 'unknown processor' }, ...others] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  return `${others.length + 1} × ${model.trim()}, ${memory} GB, Node ${process.versions.node}`;
}
