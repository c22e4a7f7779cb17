import { z } from 'zod/v4';
import { codesOf } from '../codes/tables';
import { DOCUMENT_KINDS } from '../document/document';
import {
  LOCAL_FIELDS,
  SHARED_FIELDS,
  type LocalField,
  type SharedField,
} from '../document/records';
import { compilePath } from './field-path';
import { hasField } from './fields';
import { localizedText } from './schemas';
import { SEVERITIES } from './types';
import { ruleConditionSchema } from './when';

/** The shape of a template as JSON; what its parts mean together is for `parse` and `extend`. */

const ID_FORM = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/;
/** A guide has some sixty fields; ten rules for each is more than any handbook holds. */
export const MAX_RULES = 600;

const id = z.string().max(80).regex(ID_FORM);
const clause = z.string().min(1).max(500);
const version = z.number().int().min(1).max(100_000);
const severity = z.enum(SEVERITIES as ['error', 'warning', 'advice']);

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

export const ruleSchema = z.strictObject({
  id,
  clause,
  title: localizedText,
  severity,
  appliesTo: scopeSchema.optional(),
  when: ruleConditionSchema.optional(),
  mayDisable: z.boolean().optional(),
  waivable: z.boolean().optional(),
  kind: z.string().max(80),
  params: z.unknown(),
  message: localizedText,
  mend: localizedText.optional(),
  examples: z.strictObject({ good: exampleSchema, bad: exampleSchema }).optional(),
});

const overrideSchema = z
  .strictObject({
    rule: id,
    severity: severity.optional(),
    disabled: z.literal(true).optional(),
    reason: z.string().trim().min(1).max(500),
  })
  .refine((override) => (override.severity === undefined) !== (override.disabled === undefined), {
    message: 'override.one-change',
  });

export const vocabulariesSchema = z.record(
  z.string().min(1).max(100),
  z.array(z.string().min(1).max(100)).min(1).max(2_000)
);

export const templateSchema = z
  .strictObject({
    id,
    version,
    title: localizedText,
    issuedBy: z.string().max(200),
    effectiveDate: z.iso.date().nullable(),
    extends: z.strictObject({ id, version }).optional(),
    vocabularies: vocabulariesSchema,
    policies: z.array(policySchema).max(500),
    rules: z.array(ruleSchema).max(MAX_RULES),
    overrides: z.array(overrideSchema).max(MAX_RULES).optional(),
    /** Of a complete template, as versions keep it: what was changed already. */
    changes: z.array(overrideSchema).max(MAX_RULES).optional(),
  })
  .superRefine(({ rules, overrides = [] }, context) => {
    for (const i of repeated(rules.map((rule) => rule.id))) {
      context.addIssue({ code: 'custom', message: 'rule.duplicate', path: ['rules', i, 'id'] });
    }
    for (const i of repeated(overrides.map(({ rule }) => rule))) {
      const path = ['overrides', i, 'rule'];
      context.addIssue({ code: 'custom', message: 'override.duplicate', path });
    }
  });

/** Indices of those that stood before. */
function repeated(names: readonly string[]): number[] {
  const seen = new Set<string>();
  return names.flatMap((name, i) => {
    if (seen.has(name)) return [i];
    seen.add(name);
    return [];
  });
}
