import type { Locale, LocalizedText } from '../codes/tables';

/** What is wrong with a chart, and where. */
export interface ChartProblem {
  readonly code: ChartProblemCode;
  readonly nodeId?: string;
  readonly edgeId?: string;
  /** Place in the data, e.g. `nodes.3.label`; only for what could not be read as a chart. */
  readonly path?: string;
  readonly message: LocalizedText;
}

interface Facts {
  /** Label or id of what it is about. */
  readonly name?: string | LocalizedText;
  readonly actual?: string | LocalizedText;
  readonly expected?: string | LocalizedText;
}

type Sentence = (facts: Readonly<Record<keyof Facts, string>>) => readonly [zh: string, en: string];

/** Every problem that parsing and checking can report. */
const SENTENCES = {
  'not-an-object': () => [
    '不是流程图数据：应为一个 JSON 对象',
    'Not a chart: a JSON object is expected',
  ],
  'json-malformed': () => [
    'JSON 有语法错误，或者不完整',
    'The JSON is not well formed, or breaks off',
  ],
  'not-readable': () => ['流程图数据无法读取', 'The chart data cannot be read'],
  'not-chart-or-bpmn': () => [
    '既不是本系统的流程图 JSON，也不是 BPMN 2.0 文件',
    'Neither chart JSON of this system nor a BPMN 2.0 file',
  ],
  'bpmn-too-large': (f) => [
    `BPMN 文件过大（${f.actual} 个字符），最多 ${f.expected} 个字符`,
    `The BPMN file is too large (${f.actual} characters), at most ${f.expected}`,
  ],
  'bpmn-doctype': () => [
    'BPMN 文件不得含有 DOCTYPE 或实体声明',
    'A BPMN file must not hold a DOCTYPE or entity declarations',
  ],
  'bpmn-unreadable': (f) => [
    `BPMN 文件无法读取：${f.actual}`,
    `The BPMN file cannot be read: ${f.actual}`,
  ],
  'bpmn-root': () => [
    '不是 BPMN 2.0 文件：根元素不是 BPMN 2.0 命名空间中的 definitions',
    'Not a BPMN 2.0 file: the root element is not definitions in the namespace of BPMN 2.0',
  ],
  'not-text': (f) => [
    `文件不是 ${f.expected} 编码的文本`,
    `The file is not text in the encoding ${f.expected}`,
  ],
  'unknown-encoding': (f) => [
    `文件声明的编码“${f.actual}”不支持，请存为 UTF-8`,
    `The file says that its encoding is “${f.actual}”, which is not known; save it as UTF-8`,
  ],
  'bpmn-empty': () => ['BPMN 文件中没有流程节点', 'The BPMN file holds no flow nodes'],
  'too-many': (f) => [
    `${f.name} 有 ${f.actual} 个，最多 ${f.expected} 个`,
    `${f.name}: ${f.actual} entries, at most ${f.expected} are allowed`,
  ],
  'too-long': (f) => [
    `${f.name} 过长，最多 ${f.expected} 个字符`,
    `${f.name} is too long, at most ${f.expected} characters`,
  ],
  'bad-value': (f) => [
    `${f.name} 的值不符合要求（应为 ${f.expected}）`,
    `${f.name} has a value that is not allowed (expected ${f.expected})`,
  ],
  'missing-value': (f) => [`缺少 ${f.name}`, `${f.name} is missing`],
  'duplicate-id': (f) => [`编号“${f.name}”重复`, `The id “${f.name}” is used more than once`],
  'dangling-edge': (f) => [
    `流向“${f.name}”指向不存在的节点“${f.actual}”`,
    `The flow “${f.name}” refers to the node “${f.actual}”, which does not exist`,
  ],
  'unknown-lane': (f) => [
    `节点“${f.name}”所在的角色“${f.actual}”不存在`,
    `The node “${f.name}” stands in the lane “${f.actual}”, which does not exist`,
  ],
  'no-start': () => ['流程图没有起点', 'The chart has no start'],
  'many-starts': (f) => [
    `流程图只能有一个起点，“${f.name}”是多余的`,
    `A chart has one start; “${f.name}” is one more`,
  ],
  'no-end': () => ['流程图没有终点', 'The chart has no end'],
  unreachable: (f) => [`从起点无法到达“${f.name}”`, `“${f.name}” cannot be reached from the start`],
  'cannot-end': (f) => [`从“${f.name}”无法走到终点`, `From “${f.name}” the process can never end`],
  'end-has-exit': (f) => [
    `终点“${f.name}”之后不应再有流向`,
    `Nothing may follow the end “${f.name}”`,
  ],
  'decision-exits': (f) => [
    `判断“${f.name}”至少要有两个出口`,
    `The decision “${f.name}” needs at least two exits`,
  ],
  'decision-label': (f) => [
    `判断“${f.name}”的每个出口都要注明条件`,
    `Every exit of the decision “${f.name}” must say its condition`,
  ],
  'stage-order': (f) => [
    `流向“${f.name}”从后一阶段回到前一阶段，顺序不对`,
    `The flow “${f.name}” leads from a later stage to an earlier one`,
  ],
  'step-stage': (f) => [
    `环节“${f.name}”应在“${f.expected}”阶段`,
    `The step “${f.name}” belongs to the stage “${f.expected}”`,
  ],
  'step-missing': (f) => [`缺少环节“${f.name}”`, `The step “${f.name}” is missing`],
  'step-post': (f) => [`环节“${f.name}”没有写明岗位`, `The step “${f.name}” names no post`],
  'step-limit': (f) => [`环节“${f.name}”没有写明时限`, `The step “${f.name}” states no time limit`],
  'no-not-accepted': () => [
    '缺少“不予受理”分支及其文书',
    'The branch “not accepted” with its document is missing',
  ],
  'no-supplement': () => ['缺少“补正”分支', 'The branch “supplement the papers” is missing'],
  'no-not-granted': () => [
    '缺少“不予许可”分支及其文书',
    'The branch “not granted” with its document is missing',
  ],
  'supplement-counted': (f) => [
    `补正时间不计入时限，“${f.name}”应标注`,
    `The time of correction is not counted; mark “${f.name}” so`,
  ],
  'supplement-late': (f) => [
    `补正须在五日内一次性告知，“${f.name}”为${f.actual}`,
    `What is missing must be told within five days; “${f.name}” says ${f.actual}`,
  ],
  'special-counted': (f) => [
    `特别程序“${f.name}”的时间不计入时限，应标注`,
    `The time of the special procedure “${f.name}” is not counted; mark it so`,
  ],
  'sum-over-promised': (f) => [
    `各环节时限合计${f.actual}，超过承诺时限${f.expected}`,
    `The limits of the steps add up to ${f.actual}, more than the promised ${f.expected}`,
  ],
  'sum-over-statutory': (f) => [
    `各环节时限合计${f.actual}，超过法定时限${f.expected}`,
    `The limits of the steps add up to ${f.actual}, more than the statutory ${f.expected}`,
  ],
  'promised-over-statutory': (f) => [
    `承诺时限${f.actual}超过法定时限${f.expected}`,
    `The promised limit ${f.actual} is longer than the statutory ${f.expected}`,
  ],
} as const satisfies Record<string, Sentence>;

export type ChartProblemCode = keyof typeof SENTENCES;
export const CHART_PROBLEM_CODES = Object.keys(SENTENCES) as readonly ChartProblemCode[];

export function problem(
  code: ChartProblemCode,
  facts: Facts = {},
  where: { readonly nodeId?: string; readonly edgeId?: string; readonly path?: string } = {}
): ChartProblem {
  const sentence: Sentence = SENTENCES[code];
  const said = (locale: Locale) =>
    sentence({
      name: quoted(facts.name, locale),
      actual: quoted(facts.actual, locale),
      expected: quoted(facts.expected, locale),
    });
  return { code, ...where, message: { 'zh-Hans': said('zh-Hans')[0], en: said('en')[1] } };
}

function quoted(fact: string | LocalizedText | undefined, locale: Locale): string {
  const value = typeof fact === 'object' ? fact[locale] : (fact ?? '');
  return value.length > MAX_QUOTED ? `${value.slice(0, MAX_QUOTED)}…` : value;
}

/** A message quotes no more of a text than a reader needs to find it. */
const MAX_QUOTED = 80;
