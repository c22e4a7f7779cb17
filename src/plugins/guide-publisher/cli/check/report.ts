import { SEVERITIES, type Finding, type Severity } from '../../domain/template/types';
import { problemLine } from '../../server/src/intake/problem-line';
import type { Problem } from '../../server/src/intake/types';
import type { Context } from '../context';
import { oneLine, type Format, type Writer } from '../output';
import type { Examined } from './examine';
import { shortName, type Input } from './inputs';

/** Writes the result of a check while it goes on; keeps only totals. */
export interface CheckReport {
  readonly checked: number;
  begin(): Promise<void>;
  add(input: Input, examined: Examined | null): Promise<void>;
  end(skipped: readonly string[]): Promise<void>;
  /** Was there a finding of this severity or worse, or a row that could not be read? */
  fails(from: Severity): boolean;
}

const SEVERITY_WORDS: Readonly<Record<Severity, readonly [zh: string, en: string]>> = {
  error: ['错误', 'error'],
  warning: ['警告', 'warning'],
  advice: ['建议', 'advice'],
};

export function createReport(params: {
  readonly out: Writer;
  readonly format: Format;
  readonly template: { readonly id: string; readonly version: number };
  readonly context: Context;
}): CheckReport {
  return params.format === 'json' ? new JsonReport(params) : new TextReport(params);
}

type Params = Parameters<typeof createReport>[0];

abstract class Totals implements CheckReport {
  checked = 0;
  protected withFindings = 0;
  protected unreadable = 0;
  protected readonly bySeverity: Record<Severity, number> = { error: 0, warning: 0, advice: 0 };
  protected readonly byRule = new Map<string, number>();

  constructor(protected readonly params: Params) {}

  abstract begin(): Promise<void>;
  abstract end(skipped: readonly string[]): Promise<void>;
  protected abstract write(input: Input, examined: Examined | null): Promise<void>;

  async add(input: Input, examined: Examined | null): Promise<void> {
    if (input.kind === 'row') {
      const errors = input.row.problems.filter(({ severity }) => severity === 'error');
      this.unreadable += errors.length;
    }
    if (examined) {
      this.checked += 1;
      if (examined.findings.length > 0) this.withFindings += 1;
      for (const finding of examined.findings) this.count(finding);
    }
    await this.write(input, examined);
  }

  fails(from: Severity): boolean {
    const severe = SEVERITIES.slice(0, SEVERITIES.indexOf(from) + 1);
    return this.unreadable > 0 || severe.some((severity) => this.bySeverity[severity] > 0);
  }

  protected rulesByCount(): Array<[rule: string, count: number]> {
    return [...this.byRule].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  }

  private count({ rule, severity }: Finding): void {
    this.bySeverity[severity] += 1;
    this.byRule.set(rule, (this.byRule.get(rule) ?? 0) + 1);
  }
}

class TextReport extends Totals {
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
    for (const [rule, count] of this.rulesByCount()) await out.line(`  ${rule}  ${count}`);
  }

  private lineOf({ rule, severity, path, message, clause }: Finding): string {
    const { locale, say } = this.params.context;
    const basis = clause === '' ? '' : say(`【${clause}】`, ` [${clause}]`);
    return oneLine(
      `${say(...SEVERITY_WORDS[severity])}  ${rule}  ${path}  ${message[locale]}${basis}`
    );
  }
}

/** One JSON object, written as it grows: `results` holds what has findings, `problems` what could not be read. */
class JsonReport extends Totals {
  private results = 0;
  private readonly problems: unknown[] = [];

  async begin(): Promise<void> {
    const { out, template } = this.params;
    await out.write(`{"template":${JSON.stringify(template)},"results":[`);
  }

  protected async write(input: Input, examined: Examined | null): Promise<void> {
    const { file } = input;
    if (input.kind === 'row') {
      const { key } = input.row;
      for (const problem of problemsOf(input)) this.problems.push({ file, key, ...problem });
    }
    if (!examined || examined.findings.length === 0) return;
    const row = input.kind === 'row' ? input.row.row : input.place;
    const entry = JSON.stringify({ file, row, ...examined });
    await this.params.out.write(`${this.results > 0 ? ',' : ''}\n${entry}`);
    this.results += 1;
  }

  async end(skipped: readonly string[]): Promise<void> {
    const rest = {
      checked: this.checked,
      withFindings: this.withFindings,
      totals: this.bySeverity,
      byRule: Object.fromEntries(this.rulesByCount()),
      problems: this.problems,
      skipped,
    };
    await this.params.out.line(`\n],${JSON.stringify(rest).slice(1)}`);
  }
}

/** What the reader said of a row. Whether a blank limit is wrong, the template knows better. */
function problemsOf(input: Input): readonly Problem[] {
  const problems = input.kind === 'row' ? input.row.problems : [];
  return problems.filter(({ code }) => code !== 'import.blank-limit');
}
