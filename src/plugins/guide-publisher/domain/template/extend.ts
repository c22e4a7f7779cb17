import { codesOf, type LocalizedText } from '../codes/tables';
import { SHARED_FIELDS, type LocalField, type SharedField } from '../document/records';
import type { Target } from './dispatch';
import { escapePointer } from './field-path';
import type { TemplateProblem } from './issue-text';
import { policiesFor } from './policies';
import {
  SEVERITIES,
  type FieldPolicy,
  type Rule,
  type RuleOverride,
  type Template,
  type WrittenTemplate,
} from './types';

export type MergedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/**
 * A city's template on top of the province's: more rules and vocabularies, higher severities, stricter policies. Every
 * loosening is a problem at its place in the city's template. `parent` is complete: extended and overridden itself.
 */
export function mergeTemplates(parent: Template, child: WrittenTemplate): MergedTemplate {
  const problems = [
    ...vocabularyProblems(parent, child),
    ...ruleProblems(parent, child),
    ...policyProblems(parent, child),
    ...overrideProblems(parent.rules, child, inheritedProblem),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const merged = {
    ...child,
    vocabularies: { ...parent.vocabularies, ...child.vocabularies },
    // The first policy that applies decides, so the stricter one stands first.
    policies: [...child.policies, ...parent.policies],
    rules: [...parent.rules, ...child.rules],
    ...(parent.changes && { changes: parent.changes }),
  };
  return { ok: true, template: withOverrides(merged) };
}

/** A template that extends none: it may change the severity of its own rules and switch them off, with reasons. */
export function applyOwnOverrides(written: WrittenTemplate): MergedTemplate {
  const problems = overrideProblems(written.rules, written, () => null);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, template: withOverrides(written) };
}

function withOverrides({ extends: _, overrides = [], ...template }: WrittenTemplate): Template {
  if (overrides.length === 0) return template;
  const changes = new Map(overrides.map((override) => [override.rule, override]));
  const rules = template.rules.flatMap((rule): Rule[] => {
    const change = changes.get(rule.id);
    if (change === undefined) return [rule];
    return change.disabled ? [] : [{ ...rule, severity: change.severity ?? rule.severity }];
  });
  return { ...template, rules, changes: [...(template.changes ?? []), ...overrides] };
}

/** A shorter list permits less; a word more would permit more. */
function vocabularyProblems(parent: Template, child: WrittenTemplate): TemplateProblem[] {
  return Object.entries(child.vocabularies).flatMap(([name, words]) => {
    if (!Object.hasOwn(parent.vocabularies, name)) return [];
    const known = new Set(parent.vocabularies[name]);
    const more = words.filter((word) => !known.has(word));
    if (more.length === 0) return [];
    return [
      problem(`/vocabularies/${escapePointer(name)}`, {
        'zh-Hans': `上级模板的词表“${name}”不得增加：${more.slice(0, 5).join('、')}`,
        en: `The vocabulary "${name}" of the parent must not grow: ${more.slice(0, 5).join(', ')}`,
      }),
    ];
  });
}

function ruleProblems(parent: Template, child: WrittenTemplate): TemplateProblem[] {
  const known = new Set(parent.rules.map(({ id }) => id));
  return child.rules.flatMap(({ id }, i) =>
    known.has(id) ? [problem(`/rules/${i}/id`, TAKEN)] : []
  );
}

const STRICTNESS = { local: 0, bounded: 1, standard: 2 } as const satisfies Record<
  FieldPolicy['policy'],
  number
>;

/**
 * Every combination of item type and level is compared, since policies overlap: what decides in the child must be at
 * least as strict as what decides in the parent. One problem for each policy of the child.
 */
function policyProblems(parent: Template, child: WrittenTemplate): TemplateProblem[] {
  const found = new Map<FieldPolicy, TemplateProblem>();
  for (const target of TARGETS) {
    const above = policiesFor(parent, target);
    for (const [field, policy] of policiesFor(child, target)) {
      if (found.has(policy)) continue;
      const loosened = looseningOf(policy, above.get(field) ?? defaultPolicy(field));
      if (loosened) {
        const at = `/policies/${child.policies.indexOf(policy)}/${loosened}`;
        found.set(policy, problem(at, LOOSER));
      }
    }
  }
  return [...found.values()];
}

const TARGETS: readonly Target[] = ['', ...codesOf('itemType')].flatMap((type) =>
  ['', ...codesOf('level')].map((level) => ({ kind: 'guide', type, level }))
);

type Strictness = Pick<FieldPolicy, 'policy' | 'required' | 'bound'>;

/** What `resolveGuide` does with a field that has no policy. */
function defaultPolicy(field: SharedField | LocalField): Strictness {
  const shared = (SHARED_FIELDS as readonly string[]).includes(field);
  return { policy: shared ? 'standard' : 'local' };
}

function looseningOf(own: FieldPolicy, above: Strictness): keyof Strictness | null {
  if (STRICTNESS[own.policy] < STRICTNESS[above.policy]) return 'policy';
  if (above.required && !own.required) return 'required';
  if (own.policy !== 'bounded' || above.policy !== 'bounded') return null;
  const same =
    own.bound?.field === above.bound?.field && own.bound?.operator === above.bound?.operator;
  return same ? null : 'bound';
}

type Judge = (rule: Rule, override: RuleOverride) => readonly [key: string, LocalizedText] | null;

/** `judge` says what may not be done to rules that come from above; own rules may be changed as one likes. */
function overrideProblems(
  rules: readonly Rule[],
  { overrides = [], rules: own }: WrittenTemplate,
  judge: Judge
): TemplateProblem[] {
  const inherited = new Map(rules.map((rule) => [rule.id, rule]));
  const mine = new Set(own.map(({ id }) => id));
  return overrides.flatMap((override, i) => {
    const rule = inherited.get(override.rule);
    if (rule === undefined) {
      return mine.has(override.rule) ? [] : [problem(`/overrides/${i}/rule`, NO_RULE)];
    }
    const judged = judge(rule, override);
    return judged ? [problem(`/overrides/${i}/${judged[0]}`, judged[1])] : [];
  });
}

function inheritedProblem(rule: Rule, { severity, disabled }: RuleOverride): ReturnType<Judge> {
  if (disabled) return rule.mayDisable ? null : ['disabled', MUST_STAY];
  const lower =
    severity !== undefined && SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(rule.severity);
  return lower ? ['severity', NOT_LOWER] : null;
}

const problem = (path: string, message: LocalizedText): TemplateProblem => ({ path, message });

const TAKEN: LocalizedText = {
  'zh-Hans': '上级模板已有此编号的规则；调整它请用 overrides',
  en: 'The parent has a rule with this id; to change that, use overrides',
};
const LOOSER: LocalizedText = {
  'zh-Hans': '比上级模板宽松；下级只能更严',
  en: 'This is looser than the parent; a template that extends can only be stricter',
};
const NO_RULE: LocalizedText = {
  'zh-Hans': '没有此编号的规则',
  en: 'There is no rule with this id',
};
const MUST_STAY: LocalizedText = {
  'zh-Hans': '上级模板未准许停用此规则（mayDisable）',
  en: 'The parent does not let this rule be switched off (mayDisable)',
};
const NOT_LOWER: LocalizedText = {
  'zh-Hans': '不得低于上级模板的级别',
  en: 'It must not be lower than in the parent',
};
