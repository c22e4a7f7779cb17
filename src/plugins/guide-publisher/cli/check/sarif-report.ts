import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeRule, documentRule } from '../../domain/template/explain';
import type { Finding, Rule, Severity } from '../../domain/template/types';
import type { Examined } from './examine';
import type { Input } from './inputs';
import { lineOf, problemsOf, rowOf, Totals, type CheckSummary } from './totals';

/**
 * SARIF 2.1.0 (OASIS), for code scanning and editors. Results are written as they come; what was read badly or not at
 * all becomes a notification of the invocation.
 */
export class SarifReport extends Totals {
  private results = 0;
  private readonly notifications: unknown[] = [];
  private readonly ruleIndex = new Map<string, number>();

  async begin(): Promise<void> {
    const { out, template, context } = this.params;
    template.rules.forEach(({ id }, i) => this.ruleIndex.set(id, i));
    const driver = {
      name: 'guides',
      fullName: `guides check, ${template.id}@${template.version}`,
      language: context.locale,
      rules: template.rules.map((rule) => this.descriptorOf(rule)),
    };
    await out.write(
      `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{` +
        `"tool":${JSON.stringify({ driver })},"language":${JSON.stringify(context.locale)},"results":[`
    );
  }

  protected async write(input: Input, examined: Examined | null): Promise<void> {
    const { locale } = this.params.context;
    for (const { severity, row, code, message } of problemsOf(input)) {
      this.notifications.push({
        descriptor: { id: code },
        level: LEVELS[severity],
        message: { text: message[locale] },
        locations: [{ physicalLocation: physicalLocation(input.file, row) }],
      });
    }
    for (const finding of examined?.findings ?? []) {
      const result = JSON.stringify(this.resultOf(input, examined!, finding));
      await this.params.out.write(`${this.results > 0 ? ',' : ''}\n${result}`);
      this.results += 1;
    }
  }

  async end({ skipped }: CheckSummary): Promise<void> {
    const text = this.params.context.say('未识别，已跳过', 'not recognised, skipped');
    const notices = skipped.map((file) => ({
      level: 'note',
      message: { text },
      locations: [{ physicalLocation: physicalLocation(file, 0) }],
    }));
    const invocations = [
      {
        executionSuccessful: true,
        toolExecutionNotifications: [...this.notifications, ...notices],
      },
    ];
    const rest = { invocations, columnKind: 'utf16CodeUnits' };
    await this.params.out.line(`\n],${JSON.stringify(rest).slice(1)}]}`);
  }

  private descriptorOf(rule: Rule): object {
    const { locale } = this.params.context;
    const page = this.pageOf(rule.id);
    // The standard wants absolute addresses there; a folder of pages is named in the text.
    const helpUri = page !== null && URL.canParse(page) ? page : undefined;
    return {
      id: rule.id,
      shortDescription: { text: rule.title[locale] },
      fullDescription: { text: describeRule(rule, locale) },
      help: {
        text: [rule.mend?.[locale] ?? rule.title[locale], page ?? ''].join(' ').trim(),
        markdown: documentRule(rule, locale),
      },
      ...(helpUri !== undefined && { helpUri }),
      defaultConfiguration: { level: LEVELS[rule.severity] },
      properties: { clause: rule.clause },
    };
  }

  private resultOf(input: Input, examined: Examined, finding: Finding): object {
    const { rule, severity, path, message, messageKey, values, clause, expected, actual } = finding;
    const ruleIndex = this.ruleIndex.get(rule);
    const row = rowOf(input);
    return {
      ruleId: rule,
      ...(ruleIndex !== undefined && { ruleIndex }),
      level: LEVELS[severity],
      message: { text: message[this.params.context.locale] },
      locations: [
        {
          physicalLocation: physicalLocation(input.file, row),
          logicalLocations: [
            { name: path, fullyQualifiedName: `${examined.code}${path}`, kind: 'member' },
          ],
        },
      ],
      // The same finding stays the same when rows move.
      partialFingerprints: { 'finding/v1': `${rule} ${examined.code} ${path}` },
      properties: { row, name: examined.name, clause, messageKey, values, expected, actual },
    };
  }
}

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', advice: 'note' } as const satisfies Record<
  Severity,
  string
>;

function physicalLocation(file: string, row: number): object {
  const line = lineOf(file, row);
  return {
    artifactLocation: { uri: uriOf(file) },
    ...(line !== undefined && { region: { startLine: line } }),
  };
}

/** Relative paths stay relative, so that a result fits the repository wherever it lies. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(sep).map(encodeURIComponent).join('/');
}
