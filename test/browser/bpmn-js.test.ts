import type { Browser, Page } from 'playwright-core';
import { toBpmn } from '../../src/plugins/guide-publisher/domain/flowchart/bpmn';
import { sampleCharts } from '../unit/flowchart/sample-charts';
import { launchBrowser, newPage } from './support/browser';

const VIEWER = require.resolve('bpmn-js/dist/bpmn-navigated-viewer.production.min.js');
const LOCALE = 'zh-Hans';

/** What bpmn-js made of a file. */
interface Shown {
  readonly warnings: readonly string[];
  /** Elements with a drawing of some size, by id. */
  readonly drawn: readonly string[];
}

/** The charts of all sample items, as the viewer of another project shows them. */
describe('our BPMN in bpmn-js', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await newPage(browser);
    await page.setContent('<div id="canvas" style="height: 900px"></div>');
    await page.addScriptTag({ path: VIEWER });
  }, 60_000);

  afterAll(() => browser?.close());

  it('every chart opens without a warning, and every node, lane and flow is drawn', async () => {
    const charts = sampleCharts();
    expect(charts.length).toBeGreaterThan(10);
    for (const chart of charts) {
      const { warnings, drawn } = await show(page, await toBpmn(chart, { locale: LOCALE }));
      expect({ title: chart.title, warnings }).toEqual({ title: chart.title, warnings: [] });
      const parts = [...chart.nodes, ...chart.lanes, ...chart.edges].map(({ id }) => id);
      expect(drawn).toEqual(expect.arrayContaining(parts));
    }
  }, 60_000);
});

/** The part of bpmn-js that is used here; it is a global of the page. */
interface Viewer {
  importXML(xml: string): Promise<{ warnings: ReadonlyArray<{ message: string }> }>;
  get(service: 'elementRegistry'): {
    getAll(): ReadonlyArray<{ id: string }>;
    getGraphics(id: string): SVGGraphicsElement;
  };
  destroy(): void;
}

function show(page: Page, xml: string): Promise<Shown> {
  return page.evaluate(async (text) => {
    const { BpmnJS } = globalThis as unknown as {
      BpmnJS: new (options: { container: string }) => Viewer;
    };
    const viewer = new BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(text);
    const registry = viewer.get('elementRegistry');
    const drawn = registry.getAll().filter(({ id }) => {
      const { width, height } = registry.getGraphics(id).getBBox();
      return width + height > 0;
    });
    viewer.destroy();
    return { warnings: warnings.map(({ message }) => message), drawn: drawn.map(({ id }) => id) };
  }, xml);
}
