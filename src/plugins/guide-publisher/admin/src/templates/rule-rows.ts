import { canonicalText } from '../../../domain/document/canonical';
import { ruleSchema } from '../../../domain/template/template-schema';
import type { TemplateProblem } from '../../../domain/template/parse';
import type { Rule, RuleOverride, Severity, Template } from '../../../domain/template/types';
import type { TemplateText } from '../../../shared/contracts/template-api';

/** The rules of a template as its page lists them: its own and what it extends, with what it changes in them. */

export interface RuleRow {
  readonly id: string;
  /** Null where the text of the rule has not the form of one. */
  readonly rule: Rule | null;
  /** As it was written. */
  readonly json: unknown;
  /** Place in the template's own rules; null for a rule of the template that it extends. */
  readonly index: number | null;
  readonly override: (RuleOverride & { readonly index: number }) | null;
  /** After the override; null where it is switched off. */
  readonly severity: Severity | null;
  /** Against the version in effect. */
  readonly change: 'added' | 'changed' | null;
  /** What is wrong with it, by place in the template. */
  readonly problems: readonly TemplateProblem[];
}

type Reading = Pick<TemplateText, 'written' | 'parent' | 'problems'>;

/** @param effective the version in effect to compare with; null where there is none to compare with */
export function ruleRows(
  { written, parent, problems }: Reading,
  effective: Template | null
): RuleRow[] {
  const overrides = overridesOf(written);
  const before =
    effective && new Map(effective.rules.map((rule) => [rule.id, canonicalText(rule)]));
  const row = (json: unknown, index: number | null): RuleRow => {
    const parsed = ruleSchema.safeParse(json);
    const rule = parsed.success ? (parsed.data as Rule) : null;
    const id = rule?.id ?? idOf(json) ?? `#${(index ?? 0) + 1}`;
    const override = overrides.find((each) => each.rule === id) ?? null;
    const severity = severityOf(rule, override);
    return {
      ...{ id, rule, json, index, override, severity },
      change: before && rule ? changeOf(rule, severity, before) : null,
      problems: problems.filter(({ path }) => isOf(path, index, override?.index)),
    };
  };
  const own = listOf(written, 'rules').map((json, index) => row(json, index));
  return [...own, ...(parent?.rules ?? []).map((rule) => row(rule, null))];
}

/** Rules that the version in effect has and the text has no more, not counting those that are switched off. */
export function removedRules(
  rows: readonly RuleRow[],
  effective: Template | null
): readonly Rule[] {
  const present = new Set(rows.map(({ id }) => id));
  return (effective?.rules ?? []).filter(({ id }) => !present.has(id));
}

/** Problems that concern no rule: title, policies, vocabularies, what it extends. */
export function otherProblems(
  problems: readonly TemplateProblem[],
  rows: readonly RuleRow[]
): readonly TemplateProblem[] {
  const told = new Set(rows.flatMap((row) => row.problems));
  return problems.filter((problem) => !told.has(problem));
}

/** The overrides of a written template; those that have not the form of one are left out. */
export function overridesOf(written: unknown): Array<RuleOverride & { readonly index: number }> {
  return listOf(written, 'overrides').flatMap((json, index) => {
    const override = json as Partial<RuleOverride> | null;
    return typeof override?.rule === 'string'
      ? [{ ...(override as RuleOverride), reason: String(override.reason ?? ''), index }]
      : [];
  });
}

function severityOf(rule: Rule | null, override: RuleOverride | null): Severity | null {
  if (override?.disabled) return null;
  return override?.severity ?? rule?.severity ?? null;
}

function changeOf(
  rule: Rule,
  severity: Severity | null,
  before: ReadonlyMap<string, string>
): RuleRow['change'] {
  const known = before.get(rule.id);
  // Switched off in both is no change.
  if (severity === null) return known === undefined ? null : 'changed';
  if (known === undefined) return 'added';
  return known === canonicalText({ ...rule, severity }) ? null : 'changed';
}

const isOf = (path: string, index: number | null, override: number | undefined): boolean =>
  (index !== null && isBelow(path, `/rules/${index}`)) ||
  (override !== undefined && isBelow(path, `/overrides/${override}`));

/** Is the place this one or below it? */
export const isBelow = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

function idOf(json: unknown): string | null {
  const id = (json as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id !== '' ? id : null;
}

function listOf(written: unknown, key: 'rules' | 'overrides'): readonly unknown[] {
  const list = (written as Readonly<Record<string, unknown>> | null)?.[key];
  return Array.isArray(list) ? list : [];
}
