import type { LocalizedText, Locale } from '../../../domain/codes/tables';
import type { ImportReport } from '../../../shared/contracts/services';
import type { OutCell } from './write-cells';
import { protect } from './protect';
import { problemLine } from './problem-line';
import { writeWorkbook, type OutSheet } from './write-xlsx';

/** An import report for people: lines for the terminal, a workbook for the office. */

const WORDS = {
  file: t('文件', 'File'),
  type: t('类型', 'Type'),
  rows: t('行数', 'Rows'),
  taken: t('导入', 'Taken'),
  unchanged: t('未变', 'Unchanged'),
  refused: t('拒绝', 'Refused'),
  sheet: t('工作表', 'Sheet'),
  row: t('行', 'Row'),
  column: t('列', 'Column'),
  key: t('编码', 'Key'),
  severity: t('级别', 'Severity'),
  message: t('说明', 'Message'),
  value: t('内容', 'Value'),
  code: t('代码', 'Code'),
  summary: t('汇总', 'Summary'),
  problems: t('问题', 'Problems'),
  error: t('错误', 'error'),
  warning: t('提醒', 'warning'),
  nothingWritten: t('未写入任何内容', 'Nothing was written'),
  dryRun: t('试运行：未写入任何内容', 'Dry run: nothing was written'),
  published: t('已发布', 'Published'),
  held: t('未通过，留作草稿', 'Held back as drafts'),
  more: t('另有问题未列出', 'More problems are not listed'),
} as const;

/** One line for each problem, then one for each file and type, then what became of it. */
export function reportLines(report: ImportReport, locale: Locale): string[] {
  const word = (name: keyof typeof WORDS) => WORDS[name][locale];
  const gap = locale === 'en' ? ': ' : '：';
  const lines = report.problems.map((each) => problemLine({ ...each, locale }));
  if (report.omittedProblems > 0) lines.push(`${word('more')}${gap}${report.omittedProblems}`);
  for (const each of report.files) {
    lines.push(
      `${each.file} ${each.type ?? ''}${gap}` +
        [
          `${word('rows')} ${each.rows}`,
          `${word('taken')} ${each.taken}`,
          `${word('unchanged')} ${each.unchanged}`,
          `${word('refused')} ${each.refused}`,
        ].join(locale === 'en' ? ', ' : '，')
    );
  }
  if (report.decision) {
    const { published, unchanged, held } = report.decision;
    lines.push(
      `${word('published')} ${published}, ${word('unchanged')} ${unchanged}, ${word('held')} ${held}`
    );
  }
  if (report.dryRun) lines.push(word('dryRun'));
  else if (!report.written) lines.push(word('nothingWritten'));
  return lines;
}

/** A workbook with a summary and one row for each problem. */
export async function writeReport(params: {
  readonly report: ImportReport;
  readonly out: string;
  readonly locale: Locale;
}): Promise<void> {
  const { report, out, locale } = params;
  const word = (name: keyof typeof WORDS) => WORDS[name][locale];
  await writeWorkbook([summarySheet(report, word), problemSheet(report, word, locale)], out);
}

type Word = (name: keyof typeof WORDS) => string;

function summarySheet(report: ImportReport, word: Word): OutSheet {
  const names = ['file', 'type', 'rows', 'taken', 'unchanged', 'refused'] as const;
  return {
    name: word('summary'),
    headers: names.map(word),
    rows: report.files.map((each) => [
      text(each.file),
      text(each.type ?? ''),
      number(each.rows),
      number(each.taken),
      number(each.unchanged),
      number(each.refused),
    ]),
  };
}

function problemSheet(report: ImportReport, word: Word, locale: Locale): OutSheet {
  const names = [
    ...(['file', 'sheet', 'row', 'column', 'key'] as const),
    ...(['severity', 'message', 'value', 'code'] as const),
  ];
  return {
    name: word('problems'),
    headers: names.map(word),
    rows: report.problems.map(({ file, key, problem }) => [
      text(file),
      text(problem.sheet),
      number(problem.row),
      text(problem.column),
      text(key),
      text(word(problem.severity)),
      text(problem.message[locale]),
      text(problem.value),
      text(problem.code),
    ]),
  };
}

function text(value: string): OutCell {
  return { kind: 'text', text: protect(value) };
}

function number(value: number): OutCell {
  return { kind: 'number', number: value };
}

function t(zh: string, en: string): LocalizedText {
  return { 'zh-Hans': zh, en };
}
