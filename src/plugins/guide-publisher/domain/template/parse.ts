import { z } from 'zod/v4';
import { codesOf, type LocalizedText } from '../codes/tables';
import { DOCUMENT_KINDS } from '../document/document';
import {
  LOCAL_FIELDS,
  SHARED_FIELDS,
  type LocalField,
  type SharedField,
} from '../document/records';
import { inspectRule } from './compile';
import { hasField } from './fields';
import { guardJson } from './guard-json';
import { issueProblems, type TemplateProblem } from './issue-text';
import { compilePath, isPathText } from './field-path';
import { RULE_KINDS } from './rules';
import { localizedText } from './schemas';
import { SEVERITIES, type Rule, type Template } from './types';
import { ruleConditionSchema } from './when';

export type { TemplateProblem } from './issue-text';

export type ParsedTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] };

/** Reads a template from JSON. Never throws; tells all problems at once, each with a JSON pointer to its place. */
export function parseTemplate(json: unknown): ParsedTemplate {
  const unsafe = guardJson(json);
  if (unsafe.length > 0) return { ok: false, problems: unsafe };
  const parsed = templateSchema.safeParse(json);
  const problems = parsed.success ? [] : issueProblems(parsed.error, '');
  problems.push(...ruleProblems(json));
  if (!parsed.success || problems.length > 0) return { ok: false, problems };
  return { ok: true, template: parsed.data as Template };
}

const ID_FORM = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/;
/** A guide has some sixty fields; ten rules for each is more than any handbook holds. */
const MAX_RULES = 600;

const id = z.string().max(80).regex(ID_FORM);
const clause = z.string().min(1).max(500);

const scopeSchema = z.strictObject({
  documents: z.array(z.enum(DOCUMENT_KINDS)).min(1).max(DOCUMENT_KINDS.length).optional(),
  types: z
    .array(z.enum(codesOf('itemType')))
    .min(1)
    .max(20)
    .optional(),
  levels: z
    .array(z.enum(codesOf('level')))
    .min(1)
    .max(10)
    .optional(),
});

const LIMITS: ReadonlySet<string> = new Set(['statutoryLimit', 'promisedLimit']);
const LISTS: ReadonlySet<string> = new Set(
  [...SHARED_FIELDS, ...LOCAL_FIELDS].filter((field) =>
    hasField('guide', compilePath(`${field}[]`))
  )
);
const SHARED: ReadonlySet<string> = new Set(SHARED_FIELDS);

const policySchema = z
  .strictObject({
    field: z.enum([...SHARED_FIELDS, ...LOCAL_FIELDS] as [SharedField | LocalField]),
    policy: z.enum(['standard', 'bounded', 'local']),
    required: z.boolean().optional(),
    bound: z
      .strictObject({
        field: z.enum(SHARED_FIELDS as [SharedField]),
        operator: z.enum(['at-most', 'at-least', 'subset']),
      })
      .optional(),
    appliesTo: scopeSchema.optional(),
    clause,
  })
  .refine(({ policy, bound }) => (policy === 'bounded') === (bound !== undefined), {
    message: 'policy.bound',
    path: ['bound'],
  })
  .refine(({ policy, field }) => policy !== 'standard' || SHARED.has(field), {
    message: 'policy.standard-of-local',
    path: ['policy'],
  })
  .refine(({ field, bound }) => bound === undefined || boundFits(field, bound), {
    message: 'policy.bound-fits',
    path: ['bound'],
  });

function boundFits(field: string, bound: { field: string; operator: string }): boolean {
  const kind = bound.operator === 'subset' ? LISTS : LIMITS;
  return kind.has(field) && kind.has(bound.field);
}

const exampleSchema = z.strictObject({
  note: z.string().max(500).optional(),
  document: z.record(z.string().max(100), z.unknown()),
});

const ruleSchema = z.strictObject({
  id,
  clause,
  title: localizedText,
  severity: z.enum(SEVERITIES as ['error', 'warning', 'advice']),
  appliesTo: scopeSchema.optional(),
  when: ruleConditionSchema.optional(),
  kind: z.string().max(80),
  params: z.unknown(),
  message: localizedText,
  mend: localizedText.optional(),
  examples: z.strictObject({ good: exampleSchema, bad: exampleSchema }).optional(),
});

const templateSchema = z
  .strictObject({
    id,
    version: z.number().int().min(1).max(100_000),
    title: localizedText,
    issuedBy: z.string().max(200),
    effectiveDate: z.iso.date().nullable(),
    vocabularies: z.record(
      z.string().min(1).max(100),
      z.array(z.string().min(1).max(100)).min(1).max(2_000)
    ),
    policies: z.array(policySchema).max(500),
    rules: z.array(ruleSchema).max(MAX_RULES),
  })
  .superRefine(({ rules }, context) => {
    const seen = new Set<string>();
    rules.forEach((rule, i) => {
      if (seen.has(rule.id)) {
        context.addIssue({ code: 'custom', message: 'rule.duplicate', path: ['rules', i, 'id'] });
      }
      seen.add(rule.id);
    });
  });

/** Kinds, parameters and fields of every rule, also where another part of the template is wrong. */
function ruleProblems(json: unknown): TemplateProblem[] {
  const shell = z
    .object({ rules: z.array(z.unknown()).max(MAX_RULES), vocabularies: z.unknown() })
    .safeParse(json);
  if (!shell.success) return [];
  const vocabularies = templateSchema.shape.vocabularies.safeParse(shell.data.vocabularies);
  const known = vocabularies.success ? vocabularies.data : {};
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
