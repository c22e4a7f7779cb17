import { codesOf } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import {
  chartSchema,
  type Chart,
} from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { lintChart } from '../../../src/plugins/guide-publisher/domain/flowchart/lint';
import { parseChart } from '../../../src/plugins/guide-publisher/domain/flowchart/parse';
import { days, licenceChart } from './charts';

const step = (id: string) => ({ step: id, post: '岗', limit: days(1) });
const build = (itemType: string, steps: string[], kinds: string[] = []): Chart =>
  defaultChart({
    title: '',
    itemType,
    locale: 'zh-Hans',
    steps: steps.map(step),
    specialProcedures: kinds.map((kind) => ({ kind, limit: null })),
  });
const next = (chart: Chart, from: string) =>
  chart.edges.filter((edge) => edge.from === from).map(({ to }) => to);

describe('the default chart of a licence', () => {
  it.each(['zh-Hans', 'en'] as const)('passes its own check in %s', (locale) => {
    const limits = { promisedLimit: days(8), statutoryLimit: days(20) };
    expect(lintChart(licenceChart(locale), { itemType: '01', ...limits })).toEqual([]);
  });

  it('leads through the six steps, each in its stage', () => {
    const steps = licenceChart().nodes.filter(({ type }) => type === 'task');
    expect(steps.map((node) => node.step)).toEqual(STEP_IDS);
    expect(steps.map(({ stage }) => stage)).toEqual([
      'acceptance',
      'acceptance',
      'decision',
      'decision',
      'delivery',
      'delivery',
    ]);
  });

  it('has the three branches, and sends what was supplemented back', () => {
    const chart = licenceChart();
    expect(next(chart, 'check-acceptance').sort()).toEqual([
      'not-accepted',
      'step-accept',
      'supplement',
    ]);
    expect(next(chart, 'supplement')).toEqual(['step-receive']);
    expect(next(chart, 'check-grant').sort()).toEqual(['not-granted', 'step-issue']);
    expect(chart.nodes.find(({ id }) => id === 'supplement')).toMatchObject({
      counted: false,
      limit: { value: 5, unit: 'workday' },
    });
  });

  it('marks special procedures as not counted', () => {
    const special = licenceChart().nodes.filter(({ type }) => type === 'special');
    expect(special.map(({ label, counted }) => [label, counted])).toEqual([
      ['现场勘验', false],
      ['专家评审', false],
    ]);
  });
});

describe('missing and odd steps', () => {
  it.each(codesOf('itemType').map((type) => [type]))(
    'type %s without any step is still one connected chart',
    (itemType) => {
      const codes = lintChart(build(itemType, []), {
        itemType,
        promisedLimit: null,
        statutoryLimit: null,
      }).map(({ code }) => code);
      expect(codes.filter((code) => code !== 'step-missing')).toEqual([]);
    }
  );

  it.each([
    [
      'a step left out',
      ['receive', 'review', 'deliver'],
      ['step-receive', 'step-review', 'step-deliver'],
    ],
    [
      'steps in disorder',
      ['deliver', 'review', 'receive'],
      ['step-receive', 'step-review', 'step-deliver'],
    ],
    ['a step twice', ['review', 'review'], ['step-review', 'step-review-2']],
    [
      'an unknown step',
      ['review', '公示', 'decide'],
      ['step-review', 'step-review-2', 'step-decide'],
    ],
  ])('%s: the others are joined', (_, steps, ids) => {
    const chart = build('20', steps);
    const line = ['start', ...ids, 'end'];
    expect(chart.edges.map(({ from, to }) => [from, to])).toEqual(
      line.slice(1).map((to, i) => [line[i], to])
    );
  });

  it('an unknown step is drawn with its own name', () => {
    expect(build('20', ['公示']).nodes.map(({ label }) => label)).toContain('公示');
  });

  it('500 steps and 500 special procedures still give a chart that can be stored', () => {
    const chart = build(
      '01',
      Array<string>(500).fill('review'),
      Array<string>(500).fill('hearing')
    );
    expect(chartSchema.safeParse(chart).success).toBe(true);
    expect(parseChart(chart)).toMatchObject({ ok: true });
  });

  it('a penalty begins with the authority and has no branches of a licence', () => {
    const chart = build('02', [...STEP_IDS]);
    expect(chart.lanes.map(({ id }) => id)).toEqual(['department']);
    expect(chart.nodes.filter(({ type }) => type === 'decision')).toEqual([]);
  });
});
