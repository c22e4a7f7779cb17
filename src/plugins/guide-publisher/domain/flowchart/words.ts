import type { Locale } from '../codes/tables';
import type { StageId, StepId } from '../codes/values';
import type { ChartNode } from './chart';
import { cleanText } from './xml-text';

/** The fixed words of charts and outlines, in both languages. */
export interface ChartWords {
  readonly stages: Readonly<Record<StageId, string>>;
  readonly steps: Readonly<Record<StepId, string>>;
  readonly lanes: { readonly window: string; readonly department: string };
  readonly uncounted: string;
  readonly post: string;
  readonly limit: string;
  readonly standard: string;
  readonly result: string;
  readonly issues: string;
  readonly special: string;
  /** Title of a chart that was made of the steps of a guide. */
  readonly process: string;
  readonly end: string;
  /** Labels of nodes that have none. */
  readonly unnamed: string;
  readonly unnamedStart: string;
  readonly unnamedEnd: string;
  readonly noExit: string;
  readonly colon: string;
  readonly comma: string;
  readonly goNowhere: (condition: string) => string;
  readonly describe: (counts: { nodes: number; edges: number; lanes: number }) => string;
  readonly goTo: (branch: { condition: string; step: number; label: string }) => string;
}

export const CHART_WORDS: Readonly<Record<Locale, ChartWords>> = {
  'zh-Hans': {
    stages: { acceptance: '收件与受理', decision: '审查与决定', delivery: '颁证与送达' },
    steps: {
      receive: '收件',
      accept: '受理',
      review: '审查',
      decide: '决定',
      issue: '颁证',
      deliver: '送达',
    },
    lanes: { window: '综合窗口', department: '实施部门' },
    uncounted: '不计入时限',
    post: '岗位',
    limit: '时限',
    standard: '审查标准',
    result: '结果',
    issues: '出具文书',
    special: '特别程序',
    process: '办理流程',
    end: '流程结束',
    unnamed: '（未命名）',
    unnamedStart: '开始',
    unnamedEnd: '结束',
    noExit: '无后续步骤',
    colon: '：',
    comma: '，',
    goNowhere: (condition) =>
      condition === '' ? '转到不存在的步骤' : `如果${condition}，转到不存在的步骤`,
    describe: ({ nodes, edges, lanes }) =>
      `流程图共${nodes}个节点、${edges}条流向、${lanes}个角色。文字版步骤与本图内容一致。`,
    goTo: ({ condition, step, label }) =>
      condition === ''
        ? `转到第${step}步“${label}”`
        : `如果${condition}，转到第${step}步“${label}”`,
  },
  en: {
    stages: {
      acceptance: 'Receipt and acceptance',
      decision: 'Review and decision',
      delivery: 'Issue and delivery',
    },
    steps: {
      receive: 'Receive',
      accept: 'Accept',
      review: 'Review',
      decide: 'Decide',
      issue: 'Issue',
      deliver: 'Deliver',
    },
    lanes: { window: 'Service window', department: 'Department' },
    uncounted: 'not counted',
    post: 'Post',
    limit: 'Limit',
    standard: 'Standard of review',
    result: 'Result',
    issues: 'Document issued',
    special: 'Special procedure',
    process: 'Process',
    end: 'The process ends',
    unnamed: '(unnamed)',
    unnamedStart: 'Start',
    unnamedEnd: 'End',
    noExit: 'No further step',
    colon: ': ',
    comma: ', ',
    goNowhere: (condition) =>
      condition === ''
        ? 'go to a step that does not exist'
        : `if ${condition}, go to a step that does not exist`,
    describe: ({ nodes, edges, lanes }) =>
      `Flowchart of ${nodes} nodes, ${edges} flows and ${lanes} roles. The steps in text say the same as this chart.`,
    goTo: ({ condition, step, label }) =>
      condition === ''
        ? `go to step ${step} “${label}”`
        : `if ${condition}, go to step ${step} “${label}”`,
  },
};

/** The label of a node as readers see it; a node without one is called by what it is. */
export function labelWords(
  { label, type }: Pick<ChartNode, 'label' | 'type'>,
  locale: Locale
): string {
  const words = CHART_WORDS[locale];
  const text = cleanText(label);
  if (text.trim() !== '') return text;
  if (type === 'start') return words.unnamedStart;
  return type === 'end' ? words.unnamedEnd : words.unnamed;
}
