import type { Finding, Severity } from '../../domain/template/types';
import { problemLine } from '../../server/src/intake/problem-line';
import { oneLine } from '../output';
import type { Examined } from './examine';
import { shortName, type Input } from './inputs';
import { problemsOf, Totals } from './totals';

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

  async end(skipped: readonly string[]): Promise<void> {
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
  }

  private lineOf({ rule, severity, path, message, clause }: Finding): string {
    const { locale, say } = this.params.context;
    const basis = clause === '' ? '' : say(`【${clause}】`, ` [${clause}]`);
    return oneLine(
      `${say(...SEVERITY_WORDS[severity])}  ${rule}  ${path}  ${message[locale]}${basis}`
    );
  }
}
