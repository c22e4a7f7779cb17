import type { Severity } from '../../domain/template/types';
import type { Examined } from './examine';
import type { Input } from './inputs';
import { lineOf, problemsOf, rowOf, Totals, type CheckSummary } from './totals';

const COMMANDS = { error: 'error', warning: 'warning', advice: 'notice' } as const satisfies Record<
  Severity,
  string
>;

/** Workflow commands, which GitHub shows as annotations of the files in a pull request. */
export class GithubReport extends Totals {
  async begin(): Promise<void> {}

  protected async write(input: Input, examined: Examined | null): Promise<void> {
    const { locale } = this.params.context;
    for (const { severity, row, code, message } of problemsOf(input)) {
      await this.annotate(input.file, { severity, row, title: code, text: message[locale] });
    }
    for (const { rule, severity, path, message } of examined?.findings ?? []) {
      const page = this.pageOf(rule);
      const text = `${examined!.code} ${path} ${message[locale]}${page === null ? '' : ` ${page}`}`;
      await this.annotate(input.file, { severity, row: rowOf(input), title: rule, text });
    }
  }

  async end({ skipped }: CheckSummary): Promise<void> {
    const { say } = this.params.context;
    const text = say('未识别，已跳过', 'not recognised, skipped');
    for (const file of skipped) {
      await this.annotate(file, { severity: 'advice', row: 0, title: 'skipped', text });
    }
  }

  private annotate(file: string, { severity, row, title, text }: Annotation): Promise<void> {
    const line = lineOf(file, row);
    const properties = [
      `file=${escapeProperty(file)}`,
      ...(line === undefined ? [] : [`line=${line}`]),
      `title=${escapeProperty(title)}`,
    ];
    return this.params.out.line(`::${COMMANDS[severity]} ${properties.join(',')}::${escape(text)}`);
  }
}

interface Annotation {
  readonly severity: Severity;
  readonly row: number;
  readonly title: string;
  readonly text: string;
}

/** As the runner unescapes them; a text with line breaks must not become a command of its own. */
function escape(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escape(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
