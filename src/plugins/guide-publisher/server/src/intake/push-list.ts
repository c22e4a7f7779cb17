import { stringify } from 'csv-stringify/sync';
import type { Locale, LocalizedText } from '../../../domain/codes/tables';
import { compilePath, pathLabel } from '../../../domain/template/field-path';
import type { PushGuide, PushOutcome } from '../../../shared/contracts/admin-api';
import { protect } from './protect';

const COLUMNS: readonly LocalizedText[] = [
  { 'zh-Hans': '实施编码', en: 'code' },
  { 'zh-Hans': '名称', en: 'name' },
  { 'zh-Hans': '统一社会信用代码', en: 'credit code' },
  { 'zh-Hans': '实施主体', en: 'organization' },
  { 'zh-Hans': '原依据版本', en: 'version before' },
  { 'zh-Hans': '计划', en: 'planned' },
  { 'zh-Hans': '结果', en: 'outcome' },
  { 'zh-Hans': '变化的字段', en: 'fields' },
  { 'zh-Hans': '冲突的字段', en: 'conflicts' },
  { 'zh-Hans': '新增问题', en: 'new findings' },
];

const OUTCOME_WORDS: Readonly<Record<PushOutcome, LocalizedText>> = {
  published: { 'zh-Hans': '更新并公开', en: 'updated and public' },
  moved: { 'zh-Hans': '更新草稿，待审核', en: 'draft updated, to be reviewed' },
  held: { 'zh-Hans': '更新草稿，有错误未改正', en: 'draft updated, errors open' },
  conflict: { 'zh-Hans': '与本地内容冲突，未改动', en: 'conflict, left as it is' },
  skipped: { 'zh-Hans': '无须更新', en: 'nothing to update' },
};

/** Spreadsheet programs take UTF-8 for what it is only with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

/** The guides of a push as CSV, a line for each, written while they are read. */
export async function* pushListCsv(
  guides: AsyncIterable<PushGuide>,
  locale: Locale
): AsyncIterable<string> {
  yield BYTE_ORDER_MARK + stringify([COLUMNS.map((column) => column[locale])]);
  for await (const guide of guides) yield stringify([lineOf(guide, locale).map(protect)]);
}

function lineOf(guide: PushGuide, locale: Locale): string[] {
  const labels = (fields: readonly string[]) =>
    fields.map((field) => pathLabel(compilePath(field))[locale]).join('、');
  return [
    guide.code,
    guide.name,
    guide.organization.creditCode,
    guide.organization.name,
    String(guide.itemVersion || ''),
    OUTCOME_WORDS[guide.planned][locale],
    guide.outcome ? OUTCOME_WORDS[guide.outcome][locale] : '',
    labels(guide.fields),
    labels(guide.conflicts),
    guide.gained.map(({ message }) => message[locale]).join('；'),
  ];
}
