import {
  SEVERITIES,
  type Finding,
  type Severity,
  type Template,
} from '../../domain/template/types';
import type {
  CorpusSurvey,
  Delegation,
  MissingItem,
  RepeatedItem,
} from '../../domain/template/corpus-checks';
import type { Problem } from '../../server/src/intake/types';
import type { Context } from '../context';
import type { Writer } from '../output';
import type { Examined } from './examine';
import type { Input } from './inputs';

/** Writes the result of a check while it goes on; keeps only totals. */
export interface CheckReport {
  readonly checked: number;
  begin(): Promise<void>;
  add(input: Input, examined: Examined | null): Promise<void>;
  end(summary: CheckSummary): Promise<void>;
  /** Was there a finding of this severity or worse, or a row that could not be read? */
  fails(from: Severity): boolean;
}

export interface ReportParams {
  readonly out: Writer;
  readonly template: Template;
  readonly context: Context;
  /** Address of the pages that `guides rules` writes, without a slash at its end; absent where there are none. */
  readonly docs?: string;
}

/** What is known when all files are read. */
export interface CheckSummary {
  /** Files inside folders that hold nothing to check. */
  readonly skipped: readonly string[];
  /** What only all guides together show. */
  readonly corpus: CorpusSummary;
}

export interface CorpusSummary {
  readonly duplicateCodes: readonly string[];
  readonly repeatedItems: readonly RepeatedItem[];
  readonly missingItems: readonly MissingItem[];
  /** Codes of guides in use whose item is cancelled. */
  readonly cancelledInUse: readonly string[];
  readonly delegations: readonly Delegation[];
}

export function corpusSummary(survey: CorpusSurvey): CorpusSummary {
  return {
    duplicateCodes: [...survey.duplicateCodes()],
    repeatedItems: survey.repeatedItems(),
    missingItems: survey.missingItems(),
    cancelledInUse: survey.cancelledInUse().map(({ code }) => code),
    delegations: survey.delegations(),
  };
}

/** What every form of report counts. */
export abstract class Totals implements CheckReport {
  checked = 0;
  protected withFindings = 0;
  protected unreadable = 0;
  protected readonly bySeverity: Record<Severity, number> = { error: 0, warning: 0, advice: 0 };
  protected readonly byRule = new Map<string, number>();

  constructor(protected readonly params: ReportParams) {}

  abstract begin(): Promise<void>;
  abstract end(summary: CheckSummary): Promise<void>;
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

  /** Where the page of a rule is; `null` without pages, and for what no rule of the template says. */
  protected pageOf(rule: string): string | null {
    const { docs, template } = this.params;
    if (docs === undefined || !template.rules.some(({ id }) => id === rule)) return null;
    return `${docs}/${pageName(rule)}`;
  }

  private count({ rule, severity }: Finding): void {
    this.bySeverity[severity] += 1;
    this.byRule.set(rule, (this.byRule.get(rule) ?? 0) + 1);
  }
}

/** File name of the page of a rule. */
export const pageName = (rule: string): string => `${rule}.md`;

/** What the reader said of a row. Whether a blank limit is wrong, the template knows better. */
export function problemsOf(input: Input): readonly Problem[] {
  const problems = input.kind === 'row' ? input.row.problems : [];
  return problems.filter(({ code }) => code !== 'import.blank-limit');
}

/** The place of an input in its file: row of a sheet, or place in a list, from 1; 0 is the whole file. */
export function rowOf(input: Input): number {
  if (input.kind === 'organization') return 0;
  return input.kind === 'row' ? input.row.row : input.place;
}

/** Rows of a CSV file are lines; in JSON and in workbooks there is no line to point at. */
export function lineOf(file: string, row: number): number | undefined {
  return row > 0 && /\.csv$/iu.test(file) ? row : undefined;
}
