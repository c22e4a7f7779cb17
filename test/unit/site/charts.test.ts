import { buildSite } from '../../../src/plugins/guide-publisher/server/src/site/build';
import { guidePath } from '../../../src/plugins/guide-publisher/server/src/site/addresses';
import type { FlowchartDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
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

async function page(path: string, charts: FlowchartDocument[]): Promise<string> {
  const editions = sourceOf(editionsOf([guide(), ...charts]));
  for await (const file of buildSite({ site: SITE, editions, asOf: 100 })) {
    if (file.path === path) return String(file.body);
  }
  throw new Error(`${path} was not built`);
}

const GUIDE = guidePath(guide().code, 'zh-Hans');
const ofItem = flowchart(guide().basicCode, '事项图');
const ofGuide = flowchart(guide().code, '本级图');

describe('the chart of a guide', () => {
  it('is drawn from its steps when none is published', async () => {
    const html = await page(GUIDE, []);
    expect(html).toContain('<svg');
    expect(html).toContain('现场勘验');
  });

  it('is the published one of its standard item, if there is one', async () => {
    expect(await page(GUIDE, [ofItem])).toContain('>事项图</title>');
  });

  it('is rather its own published one', async () => {
    expect(await page(GUIDE, [ofItem, ofGuide])).toContain('>本级图</title>');
  });
});

it('a published chart has a page and stands in the list', async () => {
  expect(await page('flowcharts/index.html', [ofGuide])).toContain('本级图');
  const [, address] = /href="\/sites\/bijie\/(flowcharts\/[^"]+\.html)"/.exec(
    await page('flowcharts/index.html', [ofGuide])
  )!;
  expect(await page(address!, [ofGuide])).toContain('<svg');
});
