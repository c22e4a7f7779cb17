import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { parseChart } from '../../../src/plugins/guide-publisher/domain/flowchart/parse';
import { MAX_NODES } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import { parseBlock } from '../../../src/plugins/guide-publisher/admin/src/fields/list/clipboard';
import {
  chartFromRows,
  copyNodes,
  pasteNodes,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/paste-nodes';

const chart = defaultChart({
  title: '',
  itemType: '01',
  steps: STEP_IDS.map((step) => ({ step })),
  specialProcedures: [],
  locale: 'zh-Hans',
});
const plain = defaultChart({
  title: '',
  itemType: '',
  steps: [{ step: 'receive' }, { step: 'accept' }],
  specialProcedures: [],
  locale: 'zh-Hans',
});
const workdays = (value: number) => ({ value, unit: 'workday', note: '' });
const named = { title: '许可', itemType: '', locale: 'zh-Hans' } as const;

test('rows with a header are written over the steps, wherever the focus is', () => {
  const block = parseBlock(
    '步骤\t岗位\t时限\n收件登记\t窗口收件岗\t当场\n受理\t窗口受理岗\t1个工作日'
  );
  const {
    chart: pasted,
    changed,
    added,
    refused,
  } = pasteNodes(plain, { block, row: 0, column: 'lane' });
  expect({ changed, added, refused }).toEqual({ changed: 2, added: 0, refused: [] });
  expect(pasted.nodes.map(({ label, post, limit }) => [label, post, limit?.unit])).toEqual([
    [plain.nodes[0]!.label, '', undefined],
    ['收件登记', '窗口收件岗', 'on-the-spot'],
    ['受理', '窗口受理岗', 'workday'],
    [plain.nodes[3]!.label, '', undefined],
  ]);
});

test('rows go over the steps of a licence; decisions, documents and ends between them stay', () => {
  const names = ['收件登记', '受理', '审查', '现场核查', '决定', '送达'];
  const block = parseBlock(['步骤', ...names].join('\n'));
  const { chart: pasted, changed, added } = pasteNodes(chart, { block, row: 0, column: 'label' });
  expect(added).toBe(0);
  expect(changed).toBeGreaterThan(0);
  const tasks = pasted.nodes.filter(({ type }) => type === 'task');
  expect(tasks.map(({ label }) => label)).toEqual(names);
  expect(pasted.nodes.filter(({ type }) => type !== 'task')).toEqual(
    chart.nodes.filter(({ type }) => type !== 'task')
  );
});

test('rows without a header go from the focused cell to the right', () => {
  const block = parseBlock('甲岗\t2个工作日\n乙岗\t3个工作日');
  const { chart: pasted } = pasteNodes(plain, { block, row: 1, column: 'post' });
  expect(pasted.nodes.slice(1, 3)).toMatchObject([
    { post: '甲岗', limit: workdays(2) },
    { post: '乙岗', limit: workdays(3) },
  ]);
});

test('rows beyond the last step become steps before the end, one after the other', () => {
  const block = parseBlock('收件\n受理\n现场踏勘\n审查');
  const { chart: pasted, added } = pasteNodes(plain, { block, row: 1, column: 'label' });
  expect(added).toBe(2);
  expect(pasted.nodes.map(({ label }) => label).slice(1, 5)).toEqual([
    '收件',
    '受理',
    '现场踏勘',
    '审查',
  ]);
  expect(pasted.nodes[4]).toMatchObject({ step: 'review', stage: 'decision' });
  expect(pasted.nodes.at(-1)!.type).toBe('end');
  const next = new Map(pasted.edges.map(({ from, to }) => [from, to]));
  let at: string | undefined = 'start';
  for (const { id } of pasted.nodes) {
    expect(at).toBe(id);
    at = next.get(at!);
  }
});

test('what a column cannot hold is refused with its row in the table, and the rest is kept', () => {
  const block = parseBlock('步骤\t时限\n收件\t很快\n受理\t1个工作日');
  const { chart: pasted, refused } = pasteNodes(plain, { block, row: 1, column: 'label' });
  expect(refused).toEqual([{ row: 2, column: 'limit', text: '很快' }]);
  expect(pasted.nodes[2]!.limit).toEqual(workdays(1));
});

test('a lane that the chart does not have is added once', () => {
  const block = parseBlock('步骤\t责任单位\n收件\t政务中心\n受理\t政务中心');
  const { chart: pasted } = pasteNodes(plain, { block, row: 1, column: 'label' });
  expect(pasted.lanes.filter(({ name }) => name === '政务中心')).toHaveLength(1);
  expect(parseChart(pasted).ok).toBe(true);
});

test('a chart that was copied out and is pasted back is the same chart', () => {
  const block = parseBlock(copyNodes(chart, 'zh-Hans'));
  const { chart: same, changed, added } = pasteNodes(chart, { block, row: 0, column: 'type' });
  expect({ changed, added }).toEqual({ changed: 0, added: 0 });
  expect(same).toEqual(chart);
});

test('rows alone make a chart: the six steps with their lanes, other names as they are', () => {
  const block = parseBlock('步骤\t岗位\n收件\t甲\n实地核查\t乙\n决定\t丙');
  const { chart: made } = chartFromRows(block, named);
  expect(made.nodes.map(({ label }) => label)).toContain('实地核查');
  expect(made.nodes.find(({ step }) => step === 'decide')).toMatchObject({
    post: '丙',
    lane: 'department',
  });
  expect(made.nodes[0]!.type).toBe('start');
  expect(made.nodes.at(-1)!.type).toBe('end');
  expect(parseChart(made).ok).toBe(true);
});

test('rows that name their start and end make a chart of just these', () => {
  const block = parseBlock('类型\t名称\n开始\t申请\n办理\t审核\n结束\t办结');
  const { chart: made } = chartFromRows(block, named);
  expect(made.nodes.map(({ type, label }) => [type, label])).toEqual([
    ['start', '申请'],
    ['task', '审核'],
    ['end', '办结'],
  ]);
  expect(made.edges).toHaveLength(2);
});

test('5,000 rows fill the chart and say how many are left over', () => {
  const block = parseBlock(Array.from({ length: 5000 }, (_, i) => `步骤${i}`).join('\n'));
  const { chart: full, dropped } = pasteNodes(plain, { block, row: 1, column: 'label' });
  expect(full.nodes).toHaveLength(MAX_NODES);
  expect(dropped).toBe(5000 - (MAX_NODES - 2));
  expect(parseChart(full).ok).toBe(true);
});

test('a text of 20,000 characters is cut to what can be stored', () => {
  const block = [
    ['步骤', '岗位'],
    ['审'.repeat(20_000), '甲'],
  ];
  expect(parseChart(pasteNodes(plain, { block, row: 1, column: 'label' }).chart).ok).toBe(true);
});
