import type { LocalizedText } from '../../../../domain/codes/tables';
import { STAGE_IDS, STEP_IDS } from '../../../../domain/codes/values';
import { NODE_TYPES, type Chart, type ChartNode } from '../../../../domain/flowchart/chart';
import { ENTRY_LABELS, STAGE_LABELS, STEP_LABELS } from '../../../../domain/document/labels';
import type { Column } from '../list/columns';

/** The columns of the table of nodes, in the order in which they stand: what people copy together stands together. */

export type NodeField =
  'type' | 'label' | 'post' | 'limit' | 'counted' | 'lane' | 'stage' | 'standard' | 'result';

export type NodeColumn = Column & { readonly name: NodeField };

export const NODE_TYPE_LABELS: Readonly<Record<ChartNode['type'], LocalizedText>> = {
  start: { 'zh-Hans': '开始', en: 'Start' },
  end: { 'zh-Hans': '结束', en: 'End' },
  task: { 'zh-Hans': '办理', en: 'Task' },
  decision: { 'zh-Hans': '判断', en: 'Decision' },
  document: { 'zh-Hans': '文书', en: 'Document' },
  special: { 'zh-Hans': '特别程序', en: 'Special procedure' },
};

const STEP_ENTRY = ENTRY_LABELS.steps;

const column = (
  name: NodeField,
  label: LocalizedText,
  more: Partial<Pick<Column, 'kind' | 'choices' | 'main' | 'width' | 'aliases'>> = {}
): NodeColumn => ({ name, label, kind: 'text', choices: [], main: true, width: 12, ...more });

/** Stages and, below each, its steps; a spreadsheet names either. */
const STAGE_CHOICES: Column['choices'] = [
  ...STEP_IDS.map((step) => [step, STEP_LABELS[step]] as const),
  ...STAGE_IDS.map((stage) => [`stage:${stage}`, STAGE_LABELS[stage]] as const),
];

export const NODE_COLUMNS: readonly NodeColumn[] = [
  column(
    'type',
    { 'zh-Hans': '类型', en: 'Type' },
    {
      kind: 'choice',
      choices: NODE_TYPES.map((type) => [type, NODE_TYPE_LABELS[type]] as const),
      width: 10,
      aliases: ['节点类型'],
    }
  ),
  column(
    'label',
    { 'zh-Hans': '名称', en: 'Text' },
    {
      width: 15,
      aliases: [
        '步骤',
        '步骤名称',
        '环节名称',
        '办理步骤',
        '办理环节',
        '节点',
        'step',
        'name',
        'node',
      ],
    }
  ),
  column('post', STEP_ENTRY.post, {
    width: 11,
    aliases: ['责任岗位', '办理岗位', '经办岗位', '办理人员', '责任人', 'handler'],
  }),
  column('limit', STEP_ENTRY.limit, {
    kind: 'limit',
    width: 15,
    aliases: ['办理时限', '办结时限', '时间', 'time limit'],
  }),
  column(
    'counted',
    { 'zh-Hans': '计入时限', en: 'Counted' },
    { kind: 'boolean', width: 7, aliases: [STEP_ENTRY.counted['zh-Hans'], '是否计入'] }
  ),
  column(
    'lane',
    { 'zh-Hans': '角色', en: 'Lane' },
    { width: 10, aliases: ['泳道', '办理主体', '责任主体', '责任单位', '办理单位', '部门', '主体'] }
  ),
  column(
    'stage',
    { 'zh-Hans': '阶段与环节', en: 'Stage and step' },
    { kind: 'choice', choices: STAGE_CHOICES, width: 12, aliases: ['阶段', '环节', 'stage'] }
  ),
  column('standard', STEP_ENTRY.standard, {
    main: false,
    width: 22,
    aliases: ['审核标准', '办理标准'],
  }),
  column('result', STEP_ENTRY.result, {
    main: false,
    width: 16,
    aliases: ['结果', '办理结果', '出具文书'],
  }),
];

export const MAIN_COLUMNS = NODE_COLUMNS.filter(({ main }) => main);
export const DETAIL_COLUMNS = NODE_COLUMNS.filter(({ main }) => !main);

/** What people call a node: its text, else its kind and place in the table. */
export function nodeName(chart: Chart, id: string, locale: keyof LocalizedText): string {
  const index = chart.nodes.findIndex((node) => node.id === id);
  const node = chart.nodes[index];
  if (!node) return id;
  return node.label.trim() || `${NODE_TYPE_LABELS[node.type][locale]} ${index + 1}`;
}

/** Where a node stands, in words: its lane, its stage, and what it follows. */
export function placeText(chart: Chart, id: string, locale: keyof LocalizedText): string {
  const node = chart.nodes.find((one) => one.id === id);
  const lane = chart.lanes.find((one) => one.id === node?.lane)?.name ?? '';
  const stage = node?.stage ? STAGE_LABELS[node.stage][locale] : '';
  const before = chart.edges
    .filter(({ to }) => to === id)
    .map(({ from }) => `${nodeName(chart, from, locale)} →`);
  return [lane, stage, before.join(' ')].filter(Boolean).join(' · ');
}
