import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { chartToSvg } from '../../../src/plugins/guide-publisher/domain/flowchart/svg';
import { CHART_CSS } from '../../../src/plugins/guide-publisher/domain/flowchart/svg-style';
import { anyChart, licenceChart, NASTY } from './charts';

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Elements of a well-formed document; throws on any other. */
function read(svg: string): { tags: Tag[]; text: string } {
  const tags: Tag[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => tags.push({ name, attributes }));
  parser.on('text', (value) => (text += value));
  parser.write(svg).close();
  return { tags, text };
}

describe('the drawing of any chart', () => {
  it('is well formed, and the same bytes each time', () => {
    fc.assert(
      fc.property(anyChart, fc.boolean(), (chart, inline) => {
        const svg = chartToSvg(chart, { locale: 'zh-Hans', inline });
        read(svg);
        expect(chartToSvg(structuredClone(chart), { locale: 'zh-Hans', inline })).toBe(svg);
      }),
      { numRuns: 1000, seed: 7 }
    );
  });

  it.each(NASTY)('holds no element, script or handler out of the text %j', (text) => {
    const chart = licenceChart();
    const nodes = chart.nodes.map((node) => ({
      ...node,
      label: text,
      post: text,
      standard: text,
      result: text,
    }));
    const edges = chart.edges.map((edge) => ({ ...edge, condition: text }));
    const svg = chartToSvg(
      { ...chart, title: text, nodes, edges },
      { locale: 'zh-Hans', idPrefix: text }
    );
    const plain = chartToSvg(chart, { locale: 'zh-Hans' });
    const names = (source: string) =>
      [...new Set(read(source).tags.map(({ name }) => name))].sort();
    expect(names(plain)).toEqual(expect.arrayContaining(names(svg)));
    const attributes = read(svg).tags.flatMap((tag) => Object.keys(tag.attributes));
    expect(attributes.filter((name) => /^on|href/i.test(name))).toEqual([]);
  });

  it('cuts a text of 10,000 characters in the picture and keeps it whole for the pointer', () => {
    const chart = licenceChart();
    const nodes = chart.nodes.map((node, i) =>
      i === 1 ? { ...node, label: '长'.repeat(10_000) } : node
    );
    const svg = chartToSvg({ ...chart, nodes }, { locale: 'zh-Hans' });
    expect(svg).toContain('…');
    expect(svg.match(/长{10000}/g)).toHaveLength(1);
  });
});

describe('the drawing of the default licence chart', () => {
  const svg = chartToSvg(licenceChart(), { locale: 'zh-Hans', idPrefix: 'a' });

  it('is smaller than 30 KB', () => {
    expect(Buffer.byteLength(svg)).toBeLessThan(30_000);
  });

  it('names and describes itself', () => {
    const [root, title, desc] = read(svg).tags;
    expect(root!.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'a-title a-desc' });
    expect([title!.name, title!.attributes['id']]).toEqual(['title', 'a-title']);
    expect([desc!.name, desc!.attributes['id']]).toEqual(['desc', 'a-desc']);
  });

  it('shows lanes, stages, steps and branches', () => {
    const { text } = read(svg);
    for (const word of [
      '申请人',
      '综合窗口',
      '实施部门',
      '收件',
      '送达',
      '不予受理通知书',
      '一次性告知补正',
      '不予许可决定书',
      '现场勘验',
      '不计入时限',
    ]) {
      expect(text).toContain(word);
    }
  });

  it('has no style of its own inside a page, where the policy forbids it', () => {
    const { tags } = read(chartToSvg(licenceChart(), { locale: 'zh-Hans', inline: true }));
    expect(
      tags.filter(({ name, attributes }) => name === 'style' || 'style' in attributes)
    ).toEqual([]);
  });

  it('has only classes that the style sheet knows', () => {
    const classes = new Set(
      read(svg).tags.flatMap(({ attributes }) => (attributes['class'] ?? '').split(' '))
    );
    classes.delete('');
    for (const name of classes) expect(CHART_CSS).toMatch(new RegExp(`\\.${name}[{,]`));
  });

  it('keeps the ids of two charts apart', () => {
    const ids = (prefix: string) =>
      read(chartToSvg(licenceChart(), { locale: 'zh-Hans', idPrefix: prefix })).tags.flatMap(
        ({ attributes }) => attributes['id'] ?? []
      );
    expect(ids('a').filter((id) => ids('b').includes(id))).toEqual([]);
  });
});
