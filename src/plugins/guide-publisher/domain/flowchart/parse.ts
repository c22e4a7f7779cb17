import type { z } from 'zod/v4';
import { chartSchema, MAX_EDGES, MAX_LANES, MAX_NODES, type Chart } from './chart';
import { problem, type ChartProblem } from './problems';
import { structureProblems } from './structure';

export type ParsedChart =
  | { readonly ok: true; readonly chart: Chart }
  | { readonly ok: false; readonly problems: readonly ChartProblem[] };

/** Reads a chart from outside. All problems are reported at once; nothing that is handed in makes it throw or hang. */
export function parseChart(json: unknown): ParsedChart {
  try {
    return parse(json);
  } catch {
    return { ok: false, problems: [problem('not-readable')] };
  }
}

function parse(json: unknown): ParsedChart {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { ok: false, problems: [problem('not-an-object')] };
  }
  const oversize = oversizeProblems(json as Record<string, unknown>);
  if (oversize.length > 0) return { ok: false, problems: oversize };
  const result = chartSchema.safeParse(json);
  if (!result.success) return { ok: false, problems: result.error.issues.map(issueProblem) };
  const problems = structureProblems(result.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, chart: result.data };
}

/** Counted before anything is read: 100,000 nodes deserve one message, not one each. */
function oversizeProblems(json: Record<string, unknown>): ChartProblem[] {
  return Object.entries(MOST).flatMap(([path, most]) => {
    const list = json[path];
    if (!Array.isArray(list) || list.length <= most) return [];
    return [
      problem(
        'too-many',
        { name: path, actual: String(list.length), expected: String(most) },
        { path }
      ),
    ];
  });
}

const MOST: Readonly<Record<string, number>> = {
  lanes: MAX_LANES,
  nodes: MAX_NODES,
  edges: MAX_EDGES,
};

function issueProblem(issue: z.core.$ZodIssue): ChartProblem {
  const path = issue.path.map(String).join('.');
  const where = { path };
  if (issue.code === 'too_big' && issue.origin === 'string') {
    return problem('too-long', { name: path, expected: String(issue.maximum) }, where);
  }
  if (
    issue.code === 'invalid_type' &&
    issue.input === undefined &&
    /received undefined/.test(issue.message)
  ) {
    return problem('missing-value', { name: path }, where);
  }
  return problem('bad-value', { name: path, expected: expectedOf(issue) }, where);
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ');
  if (issue.code === 'too_big') return `≤ ${String(issue.maximum)}`;
  if (issue.code === 'too_small') return `≥ ${String(issue.minimum)}`;
  return issue.code;
}
