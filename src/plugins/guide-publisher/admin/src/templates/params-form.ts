import type { z } from 'zod/v4';
import type { DocumentKind } from '../../../domain/document/document';
import { CODE_TABLES, type LocalizedText } from '../../../domain/codes/tables';
import { fieldsOf, type Shape } from '../../../domain/template/fields';
import { RULE_KINDS } from '../../../domain/template/rules';

/** Which inputs the parameters of a kind of rule take, read off the kind's own schema, so that a new kind needs no form. */

export type ParamInput =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'field' | 'fields' }
  | { readonly kind: 'choice' | 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'json' };

export type Param = ParamInput & {
  readonly name: string;
  readonly label: LocalizedText;
  readonly required: boolean;
};

/**
 * The inputs of a kind; null where its parameters have no form and are written as JSON. Of a kind that takes parameters
 * of several shapes the one that `params` has.
 */
export function paramsOf(kind: string, params: unknown): readonly Param[] | null {
  const schema = RULE_KINDS.get(kind)?.params;
  const shape = schema && shapeOf(schema, params);
  if (!shape) return null;
  const values = (params ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(shape).map(([name, param]) => ({
    ...inputOf(name, param, values[name]),
    name,
    label: LABELS[name] ?? { 'zh-Hans': name, en: name },
    required: param.def.type !== 'optional' && param.def.type !== 'default',
  }));
}

function shapeOf(schema: z.ZodType, params: unknown): Schema['def']['shape'] {
  const { def } = schema as unknown as Schema;
  if (def.type === 'object') return def.shape;
  const fitting = def.options?.find((option) => option.safeParse(params ?? {}).success);
  return fitting && shapeOf(fitting, params);
}

/** The part of zod's definitions that tells what may stand in a parameter. */
interface Schema {
  readonly def: {
    readonly type: z.ZodType['def']['type'];
    readonly innerType?: Schema;
    readonly element?: Schema;
    readonly shape?: Readonly<Record<string, Schema>>;
    readonly entries?: Readonly<Record<string, string>>;
    readonly options?: readonly z.ZodType[];
  };
}

/** Parameters that hold addresses of fields, by name: to the schema they are texts like others. */
const FIELD_PARAMS: ReadonlySet<string> = new Set(['field', 'each', 'agreesWith', 'registeredIn']);
const FIELDS_PARAMS: ReadonlySet<string> = new Set(['fields', 'repeats']);

function inputOf(name: string, schema: Schema, value: unknown): ParamInput {
  const { def } = innermost(schema);
  switch (def.type) {
    case 'string':
      if (name === 'table') return { kind: 'choice', options: Object.keys(CODE_TABLES) };
      return { kind: FIELD_PARAMS.has(name) ? 'field' : 'text' };
    case 'number':
    case 'boolean':
      return { kind: def.type };
    case 'enum':
      return { kind: 'choice', options: Object.values(def.entries ?? {}) };
    case 'union':
      // A field, or something that is computed from fields.
      return { kind: typeof value === 'string' ? 'field' : 'json' };
    case 'array':
      return listInput(name, def.element && innermost(def.element));
    default:
      return { kind: 'json' };
  }
}

function listInput(name: string, element: Schema | undefined): ParamInput {
  if (FIELDS_PARAMS.has(name)) return { kind: 'fields' };
  if (element?.def.type === 'enum') {
    return { kind: 'choices', options: Object.values(element.def.entries ?? {}) };
  }
  return { kind: 'json' };
}

const innermost = (schema: Schema): Schema =>
  schema.def.innerType ? innermost(schema.def.innerType) : schema;

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

const LABELS: Readonly<Record<string, LocalizedText>> = {
  fields: t('检查的字段', 'Fields'),
  field: t('字段', 'Field'),
  each: t('逐条检查的列表', 'List whose entries are checked'),
  entries: t('至少几条', 'Least number of entries'),
  min: t('最小', 'Least'),
  max: t('最大', 'Most'),
  table: t('代码表', 'Code table'),
  vocabulary: t('词表', 'Vocabulary'),
  pattern: t('格式（正则表达式）', 'Pattern (regular expression)'),
  not: t('不得符合此格式', 'Must not have this form'),
  value: t('规定的值', 'Value'),
  within: t('在何范围内唯一', 'Unique within'),
  set: t('对照的清单', 'List to look up'),
  must: t('要求', 'Demand'),
  faults: t('文字问题', 'Faults of text'),
  repeats: t('不得照抄的字段', 'Fields that must not be repeated'),
  left: t('左边', 'Left'),
  operator: t('比较', 'Comparison'),
  right: t('右边', 'Right'),
  when: t('条件', 'Condition'),
  then: t('则应满足', 'Then'),
  expression: t('表达式（CEL）', 'Expression (CEL)'),
  list: t('列表', 'List'),
  steps: t('环节', 'Steps'),
  details: t('环节须写明的内容', 'Details of steps'),
  areaCode: t('座机须有区号', 'Area code needed'),
  mobile: t('允许手机号', 'Mobile numbers allowed'),
  problems: t('流程图问题', 'Problems of charts'),
  form: t('编码种类', 'Kind of code'),
  part: t('编码的一段', 'Part of the code'),
  agreesWith: t('须一致的字段', 'Must agree with'),
  registeredIn: t('登记所在区划', 'Registered in'),
};

/** Addresses of all fields of some kinds of document, to choose from: `materials[].name`. */
export function fieldAddresses(kinds: readonly DocumentKind[]): readonly string[] {
  const addresses = kinds.flatMap((kind) =>
    Object.entries(fieldsOf(kind)).flatMap(([name, shape]) => below(name, shape, 0))
  );
  return [...new Set(addresses)];
}

/** Deep enough for `steps[].limit.unit`. */
const DEEPEST = 3;

function below(address: string, shape: Shape, depth: number): string[] {
  if (typeof shape === 'string' || depth >= DEEPEST) return [address];
  if ('list' in shape) return [address, ...below(`${address}[]`, shape.list, depth + 1)];
  return [
    address,
    ...Object.entries(shape.keys).flatMap(([key, inner]) =>
      below(`${address}.${key}`, inner, depth + 1)
    ),
  ];
}
