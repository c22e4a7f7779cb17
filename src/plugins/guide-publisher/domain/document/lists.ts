import { z } from 'zod/v4';
import { code, text, timeLimitSchema } from '../codes/values';

/**
 * Entries of the lists that live inside an item: JSON attributes in Strapi, arrays in a document.
 * Schemas say the *shape* and bound every size; whether a value is *right* is for the template.
 * So a blank that an editor has not filled yet is storable, and then found by the check.
 */

/** Most entries of one list: the largest known material list has 86. */
export const MAX_ENTRIES = 500;

export const legalBasisSchema = z.object({
  /** Name of the law, without title marks《》. */
  law: text,
  /** Article as cited, e.g. 第十二条第一款. */
  article: text,
  /** Text of the article, may be blank. */
  content: text,
  documentNumber: text,
});

export const conditionSchema = z.object({ text });

export const materialSchema = z.object({
  name: text,
  form: code('materialForm'),
  necessity: code('materialNecessity'),
  source: code('materialSource'),
  sourceNote: text,
  originals: z.number().int().min(0).max(1000).default(0),
  copies: z.number().int().min(0).max(1000).default(0),
  acceptanceStandard: text,
  basis: text,
  fillingNote: text,
  /** Address of the blank form. */
  blankForm: text,
  /** Address of a filled sample. */
  sample: text,
  /** Code of the certificate (证明事项) that this material is, where it is one. */
  certificateCode: z.string().max(40).default(''),
  note: text,
});

export const stepSchema = z.object({
  /** One of `STEP_IDS`; unknown text is storable and reported. */
  step: z.string().max(40).default(''),
  /** Post that handles the step, e.g. 窗口受理岗. */
  post: text,
  limit: timeLimitSchema.default(null),
  /** Does the time count towards the promised limit? */
  counted: z.boolean().default(true),
  /** Standard of review. */
  standard: text,
  result: text,
});

export const specialProcedureSchema = z.object({
  kind: code('specialProcedure'),
  limit: timeLimitSchema.default(null),
  basis: text,
  note: text,
});

export const feeSchema = z.object({
  name: text,
  /** e.g. 10元/证 */
  standard: text,
  basis: text,
  reductionAllowed: z.boolean().default(false),
  reductionBasis: text,
  note: text,
});

export const intermediaryRefSchema = z.object({
  /** Code of the intermediary service in the city's catalogue. */
  code: z.string().max(40).default(''),
  name: text,
  basis: text,
});

export const faqSchema = z.object({ question: text, answer: text });

export const windowSchema = z.object({ name: text, number: text, phone: text });

export const resultSchema = z.object({
  type: code('resultType'),
  name: text,
  /** Address of a sample of the result document. */
  sample: text,
});

/** An approval that asks for an intermediary service. */
export const approvalRefSchema = z.object({
  basicCode: z.string().max(40).default(''),
  name: text,
});

/** An item that an adjustment changes. */
export const adjustmentItemSchema = z.object({
  basicCode: z.string().max(40).default(''),
  name: text,
  note: text,
});

export const list = <T extends z.ZodType>(entry: T) => z.array(entry).max(MAX_ENTRIES).default([]);

/** Every list attribute, by the name that it has in content types, documents, custom fields and sheets. */
export const LIST_SCHEMAS = {
  legalBases: legalBasisSchema,
  conditions: conditionSchema,
  materials: materialSchema,
  steps: stepSchema,
  specialProcedures: specialProcedureSchema,
  fees: feeSchema,
  intermediaries: intermediaryRefSchema,
  faqs: faqSchema,
  windows: windowSchema,
  results: resultSchema,
  approvals: approvalRefSchema,
  adjustmentItems: adjustmentItemSchema,
} as const;

export type ListName = keyof typeof LIST_SCHEMAS;
export type LegalBasis = z.output<typeof legalBasisSchema>;
export type Condition = z.output<typeof conditionSchema>;
export type Material = z.output<typeof materialSchema>;
export type Step = z.output<typeof stepSchema>;
export type SpecialProcedure = z.output<typeof specialProcedureSchema>;
export type Fee = z.output<typeof feeSchema>;
export type IntermediaryRef = z.output<typeof intermediaryRefSchema>;
export type Faq = z.output<typeof faqSchema>;
export type Window = z.output<typeof windowSchema>;
export type ItemResult = z.output<typeof resultSchema>;
