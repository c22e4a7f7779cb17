/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Chart } from '../../../../domain/flowchart/chart';
import { outlineOf, type Outline, type OutlineStep } from '../../../../domain/flowchart/outline';
import { chartToSvg } from '../../../../domain/flowchart/svg';
import { ENTRY_LABELS } from '../../../../domain/document/labels';
import type { View } from '../view';
import { Rows } from './text';

/**
 * A chart in words, then drawn: on a small screen the words come first and are enough. Drawn charts are remembered:
 * the guides of one standard item, in all counties, have the same one, and drawing is half the work of a page.
 */
export function createChartDrawer(view: View): ChartDrawer {
  const drawn = new Map<string, string>();
  return (source, chartOf) => {
    const key = JSON.stringify(source);
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const html = render(<ChartParts view={view} chart={chartOf(source)} />);
    // The oldest goes; guides come in order of organization, so what repeats, repeats soon.
    if (drawn.size >= REMEMBERED) drawn.delete(drawn.keys().next().value!);
    drawn.set(key, html);
    return html;
  };
}

/** Draws the chart that `chartOf` makes of a source; equal sources are drawn once. */
export type ChartDrawer = <T>(source: T, chartOf: (source: T) => Chart) => string;

/** Some 20 KB each. */
const REMEMBERED = 2_000;

function ChartParts({ view, chart }: { readonly view: View; readonly chart: Chart }): VNode {
  const { words, locale } = view;
  return (
    <>
      <OutlineList view={view} outline={outlineOf(chart, locale)} />
      <h3>{words.chart}</h3>
      <p class="meta wide">{words.chartHint}</p>
      <section
        class="chart"
        tabIndex={0}
        aria-label={words.chart}
        dangerouslySetInnerHTML={{ __html: chartToSvg(chart, { locale, inline: true }) }}
      />
    </>
  );
}

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
