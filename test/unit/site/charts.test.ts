import { gzipSync } from 'node:zlib';
import { buildSite } from '../../../src/plugins/guide-publisher/server/src/site/build';
import { guidePath } from '../../../src/plugins/guide-publisher/server/src/site/addresses';
import type { ChartPictures } from '../../../src/plugins/guide-publisher/server/src/site/charts/pictures';
import type { Site } from '../../../src/plugins/guide-publisher/server/src/site/types';
import type {
  Document,
  FlowchartDocument,
} from '../../../src/plugins/guide-publisher/domain/document/document';
import { fromBpmn } from '../../../src/plugins/guide-publisher/domain/flowchart/bpmn';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { editionsOf, guide, SITE, sourceOf } from './editions';

const flowchart = (subjectCode: string, title: string): FlowchartDocument => {
  const { itemType, steps } = guide();
  const chart = defaultChart({ title, itemType, steps, specialProcedures: [], locale: 'zh-Hans' });
  return {
    form: 1,
    kind: 'flowchart',
    code: `LC-${title}`,
    locale: 'zh-Hans',
    name: title,
    subjectCode,
    chart,
  };
};

interface Options {
  readonly site?: Site;
  readonly pictures?: ChartPictures;
}

async function build(
  documents: readonly Document[],
  { site = SITE, pictures }: Options = {}
): Promise<Map<string, string>> {
  const editions = sourceOf(editionsOf(documents));
  const files = new Map<string, string>();
  for await (const { path, body } of buildSite({ site, editions, asOf: 100, pictures })) {
    expect([path, files.has(path)]).toEqual([path, false]);
    files.set(path, String(body));
  }
  return files;
}

const GUIDE = guidePath(guide().code, 'zh-Hans');
const ofItem = flowchart(guide().basicCode, '事项图');
const ofGuide = flowchart(guide().code, '本级图');

/** The drawing that a page shows. */
function drawingOf(files: Map<string, string>, path: string): string {
  const [, address] = /<img src="\/sites\/bijie\/([^"]+\.svg)"/.exec(files.get(path)!)!;
  return files.get(address!)!;
}

describe('the chart of a guide', () => {
  it('is drawn from its steps when none is published', async () => {
    expect(drawingOf(await build([guide()]), GUIDE)).toContain('现场勘验');
  });

  it('is the published one of its standard item, if there is one', async () => {
    expect(drawingOf(await build([guide(), ofItem]), GUIDE)).toContain('>事项图</title>');
  });

  it('is rather its own published one', async () => {
    expect(drawingOf(await build([guide(), ofItem, ofGuide]), GUIDE)).toContain('>本级图</title>');
  });

  it('is one file for all guides with the same process', async () => {
    const twins = [0, 1, 2].map((i) => ({ ...guide(), code: `LOCAL_${i}`, name: `第 ${i} 项` }));
    const files = await build(twins);
    expect([...files.keys()].filter((path) => path.endsWith('.svg'))).toHaveLength(1);
    const shown = twins.map(({ code }) => drawingOf(files, guidePath(code, 'zh-Hans')));
    expect(new Set(shown).size).toBe(1);
  });

  it('is smaller than 30 KB, and little on the wire', async () => {
    const svg = drawingOf(await build([guide()]), GUIDE);
    expect(Buffer.byteLength(svg)).toBeLessThan(30_000);
    expect(gzipSync(svg).length).toBeLessThan(8_000);
  });

  it('can be downloaded as SVG and BPMN, under a name that says what it is', async () => {
    const files = await build([guide(), ofGuide]);
    const links = [
      ...files.get(GUIDE)!.matchAll(/<a href="\/sites\/bijie\/(assets[^"]+)" download="([^"]+)"/g),
    ];
    expect(links.map(([, , name]) => name)).toEqual(['本级图.svg', '本级图.bpmn']);
    const [svg, bpmn] = links.map(([, path]) => files.get(path!)!);
    expect(svg).toContain('<svg ');
    expect(await fromBpmn(bpmn!)).toMatchObject({ ok: true, chart: ofGuide.chart });
  });

  it('carries the same hash as its outline, and the page shows it', async () => {
    const files = await build([guide()]);
    const html = files.get(GUIDE)!;
    const [, hash] = /class="outline" data-chart-hash="([0-9a-f]{64})"/.exec(html)!;
    expect(drawingOf(files, GUIDE)).toContain(`data-chart-hash="${hash}"`);
    expect(html).toContain(`<code>${hash!.slice(0, 12)}</code>`);
  });

  it('is made as PNG and PDF where the site asks for them, once for each drawing', async () => {
    const made: string[] = [];
    const pictures: ChartPictures = {
      make: async ({ form, name, svg }) => {
        expect(svg).toContain('<svg ');
        made.push(`${name}.${form}`);
        return Buffer.from(form);
      },
    };
    const twins = [guide(), { ...guide(), code: 'LOCAL_1' }];
    const site: Site = { ...SITE, chartForms: ['png', 'pdf'] };
    const files = await build(twins, { site, pictures });
    expect(new Set(made).size).toBe(2);
    expect(made).toHaveLength(2);
    for (const name of made) expect([...files.keys()].join()).toContain(name);
    expect(files.get(GUIDE)).toMatch(/download="办理流程\.png".*download="办理流程\.pdf"/s);
  });

  it('has the same files in a build of the same editions', async () => {
    expect(await build([guide(), ofItem])).toEqual(await build([guide(), ofItem]));
  });
});

it('a published chart has a page and stands in the list', async () => {
  const files = await build([guide(), ofGuide]);
  const list = files.get('flowcharts/index.html')!;
  expect(list).toContain('本级图');
  const [, address] = /href="\/sites\/bijie\/(flowcharts\/[^"]+\.html)"/.exec(list)!;
  expect(drawingOf(files, address!)).toContain('>本级图</title>');
});
