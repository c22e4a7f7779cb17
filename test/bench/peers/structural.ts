import {
  CODE_TABLES,
  type CodeTableName,
} from '../../../src/plugins/guide-publisher/domain/codes/tables';
import type { Rule, Template } from '../../../src/plugins/guide-publisher/domain/template/types';

/**
 * The structural part of a template: rules about single fields, which JSON Schema can say too. Each is a path and a
 * schema of the values found there, the common ground of the project and its peers.
 */
export interface Constraint {
  readonly rule: Rule;
  /** As in rules, e.g. `materials[].name`. */
  readonly path: string;
  readonly schema: Schema;
  /** Must the field be there at all? */
  readonly mustExist: boolean;
}

export type Schema = Readonly<Record<string, unknown>>;

export const isStructural = ({ kind, when }: Rule): boolean => when === undefined && kind in LEAVES;

export function constraintsOf(template: Template): Constraint[] {
  return template.rules.filter(isStructural).flatMap((rule) => {
    const params = rule.params as Params;
    const schema = LEAVES[rule.kind]!(params, template);
    const mustExist = rule.kind === 'required';
    return params.fields.map((path) => ({ rule, path, schema, mustExist }));
  });
}

interface Params {
  readonly fields: readonly string[];
  readonly entries?: number;
  readonly table?: CodeTableName;
  readonly vocabulary?: string;
  readonly pattern?: string;
  readonly not?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly value?: unknown;
}

const BLANK = '^\\s*$';
const FILLED = ['string', 'number', 'boolean', 'object', 'array'];

/** A schema for the values of each kind of rule. A blank value is the matter of `required` alone. */
const LEAVES: Readonly<Record<string, (params: Params, template: Template) => Schema>> = {
  required: ({ entries = 1 }) => ({ type: FILLED, pattern: '\\S', minItems: entries }),
  forbidden: () => ({ type: ['string', 'array', 'null'], pattern: BLANK, maxItems: 0 }),
  'fixed-value': ({ value }) => ({ enum: [value, '', null] }),
  vocabulary: ({ table, vocabulary }, { vocabularies }) => {
    const known = table ? Object.keys(CODE_TABLES[table].values) : vocabularies[vocabulary ?? ''];
    return { enum: [...(known ?? []), '', null] };
  },
  pattern: ({ pattern, not = false }) =>
    not
      ? { anyOf: [{ not: { pattern: whole(pattern) } }, { pattern: BLANK }] }
      : { pattern: `${whole(pattern)}|${BLANK}` },
  length: ({ min = 0, max = Infinity }) => ({
    ...(min > 0 && { minLength: min }),
    ...(max < Infinity && { maxLength: max }),
  }),
  range: ({ min, max }) => ({
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
  }),
  count: ({ min, max }) => ({
    ...(min !== undefined && { minItems: min }),
    ...(max !== undefined && { maxItems: max }),
  }),
};

const whole = (pattern = ''): string => `^(?:${pattern})$`;
