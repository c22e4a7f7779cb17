import type { Locale, LocalizedText } from '../codes/tables';
import type { Finding, MessageKey, MessageValues, Rule, Template } from './types';

/**
 * What findings say. A finding carries the key of a sentence and the values of its `{places}`, all in both languages; the
 * sentence of a rule stands in its template, those of the program itself stand here.
 */
export const MESSAGES = {
  'rule.failed': {
    'zh-Hans': '规则“{title}”（{rule}）未能执行：{reason}',
    en: 'The rule "{title}" ({rule}) could not be run: {reason}',
  },
  'document.unknown': {
    'zh-Hans': '这不是可检查的文档：没有已知的文档种类（kind）',
    en: 'This is no document that can be checked: it has no known kind',
  },
  'document.no-item': { 'zh-Hans': '没有选择标准事项', en: 'No standard item is chosen' },
  'document.no-organization': { 'zh-Hans': '没有选择实施主体', en: 'No organization is chosen' },
  'document.no-version': {
    'zh-Hans': '所依据的标准事项版本尚未生效',
    en: 'The version of the standard item that it is based on is not in effect',
  },
  'document.no-chart': { 'zh-Hans': '还没有画流程图', en: 'No chart is drawn yet' },
  'document.bad-chart': {
    'zh-Hans': '流程图数据不可用：{reason}',
    en: 'The data of the chart cannot be used: {reason}',
  },
  'policy.standard': {
    'zh-Hans': '“{field}”由标准事项统一规定，不得在本地修改',
    en: '"{field}" is given by the standard item and must not be changed locally',
  },
  'policy.required': { 'zh-Hans': '“{field}”必须填写', en: '"{field}" must be filled in' },
  'policy.at-most': {
    'zh-Hans': '“{field}”（{actual}）应不超过标准事项的“{bound}”（{expected}）',
    en: '"{field}" ({actual}) must be at most "{bound}" of the standard item ({expected})',
  },
  'policy.at-least': {
    'zh-Hans': '“{field}”（{actual}）应不少于标准事项的“{bound}”（{expected}）',
    en: '"{field}" ({actual}) must be at least "{bound}" of the standard item ({expected})',
  },
  'policy.subset': {
    'zh-Hans': '“{field}”（{actual}）应不超出标准事项的“{bound}”（{expected}）',
    en: '"{field}" ({actual}) must be within "{bound}" of the standard item ({expected})',
  },
  'corpus.same-item-twice': {
    'zh-Hans': '同一单位对同一事项“{item}”另有办事指南：{others}',
    en: 'The same organization has another guide for the item "{item}": {others}',
  },
  'corpus.item-missing': {
    'zh-Hans': '同类 {sisters} 个单位中有 {having} 个办理“{name}”（{item}），本单位没有',
    en: '{having} of {sisters} sister organizations have "{name}" ({item}); this one has not',
  },
  'reference.no-item': {
    'zh-Hans': '找不到标准事项“{actual}”',
    en: 'Standard item "{actual}" was not found',
  },
  'reference.no-version': {
    'zh-Hans': '标准事项“{item}”没有第 {actual} 版（现有：{expected}）',
    en: 'Standard item "{item}" has no version {actual} (there are: {expected})',
  },
  'reference.no-organization': {
    'zh-Hans': '找不到实施主体“{actual}”',
    en: 'Organization "{actual}" was not found',
  },
  'reference.no-region': {
    'zh-Hans': '找不到实施主体的行政区划“{actual}”',
    en: 'Region "{actual}" of the organization was not found',
  },
  'reference.no-hall': {
    'zh-Hans': '找不到政务大厅“{actual}”',
    en: 'Service hall "{actual}" was not found',
  },
} as const satisfies Record<string, LocalizedText>;

/** A value in a message: the same in both languages, or not. */
export type Said = string | LocalizedText;

export const inBoth = (said: Said): LocalizedText =>
  typeof said === 'string' ? { 'zh-Hans': said, en: said } : said;

/** Key of the message that a rule of a template says. */
export const ruleMessageKey = (rule: string): MessageKey => `rule/${rule}`;

/** The sentence in both languages, its places filled; a place without a value stays as it is written. */
export function renderMessage(message: LocalizedText, values: MessageValues): LocalizedText {
  return {
    'zh-Hans': fill(message['zh-Hans'], values, 'zh-Hans'),
    en: fill(message.en, values, 'en'),
  };
}

/** The words of a finding as `template` says them today; what was said then, where it knows nothing of the rule. */
export function currentMessage(
  { messageKey, values, message }: Finding,
  template: Pick<Template, 'rules'>
): LocalizedText {
  const sentence = isBuiltIn(messageKey)
    ? MESSAGES[messageKey]
    : template.rules.find(({ id }) => ruleMessageKey(id) === messageKey)?.message;
  return sentence === undefined ? message : renderMessage(sentence, values);
}

/** The values for the places that the message of a rule has. */
export function valuesFor(
  { message }: Pick<Rule, 'message'>,
  words: Readonly<Record<string, Said | undefined>>
): MessageValues {
  const values: Record<string, LocalizedText> = {};
  for (const [, place] of `${message['zh-Hans']}${message.en}`.matchAll(PLACE)) {
    if (Object.hasOwn(words, place!)) values[place!] = inBoth(words[place!] ?? '');
  }
  return values;
}

type BuiltIn = Pick<Finding, 'rule' | 'severity' | 'path'> &
  Partial<Pick<Finding, 'clause' | 'fix'>> & {
    readonly messageKey: keyof typeof MESSAGES;
    readonly values?: Readonly<Record<string, Said>>;
    readonly expected?: Said;
    readonly actual?: Said;
  };

/** A finding of the program itself. `expected` and `actual` are also values of its message. */
export function builtInFinding(input: BuiltIn): Finding {
  const { rule, severity, path, messageKey, clause = '', fix } = input;
  const [expected, actual] = [input.expected, input.actual].map(
    (said) => said !== undefined && { it: inBoth(said) }
  );
  const words = {
    ...input.values,
    ...(expected && { expected: expected.it }),
    ...(actual && { actual: actual.it }),
  };
  const message = MESSAGES[messageKey];
  const values = valuesFor({ message }, words);
  return {
    rule,
    severity,
    path,
    messageKey,
    values,
    message: renderMessage(message, values),
    clause,
    ...(expected && { expected: expected.it }),
    ...(actual && { actual: actual.it }),
    ...(fix && { fix }),
  };
}

const PLACE = /\{([a-z]+)\}/g;

function fill(sentence: string, values: MessageValues, locale: Locale): string {
  return sentence.replace(PLACE, (whole, place: string) =>
    Object.hasOwn(values, place) ? values[place]![locale] : whole
  );
}

const isBuiltIn = (key: MessageKey): key is keyof typeof MESSAGES => Object.hasOwn(MESSAGES, key);
