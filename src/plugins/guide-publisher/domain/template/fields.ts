import type { z } from 'zod/v4';
import type { DocumentKind } from '../document/document';
import {
  certificateSchema,
  guideRecordSchema,
  intermediaryServiceSchema,
  LOCAL_FIELDS,
  organizationSchema,
  regionSchema,
  serviceHallSchema,
  SHARED_FIELDS,
  standardItemSchema,
} from '../document/records';
import { chartSchema } from '../flowchart/chart';
import { EACH, type Path } from './field-path';

/**
 * Which fields the kinds of document have, taken from the schemas, so that a typo in a rule (`materials[].nmae`)
 * is told when the template is saved instead of making a rule that never speaks.
 */
export type Shape = Scalar | 'anything' | { readonly list: Shape } | { readonly keys: Keys };
export type Scalar = 'string' | 'number' | 'boolean';
export type Keys = Readonly<Record<string, Shape>>;

/** Does this kind of document have such a field? */
export function hasField(kind: DocumentKind, path: Path): boolean {
  let shape: Shape | undefined = { keys: SHAPES[kind] };
  for (const segment of path.segments) {
    if (shape === 'anything') return true;
    if (shape === undefined || typeof shape === 'string') return false;
    if (segment === EACH) shape = 'list' in shape ? shape.list : undefined;
    else
      shape =
        'keys' in shape && Object.hasOwn(shape.keys, segment) ? shape.keys[segment] : undefined;
  }
  return shape !== undefined;
}

/** The fields of a kind of document and what they hold. */
export function fieldsOf(kind: DocumentKind): Keys {
  return SHAPES[kind];
}

const texts = (...keys: string[]): Keys => Object.fromEntries(keys.map((key) => [key, 'string']));
const HEAD: Keys = { form: 'number', ...texts('kind', 'code', 'locale', 'name') };

const SHAPES: Readonly<Record<DocumentKind, Keys>> = {
  guide: {
    ...HEAD,
    ...texts('localCode', 'basicCode', 'itemType', 'level', 'itemStatus'),
    itemVersion: 'number',
    ...picked(guideRecordSchema.shape, LOCAL_FIELDS),
    ...picked(standardItemSchema.shape, SHARED_FIELDS),
    itemLevels: { list: 'string' },
    organization: { keys: texts('creditCode', 'name', 'level', 'nature', 'department') },
    region: { keys: texts('code', 'name') },
    hall: {
      keys: {
        ...texts('code', 'name', 'address', 'hours', 'phone'),
        longitude: 'number',
        latitude: 'number',
      },
    },
  },
  flowchart: { ...HEAD, subjectCode: 'string', chart: shapeOf(chartSchema) },
  'intermediary-service': { ...HEAD, ...shapesOf(intermediaryServiceSchema.shape) },
  certificate: { ...HEAD, ...shapesOf(certificateSchema.shape) },
  'catalogue-edition': {
    ...HEAD,
    ...texts('catalogueKind', 'documentNumber', 'issuedBy', 'issueDate', 'asOf'),
    entries: { list: { keys: { ...texts('code', 'name'), values: 'anything' } } },
  },
  region: { ...HEAD, ...shapesOf(regionSchema.shape) },
  organization: { ...HEAD, ...shapesOf(organizationSchema.shape) },
  'service-hall': { ...HEAD, ...shapesOf(serviceHallSchema.shape) },
  synonym: { ...HEAD, meaning: 'string' },
};

function picked(shape: Readonly<Record<string, z.ZodType>>, keys: readonly string[]): Keys {
  return Object.fromEntries(keys.map((key) => [key, shapeOf(shape[key]!)]));
}

function shapesOf(shape: Readonly<Record<string, z.ZodType>>): Keys {
  return picked(shape, Object.keys(shape));
}

function shapeOf(schema: z.ZodType): Shape {
  const { def } = schema as unknown as { def: Definition };
  if (def.innerType) return shapeOf(def.innerType);
  if (def.element) return { list: shapeOf(def.element) };
  if (def.shape) return { keys: shapesOf(def.shape) };
  return def.type === 'number' || def.type === 'boolean' ? def.type : 'string';
}

/** The parts of zod's definitions that lead to inner schemas (wrappers, arrays, objects) and tell scalars apart. */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
}
