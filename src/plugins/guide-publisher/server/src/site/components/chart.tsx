/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Chart } from '../../../../domain/flowchart/chart';
import { outlineOf, type Outline, type OutlineStep } from '../../../../domain/flowchart/outline';
import { describeChart } from '../../../../domain/flowchart/svg';
import { ENTRY_LABELS } from '../../../../domain/document/labels';
import type { ReleaseFile } from '../../release/types';
import { chartFiles, type ChartFiles } from '../charts/chart-files';
import type { ChartPictures } from '../charts/pictures';
import type { View } from '../view';
import { Rows } from './text';

/** A chart on a page, and the files that the page shows and links to. */
export interface DrawnChart {
  /** The process in words, then the picture and its downloads. */
  readonly html: string;
  /** Paths of all files that the page refers to. */
  readonly paths: readonly string[];
  /** Those of them that no page before it in this build had. */
  readonly newFiles: readonly ReleaseFile[];
}

/** Draws the chart that `chartOf` makes of a source; equal sources are drawn once. */
export type ChartDrawer = <T>(source: T, chartOf: (source: T) => Chart) => Promise<DrawnChart>;

/**
 * A chart in words, then drawn: on a small screen the words come first and are enough. The drawing is a file that pages
 * share, not part of each: the guides of one standard item, in all counties, have the same one, and who reads the words
 * on an old phone need not load it. What was drawn is remembered: drawing is half the work of a page.
 */
export function createChartDrawer(view: View, pictures?: ChartPictures): ChartDrawer {
  const remembered = new Map<string, Omit<DrawnChart, 'newFiles'>>();
  const yielded = new Set<string>();
  return async (source, chartOf) => {
    const key = JSON.stringify(source);
    const known = remembered.get(key);
    if (known) return { ...known, newFiles: [] };
    const { locale, site } = view;
    const chart = chartOf(source);
    const files = await chartFiles(chart, { locale, forms: site.chartForms, pictures });
    const html = render(<ChartParts view={view} chart={chart} files={files} />);
    const drawn = { html, paths: [...files.paths.values()] };
    // The oldest goes; guides come in order of organization, so what repeats, repeats soon.
    if (remembered.size >= REMEMBERED) remembered.delete(remembered.keys().next().value!);
    remembered.set(key, drawn);
    const newFiles = files.files.filter(({ path }) => !yielded.has(path));
    for (const { path } of newFiles) yielded.add(path);
    return { ...drawn, newFiles };
  };
}

/** Some 10 KB each. */
const REMEMBERED = 2_000;

interface ChartProps {
  readonly view: View;
  readonly chart: Chart;
  readonly files: ChartFiles;
}

function ChartParts({ view, chart, files }: ChartProps): VNode {
  return (
    <div class="process">
      <div class="outline" data-chart-hash={files.hash}>
        <OutlineList view={view} outline={outlineOf(chart, view.locale)} />
      </div>
      <div class="drawn">
        <h3>{view.words.chart}</h3>
        <Picture view={view} chart={chart} files={files} />
        <Downloads view={view} chart={chart} files={files} />
      </div>
    </div>
  );
}

/** Loaded when it comes near the screen. On a small one it keeps its size, to be moved about: shrunk, nobody could read it. */
function Picture({ view, chart, files }: ChartProps): VNode {
  const { words, locale } = view;
  return (
    <>
      <p class="meta wide">{words.chartHint}</p>
      <section class="chart" tabIndex={0} aria-label={words.chart}>
        <img
          src={view.href(files.paths.get('svg')!)}
          alt={describeChart(chart, locale)}
          width={files.width}
          height={files.height}
          loading="lazy"
          decoding="async"
        />
      </section>
    </>
  );
}

function Downloads({ view, chart, files }: ChartProps): VNode {
  const { words } = view;
  return (
    <p class="files">
      <span>{words.chartDownload}</span>
      {[...files.paths].map(([form, path]) => (
        <a key={form} href={view.href(path)} download={`${fileName(chart.title)}.${form}`}>
          {words.chartForms[form]}
        </a>
      ))}
      <span class="meta">
        {words.chartCheck} <code>{files.hash.slice(0, SHOWN_HASH)}</code>
      </span>
    </p>
  );
}

/** Enough to compare by eye; the whole hash stands in the outline, the drawing and the API. */
const SHOWN_HASH = 12;

/** A title as the name of a file on any system. */
function fileName(title: string): string {
  return title.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim().slice(0, 60) || 'flowchart';
}

const NOT_IN_NAMES = /[\\/:*?"<>|.\s]+/g;

function OutlineList({ view, outline }: { readonly view: View; readonly outline: Outline }): VNode {
  return (
    <>
      {stagesOf(outline.steps).map(({ stage, steps }) => (
        <div key={steps[0]!.number} class="stage">
          {stage === '' ? null : <h3>{stage}</h3>}
          <ol start={steps[0]!.number}>
            {steps.map((step) => (
              <Step key={step.number} view={view} step={step} />
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}

function Step({ view, step }: { readonly view: View; readonly step: OutlineStep }): VNode {
  const { words, locale } = view;
  const labels = ENTRY_LABELS.steps;
  const limit = step.limit && !step.counted ? `${step.limit} (${words.notCounted})` : step.limit;
  const facts = [step.who, step.post, limit].filter((text) => text !== '');
  return (
    <li>
      <strong>{step.label}</strong>
      <span class="meta">
        {facts.map((text, i) => (
          <span key={i}>{text}</span>
        ))}
      </span>
      <Rows
        rows={[
          [labels.standard[locale], step.standard],
          [labels.result[locale], step.document || step.result],
        ]}
      />
      {branchTexts(step).map((text, i) => (
        <p key={i} class="branch">
          {text}
        </p>
      ))}
    </li>
  );
}

/** "Then comes the next step" goes without saying. */
function branchTexts({ branches, number }: OutlineStep): string[] {
  const [only] = branches;
  if (branches.length === 1 && only!.target === number + 1 && only!.condition === '') return [];
  return branches.map(({ text }) => text);
}

interface StageSteps {
  readonly stage: string;
  readonly steps: OutlineStep[];
}

function stagesOf(steps: readonly OutlineStep[]): StageSteps[] {
  const stages: StageSteps[] = [];
  for (const step of steps) {
    const last = stages.at(-1);
    if (last?.stage === step.stage) last.steps.push(step);
    else stages.push({ stage: step.stage, steps: [step] });
  }
  return stages;
}
