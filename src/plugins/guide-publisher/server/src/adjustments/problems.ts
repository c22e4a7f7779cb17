import type { LocalizedText } from '../../../domain/codes/tables';
import type { AdjustmentProblem } from '../../../domain/adjustment/effects';
import type { AdjustmentProblemText } from '../../../shared/contracts/admin-api';

const TEXTS: Readonly<Record<AdjustmentProblem['problem'], LocalizedText>> = {
  'no-action': { 'zh-Hans': '未选择调整类型', en: 'No kind of adjustment is chosen' },
  'no-items': { 'zh-Hans': '未填写调整事项', en: 'No items are named' },
  'no-results': {
    'zh-Hans': '未填写调整后的事项',
    en: 'The items that come out of it are not named',
  },
  'no-source': {
    'zh-Hans': '未选择原实施主体',
    en: 'The organization it comes from is not chosen',
  },
  'no-receiver': { 'zh-Hans': '未选择新实施主体', en: 'No receiving organization is chosen' },
  'same-organization': {
    'zh-Hans': '原实施主体与新实施主体相同',
    en: 'It goes to the organization that it comes from',
  },
  'unknown-organization': { 'zh-Hans': '没有这个实施主体', en: 'There is no such organization' },
  'unknown-item': {
    'zh-Hans': '标准事项没有现行版本',
    en: 'The standard item has no version in effect',
  },
  'nothing-to-do': { 'zh-Hans': '没有受影响的办事指南', en: 'No guide is affected' },
  'code-taken': {
    'zh-Hans': '新实施主体已有该事项的办事指南',
    en: 'The receiving organization already has a guide of the item',
  },
  'bad-code': { 'zh-Hans': '不能组成实施编码', en: 'The codes do not make an implementation code' },
};

/** Problems of a plan in both languages. */
export const planProblems = (problems: readonly AdjustmentProblem[]): AdjustmentProblemText[] =>
  problems.map(({ problem, what }) => ({ problem, what, message: TEXTS[problem] }));
