import type { RuleOverride } from '../../../domain/template/types';

/** Changes to the JSON of a template, as its author wrote it. What is not changed stays to the letter. */

type Json = Readonly<Record<string, unknown>>;

/** What the form of a rule gives back. */
export interface RuleEdit {
  readonly id: string;
  /** The rule as it is to be written; null for a rule of the template that this one extends. */
  readonly rule: unknown;
  /** Another severity or none at all, with the reason; null for as the rule itself says. */
  readonly override: RuleOverride | null;
}

/** The template with one rule edited; the rule keeps its place, an override that stood before is replaced. */
export function withRule(written: unknown, { id, rule, override }: RuleEdit): Json {
  const template = (written ?? {}) as Json;
  const rules = listOf(template.rules);
  const others = listOf(template.overrides);
  const place = others.findIndex((each) => ruleOf(each) === id);
  const kept = others.filter((each) => ruleOf(each) !== id);
  const overrides =
    override === null ? kept : kept.toSpliced(place < 0 ? kept.length : place, 0, override);
  const { overrides: _before, ...rest } = template;
  return {
    ...rest,
    rules: rule === null ? rules : rules.map((each) => (idOf(each) === id ? rule : each)),
    ...(overrides.length > 0 ? { overrides } : {}),
  };
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const idOf = (rule: unknown): unknown => (rule as { id?: unknown } | null)?.id;
const ruleOf = (override: unknown): unknown => (override as { rule?: unknown } | null)?.rule;
