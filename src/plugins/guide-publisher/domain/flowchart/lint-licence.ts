import { compareLimits } from '../codes/time-limit';
import type { TimeLimit } from '../codes/values';
import type { Chart, ChartNode } from './chart';
import { limitFact } from './limit-words';
import { problem, type ChartProblem } from './problems';

/** The branches that the chart of a licence must show: not accepted, supplement, not granted. They are known by their words. */
export function licenceProblems(chart: Chart): ChartProblem[] {
  const supplements = chart.nodes.filter(
    (node) => SUPPLEMENT.test(node.label) || SUPPLEMENT.test(node.result)
  );
  return [
    ...(hasDocument(chart, NOT_ACCEPTED) ? [] : [problem('no-not-accepted')]),
    ...(supplements.length > 0 ? [] : [problem('no-supplement')]),
    ...(hasDocument(chart, NOT_GRANTED) ? [] : [problem('no-not-granted')]),
    ...supplements.flatMap(supplementProblems),
  ];
}

const NOT_ACCEPTED = /不予?受理|non-?acceptance|not (be )?accepted/i;
const SUPPLEMENT = /补正|补齐补全|supplement/i;
const NOT_GRANTED =
  /不(予|准予)(行政)?(许可|批准|核准|登记|同意|通过|决定)|not (to grant|granted)|refusal|refused|rejected/i;

/** Administrative Licensing Law of the PRC, art. 32: told once, within five days, which are working days (art. 82). */
const SUPPLEMENT_NOTICE: TimeLimit = { value: 5, unit: 'workday', note: '' };

/** A refusal is given in writing: a document, or a step whose result is one. */
function hasDocument(chart: Chart, words: RegExp): boolean {
  return chart.nodes.some(
    ({ type, label, result }) => words.test(result) || (type === 'document' && words.test(label))
  );
}

function supplementProblems(node: ChartNode): ChartProblem[] {
  const name = node.label || node.id;
  const where = { nodeId: node.id };
  const late = compareLimits(node.limit, SUPPLEMENT_NOTICE) === 1 && node.type === 'document';
  const counts = node.counted && node.step === '' && node.type !== 'decision';
  return [
    ...(counts ? [problem('supplement-counted', { name }, where)] : []),
    ...(late ? [problem('supplement-late', { name, actual: limitFact(node.limit) }, where)] : []),
  ];
}
