import { z } from 'zod/v4';
import type { LocalizedText } from '../codes/tables';
import { inspectRule } from './compile';
import { applyOwnOverrides, mergeTemplates } from './extend';
import { compilePath, isPathText } from './field-path';
import { hasField } from './fields';
import { guardJson } from './guard-json';
import { issueProblems, type TemplateProblem } from './issue-text';
import { RULE_KINDS } from './rules';
import { MAX_RULES, ruleSchema, templateSchema, vocabulariesSchema } from './template-schema';
import type { Rule, Template, TemplateRef, WrittenTemplate } from './types';

export type { TemplateProblem } from './issue-text';

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/** Gives the JSON of a template that another extends; `undefined` where there is none. */
export type ParentResolver = (parent: TemplateRef) => unknown;

/**
 * Reads a template from JSON. Never throws; tells all problems at once, each with a JSON pointer to its place. The
 * template is complete: what it extends is merged in, its overrides are carried out.
 */
export function parseTemplate(json: unknown, parentOf: ParentResolver = noParents): ParsedTemplate {
  return parseBelow(json, parentOf, []);
}

/** Longest chain of templates: state, province, city, county, and one to spare. */
const MAX_CHAIN = 5;

/** `chain` holds the templates that lead here by extending. */
function parseBelow(
  json: unknown,
  parentOf: ParentResolver,
  chain: readonly string[]
): ParsedTemplate {
  const unsafe = guardJson(json);
  if (unsafe.length > 0) return { ok: false, problems: unsafe };
  const parsed = templateSchema.safeParse(json);
  const problems = parsed.success ? [] : issueProblems(parsed.error, '');
  const parent = parsed.success ? parentIn(parsed.data as WrittenTemplate, parentOf, chain) : null;
  if (parent?.ok === false) problems.push(...parent.problems);
  const inherited = parent?.ok ? parent.template.vocabularies : {};
  // Without its parent a template may use what nobody knows; the parent is told first.
  if (parent?.ok !== false) problems.push(...ruleProblems(json, inherited));
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  const written = parsed.data as WrittenTemplate;
  return parent?.ok ? mergeTemplates(parent.template, written) : applyOwnOverrides(written);
}

/** The complete parent of a template, `null` for one that extends none. */
function parentIn(
  { id, version, extends: wanted }: WrittenTemplate,
  parentOf: ParentResolver,
  chain: readonly string[]
): ParsedTemplate | null {
  if (wanted === undefined) return null;
  const path = '/extends';
  const name = nameOf(wanted);
  const above = [...chain, nameOf({ id, version })];
  if (above.includes(name))
    return { ok: false, problems: [{ path, message: circular(above, name) }] };
  if (above.length >= MAX_CHAIN)
    return { ok: false, problems: [{ path, message: TOO_LONG_A_CHAIN }] };
  const json = parentOf(wanted);
  if (json === undefined) return { ok: false, problems: [{ path, message: noParent(name) }] };
  const parsed = parseBelow(json, parentOf, above);
  if (!parsed.ok) {
    const [first] = parsed.problems;
    return { ok: false, problems: [{ path, message: badParent(name, first!) }] };
  }
  // A resolver that gives another template would let one be loosened unseen.
  if (nameOf(parsed.template) !== name) {
    return { ok: false, problems: [{ path, message: noParent(name) }] };
  }
  return parsed;
}

const noParents: ParentResolver = () => undefined;
const nameOf = ({ id, version }: TemplateRef): string => `${id}@${version}`;

/** Kinds, parameters and fields of every rule, also where another part of the template is wrong. */
function ruleProblems(json: unknown, inherited: Vocabularies): TemplateProblem[] {
  const shell = z
    .object({ rules: z.array(z.unknown()).max(MAX_RULES), vocabularies: z.unknown() })
    .safeParse(json);
  if (!shell.success) return [];
  const vocabularies = vocabulariesSchema.safeParse(shell.data.vocabularies);
  const known = { ...inherited, ...(vocabularies.success && vocabularies.data) };
  return shell.data.rules.flatMap((rule, i) => problemsOfRule(rule, known, `/rules/${i}`));
}

type Vocabularies = Template['vocabularies'];

function problemsOfRule(json: unknown, vocabularies: Vocabularies, at: string): TemplateProblem[] {
  const name = z.object({ kind: z.string() }).safeParse(json);
  if (!name.success) return [];
  const kind = RULE_KINDS.get(name.data.kind);
  if (kind === undefined) return [{ path: `${at}/kind`, message: unknownKind(name.data.kind) }];
  const { params } = json as { params?: unknown };
  const parsed = kind.params.safeParse(params ?? {});
  if (!parsed.success) return issueProblems(parsed.error, `${at}/params`);
  const rule = ruleSchema.safeParse(json);
  // Its shape is wrong and told already; only a whole rule can be compiled on trial.
  if (!rule.success) return [];
  return trialProblems(rule.data as Rule, vocabularies, at);
}

/** Compiles the rule on trial: patterns, vocabularies, and fields that its documents do not have. */
function trialProblems(rule: Rule, vocabularies: Vocabularies, at: string): TemplateProblem[] {
  const { problems, paths } = inspectRule(rule, { vocabularies });
  const documents = rule.appliesTo?.documents ?? (['guide'] as const);
  const unknown = [...paths].filter(
    ([text]) => isPathText(text) && !documents.some((kind) => hasField(kind, compilePath(text)))
  );
  return [
    ...problems.map((problem) => ({ path: placed(at, problem.at), message: problem.message })),
    ...unknown.map(([text, place]) => ({ path: placed(at, place), message: unknownField(text) })),
  ];
}

function placed(rule: string, at: string): string {
  return at.startsWith('../') ? `${rule}/${at.slice(3)}` : `${rule}/params/${at}`;
}

function unknownKind(kind: string): LocalizedText {
  const known = [...RULE_KINDS.keys()].join(', ');
  return {
    'zh-Hans': `没有名为“${kind}”的规则种类；已有：${known}`,
    en: `There is no kind of rule "${kind}"; there are: ${known}`,
  };
}

function unknownField(text: string): LocalizedText {
  return {
    'zh-Hans': `所适用的文档没有字段“${text}”`,
    en: `The documents that it applies to have no field "${text}"`,
  };
}

function circular(chain: readonly string[], name: string): LocalizedText {
  const way = [...chain, name].join(' → ');
  return { 'zh-Hans': `继承成环：${way}`, en: `It extends itself: ${way}` };
}

const TOO_LONG_A_CHAIN: LocalizedText = {
  'zh-Hans': `继承超过 ${MAX_CHAIN} 层`,
  en: `More than ${MAX_CHAIN} templates extend one another`,
};

function noParent(name: string): LocalizedText {
  return { 'zh-Hans': `找不到上级模板 ${name}`, en: `The parent ${name} was not found` };
}

function badParent(name: string, { path, message }: TemplateProblem): LocalizedText {
  return {
    'zh-Hans': `上级模板 ${name} 有误：${path} ${message['zh-Hans']}`,
    en: `The parent ${name} is wrong: ${path} ${message.en}`,
  };
}
