import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import type { Chart } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { toMermaid } from '../../../src/plugins/guide-publisher/domain/flowchart/mermaid';
import { figureOf, type Figure } from '../figures';

/**
 * Mermaid needs a browser to measure texts in: it draws in Chromium, in one page that stays open, from the package in
 * node_modules. Only the time inside of the page counts, not the way there and back.
 */
interface DrawInput {
  readonly charts: readonly Chart[];
  readonly runs: number;
  /** Folder of the project. */
  readonly root: string;
}

export interface Drawn {
  readonly perSecond: Figure;
  /** Charts that mermaid could not draw. */
  readonly failed: number;
}

/** Where Debian puts it; `CHROMIUM` names another. */
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const LIBRARY = 'node_modules/mermaid/dist/mermaid.min.js';

/** Draws all charts, once to warm up and then `runs` times. */
export async function drawWithMermaid({ charts, runs, root }: DrawInput): Promise<Drawn> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.setContent('<!doctype html><meta charset="utf-8"><body></body>');
    await page.addScriptTag({ path: path.join(root, LIBRARY) });
    const texts = charts.map(toMermaid);
    const rates: number[] = [];
    let failed = 0;
    for (let run = 0; run <= runs; run += 1) {
      const drawn = await drawAll(page, texts);
      failed = drawn.failed;
      if (run > 0) rates.push(charts.length / drawn.seconds);
    }
    return { perSecond: figureOf(rates), failed };
  } finally {
    await browser.close();
  }
}

interface MermaidLibrary {
  initialize(options: object): void;
  render(id: string, text: string): Promise<{ svg: string }>;
}

/** The function runs in the page, so it can use nothing from outside of itself. */
function drawAll(page: Page, texts: readonly string[]) {
  return page.evaluate(async (list) => {
    const { mermaid } = globalThis as unknown as { mermaid: MermaidLibrary };
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
    let failed = 0;
    const start = performance.now();
    for (const [i, text] of list.entries()) {
      try {
        const { svg } = await mermaid.render(`chart${i}`, text);
        if (!svg.includes('<svg')) failed += 1;
      } catch {
        failed += 1;
      }
    }
    return { seconds: (performance.now() - start) / 1000, failed };
  }, texts);
}
