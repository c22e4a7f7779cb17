import { CODE_TABLES, labelOf, type Locale, type LocalizedText } from '../codes/tables';
import { RULE_KINDS } from './rules';
import type { AppliesTo, Rule, Severity } from './types';
import { conditionText } from './when';

/** Sentences and pages about rules, for officials who never see JSON. */

/** What a rule demands and of whom, as plain sentences. A rule of an unknown kind is described by its title. */
export function describeRule(rule: Rule, locale: Locale): string {
  const demand = demandOf(rule)[locale];
  const scope = bracketed(scopeText(rule.appliesTo, locale), locale);
  if (rule.when === undefined) return `${scope}${demand}`;
  const { when } = rule;
  const condition = 'cel' in when ? `\`${when.cel}\`` : conditionText(when)[locale];
  const only = locale === 'zh-Hans' ? `仅当${condition}时检查。` : ` Only when ${condition}.`;
  return `${scope}${demand}${only}`;
}

/** The page of a rule in Markdown: purpose, clause, good and bad example, how to mend. */
export function documentRule(rule: Rule, locale: Locale): string {
  const words = WORDS[locale];
  const lines = [
    `# ${rule.title[locale]}`,
    `\`${rule.id}\` · ${SEVERITY_WORDS[rule.severity][locale]}`,
    describeRule(rule, locale),
    `**${words.clause}** ${rule.clause}`,
  ];
  if (rule.examples) {
    lines.push(`## ${words.good}`, exampleText(rule.examples.good.document));
    lines.push(`## ${words.bad}`, exampleText(rule.examples.bad.document));
  }
  if (rule.mend) lines.push(`## ${words.mend}`, rule.mend[locale]);
  return `${lines.join('\n\n')}\n`;
}

const WORDS = {
  'zh-Hans': { clause: '依据：', good: '正确示例', bad: '错误示例', mend: '如何改正' },
  en: { clause: 'Clause:', good: 'Good', bad: 'Bad', mend: 'How to mend it' },
} as const satisfies Record<Locale, Record<string, string>>;

export const SEVERITY_WORDS: Readonly<Record<Severity, LocalizedText>> = {
  error: { 'zh-Hans': '错误', en: 'error' },
  warning: { 'zh-Hans': '警告', en: 'warning' },
  advice: { 'zh-Hans': '建议', en: 'advice' },
};

const KIND_WORDS: Readonly<Record<string, LocalizedText>> = {
  guide: { 'zh-Hans': '办事指南', en: 'guides' },
  flowchart: { 'zh-Hans': '流程图', en: 'flowcharts' },
  'intermediary-service': { 'zh-Hans': '中介服务事项', en: 'intermediary services' },
  certificate: { 'zh-Hans': '证明事项', en: 'certificates' },
  'catalogue-edition': { 'zh-Hans': '目录', en: 'catalogue editions' },
  region: { 'zh-Hans': '行政区划', en: 'regions' },
  organization: { 'zh-Hans': '实施主体', en: 'organizations' },
  'service-hall': { 'zh-Hans': '政务大厅', en: 'service halls' },
};

function demandOf(rule: Rule): LocalizedText {
  const kind = RULE_KINDS.get(rule.kind);
  if (kind === undefined || !kind.params.safeParse(rule.params ?? {}).success) return rule.title;
  return kind.describe(rule.params ?? {});
}

function bracketed(scope: string, locale: Locale): string {
  if (scope === '') return '';
  return locale === 'zh-Hans' ? `【${scope}】` : `[${scope}] `;
}

/** To whom something applies, in words; blank for all. */
export function scopeText(scope: AppliesTo | undefined, locale: Locale): string {
  const gap = locale === 'zh-Hans' ? '、' : ', ';
  const parts: string[] = [];
  if (scope?.documents) {
    parts.push(scope.documents.map((kind) => KIND_WORDS[kind]![locale]).join(gap));
  }
  if (scope?.types && scope.types.length < Object.keys(CODE_TABLES.itemType.values).length) {
    parts.push(scope.types.map((type) => labelOf('itemType', type, locale)).join(gap));
  }
  if (scope?.levels) {
    parts.push(scope.levels.map((level) => labelOf('level', level, locale)).join(gap));
  }
  return parts.join(locale === 'zh-Hans' ? '；' : '; ');
}

/** The fields of an example, one a line: an official reads labels, but a template's author needs the names. */
function exampleText(document: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(document);
  if (fields.length === 0) return '✓';
  // No text of an example can end the block: line breaks are escaped by JSON, and fences need a line of their own.
  return ['```json', JSON.stringify(document, null, 2), '```'].join('\n');
}
