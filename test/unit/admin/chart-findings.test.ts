import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { lintChart } from '../../../src/plugins/guide-publisher/domain/flowchart/lint';
import type { Finding } from '../../../src/plugins/guide-publisher/domain/template/types';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import { chartFindings } from '../../../src/plugins/guide-publisher/admin/src/fields/chart/chart-findings';
import {
  addEdge,
  remove,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/edit-chart';

const chart = defaultChart({
  title: '',
  itemType: '',
  steps: STEP_IDS.map((step) => ({
    step,
    post: '岗',
    limit: { value: 1, unit: 'workday', note: '' },
  })),
  specialProcedures: [],
  locale: 'zh-Hans',
});
const finding = (path: string, text: string, actual = text): Finding => ({
  rule: 'r',
  severity: 'error',
  messageKey: 'rule/r',
  values: {},
  actual: { 'zh-Hans': actual, en: actual },
  path,
  message: { 'zh-Hans': text, en: text },
  clause: '',
});
const none = { itemType: '', promisedLimit: null, statutoryLimit: null };

test('a finding of the server is shown at the node that stood there when it was checked', () => {
  const checked = { chart, findings: [finding('/chart/nodes/3', '缺少岗位')] };
  const shorter = remove(chart, 'nodes', 1);
  const { byNode } = chartFindings({ chart: shorter, problems: [], checked });
  expect([...byNode.keys()]).toEqual([chart.nodes[3]!.id]);
});

test('a finding of a node that is gone is not shown, one of the whole chart is', () => {
  const checked = {
    chart,
    findings: [
      finding('/chart/nodes/1', '缺少岗位'),
      finding('/chart', '缺少分支'),
      finding('/name', '别处'),
    ],
  };
  const { all } = chartFindings({ chart: remove(chart, 'nodes', 1), problems: [], checked });
  expect(all.map(({ message }) => message.en)).toEqual(['缺少分支']);
});

test('a problem that the server tells too is not said twice; another is advice', () => {
  const broken = addEdge(chart, 'end')!.chart;
  const problems = lintChart(broken, none);
  const place = broken.nodes.findIndex(({ id }) => id === 'end');
  const told = problems.find(({ nodeId }) => nodeId === 'end')!;
  const checked = {
    chart: broken,
    findings: [finding(`/chart/nodes/${place}`, '流程图有误', told.message['zh-Hans'])],
  };
  const { byNode, all } = chartFindings({ chart: broken, problems, checked });
  expect(byNode.get('end')).toHaveLength(1);
  expect(byNode.get('end')![0]!.severity).toBe('error');
  expect(all.slice(1).every(({ severity }) => severity === 'advice')).toBe(true);
  expect(all).toHaveLength(problems.length);
});

test('a finding of a flow stands at the flow, not at its node', () => {
  const edge = chart.edges[0]!;
  const problem = {
    code: 'decision-label',
    nodeId: edge.from,
    edgeId: edge.id,
    message: { 'zh-Hans': 'x', en: 'x' },
  } as const;
  const { byNode, byEdge } = chartFindings({ chart, problems: [problem], checked: null });
  expect(byNode.size).toBe(0);
  expect(byEdge.get(edge.id)).toHaveLength(1);
});
