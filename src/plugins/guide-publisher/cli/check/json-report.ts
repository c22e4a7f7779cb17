import type { Examined } from './examine';
import type { Input } from './inputs';
import { problemsOf, rowOf, Totals, type CheckSummary } from './totals';

/** One JSON object, written as it grows: `results` holds what has findings, `problems` what could not be read. */
export class JsonReport extends Totals {
  private results = 0;
  private readonly problems: unknown[] = [];

  async begin(): Promise<void> {
    const { id, version, changes } = this.params.template;
    const template = JSON.stringify({ id, version, ...(changes && { changes }) });
    await this.params.out.write(`{"template":${template},"results":[`);
  }

  protected async write(input: Input, examined: Examined | null): Promise<void> {
    const { file } = input;
    if (input.kind === 'row') {
      const { key } = input.row;
      for (const problem of problemsOf(input)) this.problems.push({ file, key, ...problem });
    }
    if (!examined || examined.findings.length === 0) return;
    const entry = JSON.stringify({ file, row: rowOf(input), ...examined });
    await this.params.out.write(`${this.results > 0 ? ',' : ''}\n${entry}`);
    this.results += 1;
  }

  async end({ skipped, corpus }: CheckSummary): Promise<void> {
    const rest = {
      checked: this.checked,
      withFindings: this.withFindings,
      totals: this.bySeverity,
      byRule: Object.fromEntries(this.rulesByCount()),
      corpus,
      problems: this.problems,
      skipped,
    };
    await this.params.out.line(`\n],${JSON.stringify(rest).slice(1)}`);
  }
}
