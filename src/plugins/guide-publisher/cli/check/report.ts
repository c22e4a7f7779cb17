import { FORMATS } from '../output';
import { GithubReport } from './github-report';
import { JsonReport } from './json-report';
import { SarifReport } from './sarif-report';
import { TextReport } from './text-report';
import type { CheckReport, ReportParams } from './totals';

/** What `guides check` can write: for people, for programs, for the pages of a pull request, for code scanning. */
export const CHECK_FORMATS = [...FORMATS, 'github', 'sarif'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

const REPORTS = {
  text: TextReport,
  json: JsonReport,
  github: GithubReport,
  sarif: SarifReport,
} as const satisfies Record<CheckFormat, new (params: ReportParams) => CheckReport>;

export function createReport(format: CheckFormat, params: ReportParams): CheckReport {
  return new REPORTS[format](params);
}
