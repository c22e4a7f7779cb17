import {
  CODE_TABLES,
  type CodeTableName,
  type Locale,
  type LocalizedText,
} from '../../../domain/codes/tables';
import { STEP_LABELS } from '../../../domain/document/labels';
import { TEXT_FAULTS } from '../../../domain/template/text-faults';

type Labels = Readonly<Record<string, LocalizedText>>;

/** What a choice among the parameters of a rule means; a name without a label is shown as it is. */
export function optionLabel(param: string, option: string, locale: Locale): string {
  const label = ownLabel(labelsOf(param), option);
  if (!label) return option;
  return param === 'table' ? `${label[locale]}（${option}）` : label[locale];
}

const ownLabel = (labels: Labels, option: string): LocalizedText | undefined =>
  Object.hasOwn(labels, option) ? labels[option] : undefined;

function labelsOf(param: string): Labels {
  if (param === 'table') return TABLE_TITLES;
  if (param === 'steps') return STEP_LABELS;
  if (param === 'faults') return FAULT_NAMES;
  return OPTIONS;
}

const TABLE_TITLES: Labels = Object.fromEntries(
  (Object.keys(CODE_TABLES) as CodeTableName[]).map((name) => [name, CODE_TABLES[name].title])
);
const FAULT_NAMES: Labels = Object.fromEntries(
  Object.entries(TEXT_FAULTS).map(([name, fault]) => [name, fault.name])
);

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

const OPTIONS: Labels = {
  'at-most': t('不超过', 'at most'),
  'at-least': t('不少于', 'at least'),
  equal: t('等于', 'equals'),
  differs: t('不同于', 'differs from'),
  corpus: t('全市', 'in the whole city'),
  document: t('同一份文档', 'within the document'),
  listed: t('应在清单内', 'must be listed'),
  'not-listed': t('不得在清单内', 'must not be listed'),
  retainedCertificates: t('保留的证明事项', 'retained certificates'),
  cancelledCertificates: t('取消的证明事项', 'cancelled certificates'),
  retainedIntermediaries: t('保留的中介服务事项', 'retained intermediary services'),
  cleanedUpIntermediaries: t('清理的中介服务事项', 'intermediary services cleaned up'),
  cancelledItems: t('取消的审批事项', 'cancelled approvals'),
  credit: t('统一社会信用代码', 'credit code'),
  region: t('行政区划代码', 'region code'),
  basic: t('基本编码', 'basic code'),
  implementation: t('实施编码', 'implementation code'),
  level: t('行使层级', 'level'),
};
