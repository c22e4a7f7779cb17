import { z } from 'zod/v4';
import { LOCALES } from '../../../domain/codes/tables';
import type {
  DocumentKind,
  GuideDocument,
  OrganizationDocument,
  ServiceHallDocument,
} from '../../../domain/document/document';
import { DOCUMENT_FORM } from '../../../domain/document/document';
import {
  guideRecordSchema,
  LOCAL_FIELDS,
  organizationSchema,
  serviceHallSchema,
  SHARED_FIELDS,
  standardItemSchema,
} from '../../../domain/document/records';

/** Documents as the API serves them, put together from the schemas of the domain; for the OpenAPI document and `fields`. */

const head = <K extends DocumentKind>(kind: K) => ({
  form: z.literal(DOCUMENT_FORM),
  kind: z.literal(kind),
  code: z.string(),
  locale: z.enum(LOCALES),
  name: z.string(),
});

const pick = <S extends z.ZodRawShape, K extends keyof S>(shape: S, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, shape[name]])) as Pick<S, K>;

const hall = z.object({
  code: z.string(),
  name: z.string(),
  address: z.string(),
  hours: z.string(),
  phone: z.string(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
});

/** What the log knows of an edition, beside its document. */
export const editionShape = {
  hash: z.string().describe('SHA-256 of the canonical text of the document'),
  sequence: z.number().int().describe('Place in the log of events'),
  approvedAt: z.iso.datetime().describe('When the text was last checked and approved'),
  publishedAt: z.iso.datetime(),
} as const;
export type EditionField = keyof typeof editionShape;

const guide = z.object({
  ...pick(standardItemSchema.shape, SHARED_FIELDS),
  ...pick(guideRecordSchema.shape, LOCAL_FIELDS),
  ...head('guide'),
  localCode: z.string(),
  basicCode: z.string(),
  itemVersion: z.number().int(),
  itemType: z.string(),
  level: z.string().describe('Level of the organization that implements it'),
  itemLevels: z.array(z.string()),
  itemStatus: z.string(),
  organization: z.object({
    creditCode: z.string(),
    name: z.string(),
    level: z.string(),
    nature: z.string(),
    department: z.string(),
  }),
  region: z.object({ code: z.string(), name: z.string() }),
  hall: hall.nullable(),
}) satisfies z.ZodType<GuideDocument>;

const organization = z.object({
  ...organizationSchema.shape,
  ...head('organization'),
}) satisfies z.ZodType<OrganizationDocument>;

const serviceHall = z.object({
  ...serviceHallSchema.shape,
  ...head('service-hall'),
}) satisfies z.ZodType<ServiceHallDocument>;

export const documentSchemas = { guide, organization, 'service-hall': serviceHall } as const;
