import type { Finding } from './types';

/**
 * The grace period of a template: until its last day, errors that the template before did not find are warnings on
 * what is public already. `before` and `after` are the findings of one text under both. An error stays one where the
 * template before found it too, however it worded it; a rule that could not be run is never excused.
 */
export function withGrace(params: {
  readonly before: readonly Finding[];
  readonly after: readonly Finding[];
  /** ISO date. */
  readonly graceUntil: string;
}): readonly Finding[] {
  const { before, after, graceUntil } = params;
  const known = new Map<string, number>();
  for (const finding of before) {
    if (finding.severity === 'error') count(known, finding, 1);
  }
  return after.map((finding) => {
    if (finding.severity !== 'error' || NEVER_EXCUSED.has(finding.rule)) return finding;
    if (count(known, finding, -1) >= 0) return finding;
    return { ...finding, severity: 'warning', graceUntil };
  });
}

/** What says that there is no text to check, or that it was not checked. */
export const NEVER_EXCUSED: ReadonlySet<string> = new Set([
  'rule.failed',
  'document.unknown',
  'document.incomplete',
]);

/** Adds to the count of findings of this rule at this place, and says what it is then. */
function count(known: Map<string, number>, { rule, path }: Finding, by: number): number {
  const key = `${rule}\n${path}`;
  const sum = (known.get(key) ?? 0) + by;
  known.set(key, sum);
  return sum;
}
