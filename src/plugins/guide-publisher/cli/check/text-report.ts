import type { Finding, Severity } from '../../domain/template/types';
import { problemLine } from '../../server/src/intake/problem-line';
import { oneLine } from '../output';
import { changeLine } from './change-line';
import type { Examined } from './examine';
import { shortName, type Input } from './inputs';
import { problemsOf, Totals, type CheckSummary } from './totals';

const SEVERITY_WORDS: Readonly<Record<Severity, readonly [zh: string, en: string]>> = {
  error: ['错误', 'error'],
  warning: ['警告', 'warning'],
  advice: ['建议', 'advice'],
};

/** Lines for people, with the totals at the end. */
export class TextReport extends Totals {
  async begin(): Promise<void> {}

  protected async write(input: Input, examined: Examined | null): Promise<void> {
    const { out, context } = this.params;
    const { locale } = context;
    const file = shortName(input.file);
    for (const problem of problemsOf(input)) {
      await out.line(problemLine({ file, problem, locale }));
    }
    if (!examined || examined.findings.length === 0) return;
    await out.line(oneLine(`${file}  ${examined.code}  ${examined.name}`));
    for (const finding of examined.findings) await out.line(`  ${this.lineOf(finding)}`);
  }

  async end({ skipped, corpus }: CheckSummary): Promise<void> {
    const { out, template, context } = this.params;
    const { say } = context;
    for (const file of skipped) {
      await out.line(`${file}: ${say('未识别，已跳过', 'not recognised, skipped')}`);
    }
    const { error, warning, advice } = this.bySeverity;
    await out.line(
      say(
        `按模板 ${template.id}@${template.version} 检查 ${this.checked} 份，${this.withFindings} 份有问题：` +
          `错误 ${error}，警告 ${warning}，建议 ${advice}；读不出的单元格 ${this.unreadable} 处`,
        `${this.checked} checked by template ${template.id}@${template.version}, ${this.withFindings} with findings: ` +
          `${error} errors, ${warning} warnings, ${advice} advice; ${this.unreadable} cells not readable`
      )
    );
    for (const [rule, count] of this.rulesByCount()) {
      const page = this.pageOf(rule);
      await out.line(`  ${rule}  ${count}${page === null ? '' : `  ${page}`}`);
    }
    for (const change of template.changes ?? []) {
      await out.line(oneLine(`  ${changeLine(change, context)}`));
    }
    for (const line of this.corpusLines(corpus)) await out.line(oneLine(line));
  }

  /** One line for each kind of thing that all guides together show, where there is any. */
  private corpusLines(corpus: CheckSummary['corpus']): string[] {
    const { say } = this.params.context;
    const { delegations } = corpus;
    const kept = delegations.filter(({ stillAbove }) => stillAbove.length > 0).length;
    const counted: Array<[count: number, zh: string, en: string]> = [
      [corpus.duplicateCodes.length, '重复的实施编码', 'implementation codes that are used twice'],
      [corpus.repeatedItems.length, '同一单位重复的事项', 'items twice at one organization'],
      [
        corpus.missingItems.length,
        '同类单位都有而缺少的事项',
        'items that all sisters have and one lacks',
      ],
      [corpus.cancelledInUse.length, '事项已取消仍在用的指南', 'guides in use of cancelled items'],
      [
        delegations.length,
        '由上级下放、授权、委托的事项（按层级）',
        'items held from above, by level',
      ],
      [kept, '其中上级仍在办理的', 'of them, items that the higher level has kept'],
    ];
    return counted.flatMap(([count, zh, en]) => (count > 0 ? [`  ${say(zh, en)}  ${count}`] : []));
  }

  private lineOf({ rule, severity, path, message, clause }: Finding): string {
    const { locale, say } = this.params.context;
    const basis = clause === '' ? '' : say(`【${clause}】`, ` [${clause}]`);
    return oneLine(
      `${say(...SEVERITY_WORDS[severity])}  ${rule}  ${path}  ${message[locale]}${basis}`
    );
  }
}
