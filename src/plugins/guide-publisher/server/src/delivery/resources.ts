import { z } from 'zod/v4';
import { documentSchemas, editionShape } from './document-schemas';
import * as p from './parameters';
import type { Column } from './table';

/** The lists of documents: which kind each serves, how it can be filtered, what of it stands in columns. */

const common = { code: p.equality, name: p.containing };

export const RESOURCES = {
  guides: {
    kind: 'guide',
    filters: z.strictObject({
      ...common,
      itemType: p.equality,
      handlingMode: p.equality,
      level: p.equality,
      basicCode: p.equality,
      organizationCode: p.equality,
      regionCode: p.prefixed,
    }),
    /** Fields of the document that the table repeats: lists of only these never read a document. */
    columns: ['kind', 'code', 'name', 'itemType', 'handlingMode', 'level', 'basicCode'],
  },
  organizations: {
    kind: 'organization',
    filters: z.strictObject({ ...common, level: p.equality, regionCode: p.prefixed }),
    columns: ['kind', 'code', 'name', 'level', 'regionCode'],
  },
  halls: {
    kind: 'service-hall',
    filters: z.strictObject({ ...common, regionCode: p.prefixed }),
    columns: ['kind', 'code', 'name', 'regionCode'],
  },
} as const satisfies Record<string, ResourceDefinition>;

export type ResourceName = keyof typeof RESOURCES;

interface ResourceDefinition {
  readonly kind: keyof typeof documentSchemas;
  readonly filters: z.ZodType;
  readonly columns: readonly Column[];
}

/** What a list or a single document says of each document. */
export function itemSchema(resource: ResourceName) {
  return documentSchemas[RESOURCES[resource].kind].extend(editionShape);
}

const fieldNames = (resource: ResourceName) => Object.keys(itemSchema(resource).shape);

/** Parameters of a list. */
export function listParameters(resource: ResourceName) {
  return z.strictObject({
    ...p.asked,
    locale: p.locale,
    pagination: p.pagination({ most: p.MAX_PAGE_SIZE, usual: 25 }),
    filters: RESOURCES[resource].filters.optional(),
    sort: p.sort,
    fields: p.fields(fieldNames(resource)),
  });
}

/** Parameters of a single document. */
export function oneParameters(resource: ResourceName) {
  return z.strictObject({
    ...p.asked,
    locale: p.locale,
    fields: p.fields(fieldNames(resource)),
  });
}
