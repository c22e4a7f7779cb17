import { z } from 'zod/v4';
import { code, text, timeLimitSchema } from '../codes/values';
import * as l from './lists';

/**
 * Domain objects as editors keep them, before they are resolved into documents.
 * `content` makes them from Strapi rows, `intake` from spreadsheets, `guides check` from files.
 * All texts are in one locale. Shape only: what is right is for the template to say.
 */

const codeList = z.array(z.string().max(40)).max(50).default([]);
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()
  .default(null);

export const regionSchema = z.object({
  /** 12 digits, GB/T 2260 padded with zeros. */
  code: z.string().max(12),
  name: text,
  level: code('level'),
  parentCode: z.string().max(12).default(''),
});

export const organizationSchema = z.object({
  /** Unified social credit code, 18 characters, GB 32100-2015. */
  creditCode: z.string().max(40),
  name: text,
  shortName: text,
  /** Name of the line of work shared by sister organizations, e.g. 公安; the key of "sister organization". */
  department: text,
  level: code('level'),
  nature: code('organizationNature'),
  regionCode: z.string().max(12).default(''),
  parentCreditCode: z.string().max(40).default(''),
  address: text,
  hours: text,
  consultationPhone: text,
  supervisionPhone: text,
});

export const serviceHallSchema = z.object({
  code: z.string().max(40),
  name: text,
  regionCode: z.string().max(12).default(''),
  address: text,
  hours: text,
  phone: text,
  /** Square metres. */
  floorArea: z.number().min(0).nullable().default(null),
  /** WGS 84 degrees. */
  longitude: z.number().min(-180).max(180).nullable().default(null),
  latitude: z.number().min(-90).max(90).nullable().default(null),
  windows: l.list(l.windowSchema),
});

/** Fields that a standard item gives and a guide may, where the template permits, override. */
const sharedItemShape = {
  name: text,
  /** One sentence for citizens. */
  summary: text,
  legalBases: l.list(l.legalBasisSchema),
  statutoryLimit: timeLimitSchema.default(null),
  conditions: l.list(l.conditionSchema),
  materials: l.list(l.materialSchema),
  steps: l.list(l.stepSchema),
  specialProcedures: l.list(l.specialProcedureSchema),
  /** Is a fee charged? `null` is blank. */
  charged: z.boolean().nullable().default(null),
  fees: l.list(l.feeSchema),
  intermediaries: l.list(l.intermediaryRefSchema),
  results: l.list(l.resultSchema),
  faqs: l.list(l.faqSchema),
  /** Codes of the table `audience`. */
  audiences: codeList,
  personalTopics: codeList,
  corporateTopics: codeList,
  /** Rights and remedies: administrative reconsideration and suit. */
  remedies: text,
  /** Act, kinds and range of a penalty (penalties only). */
  penalty: text,
} as const;

export const SHARED_FIELDS = Object.keys(sharedItemShape) as ReadonlyArray<
  keyof typeof sharedItemShape
>;

export const standardItemSchema = z.object({
  /** 12 characters. */
  basicCode: z.string().max(40),
  /** Version of the snapshot; 1 is the first. */
  version: z.number().int().min(1).default(1),
  itemType: code('itemType'),
  /** Levels that may exercise it, codes of the table `level`. */
  levels: codeList,
  department: text,
  status: code('itemStatus'),
  effectiveDate: isoDate,
  cancelDate: isoDate,
  ...sharedItemShape,
});

type OverrideShape = {
  [F in keyof typeof sharedItemShape]: z.ZodOptional<
    (typeof sharedItemShape)[F] extends z.ZodDefault<infer Inner> ? Inner : never
  >;
};

/** The shared fields without their defaults: a default would turn "take the standard value" into a blank override. */
const overrideShape = Object.fromEntries(
  Object.entries(sharedItemShape).map(([field, schema]) => [field, schema.unwrap().optional()])
) as OverrideShape;

/** Fields that only a guide has. */
const localGuideShape = {
  promisedLimit: timeLimitSchema.default(null),
  caseType: code('caseType'),
  handlingMode: code('handlingMode'),
  powerSource: code('powerSource'),
  /** Times the applicant must come. `null` is blank. */
  visits: z.number().int().min(0).max(100).nullable().default(null),
  visitReason: text,
  channels: codeList,
  crossRegionScope: code('crossRegionScope'),
  acceptancePlace: code('acceptancePlace'),
  address: text,
  hours: text,
  windows: l.list(l.windowSchema),
  consultationPhone: text,
  supervisionPhone: text,
  onlineDepth: code('onlineDepth'),
  onlineAddress: text,
  mobileAddress: text,
  onlinePayment: z.boolean().nullable().default(null),
  delivery: z.boolean().nullable().default(null),
  appointment: z.boolean().nullable().default(null),
  localNote: text,
  status: code('itemStatus'),
  effectiveDate: isoDate,
  cancelDate: isoDate,
  /** Date of the next periodic check. */
  nextCheckDate: isoDate,
} as const;

export const LOCAL_FIELDS = Object.keys(localGuideShape) as ReadonlyArray<
  keyof typeof localGuideShape
>;

export const guideRecordSchema = z.object({
  /** Implementation code, 31 characters (33 for a 业务办理项). */
  code: z.string().max(40),
  /** A code of a local family, kept as it is. */
  localCode: z.string().max(100).default(''),
  basicCode: z.string().max(40).default(''),
  /** Version of the standard item that the guide is based on. */
  itemVersion: z.number().int().min(1).default(1),
  organizationCode: z.string().max(40).default(''),
  hallCode: z.string().max(40).default(''),
  ...localGuideShape,
  /** Local values of shared fields; a missing key means "take the standard value". */
  overrides: z.object(overrideShape).default({}),
});

export const intermediaryServiceSchema = z.object({
  code: z.string().max(40),
  name: text,
  status: code('intermediaryStatus'),
  department: text,
  /** Basic codes or names of the approvals that ask for it. */
  approvals: l.list(l.approvalRefSchema),
  legalBases: l.list(l.legalBasisSchema),
  /** 政府定价, 政府指导价 or 市场调节价 with its amount. */
  price: text,
  /** Who pays: the applicant or the government. */
  payer: text,
  limit: timeLimitSchema.default(null),
  cleaningMode: code('cleaningMode'),
  note: text,
});

/** Another word for what guides are called: 准生证 is what people say for 生育登记. */
export const synonymSchema = z.object({
  code: z.string().max(40),
  /** What people say. */
  term: text,
  /** What it is called in guides. */
  meaning: text,
});

export const certificateSchema = z.object({
  code: z.string().max(40),
  name: text,
  status: code('certificateStatus'),
  /** Who asks for it (索要单位). */
  askedBy: text,
  /** Who issues it (开具单位). */
  issuedBy: text,
  purpose: text,
  legalBases: l.list(l.legalBasisSchema),
  substitute: code('certificateSubstitute'),
  substituteNote: text,
  cancelDate: isoDate,
});

/** Most entries of one edition: twice what the powers of a whole city come to. */
const MAX_EDITION_ENTRIES = 200_000;

export const catalogueEntrySchema = z.object({
  code: z.string().max(80),
  name: text,
  /** Values of the catalogue's columns, by column name. */
  values: z
    .record(z.string().max(80), z.union([z.string().max(5000), z.number(), z.boolean(), z.null()]))
    .default({}),
});

/** A catalogue as it was issued: its entries are frozen, whatever happens to the items later. */
export const catalogueEditionSchema = z.object({
  code: z.string().max(80),
  catalogueKind: code('catalogueKind'),
  name: text,
  /** 文号 of the document that issued it. */
  documentNumber: text,
  issuedBy: text,
  issueDate: isoDate,
  /** The date whose state the entries give. */
  asOf: isoDate,
  entries: z.array(catalogueEntrySchema).max(MAX_EDITION_ENTRIES).default([]),
});

export type CatalogueEdition = z.output<typeof catalogueEditionSchema>;
export type Region = z.output<typeof regionSchema>;
export type Organization = z.output<typeof organizationSchema>;
export type ServiceHall = z.output<typeof serviceHallSchema>;
export type StandardItem = z.output<typeof standardItemSchema>;
export type GuideRecord = z.output<typeof guideRecordSchema>;
export type IntermediaryService = z.output<typeof intermediaryServiceSchema>;
export type Certificate = z.output<typeof certificateSchema>;
export type Synonym = z.output<typeof synonymSchema>;
export type SharedField = keyof typeof sharedItemShape;
export type LocalField = keyof typeof localGuideShape;
