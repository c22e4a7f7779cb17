import { z } from 'zod/v4';
import { code, text } from '../codes/values';
import { adjustmentItemSchema, list } from '../document/lists';

/** Most organizations that one adjustment hands items to: the townships and villages of a large city. */
const MAX_ORGANIZATIONS = 5000;

const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .nullable()
  .default(null);

/** A dynamic adjustment (动态调整) of items, as editors keep it. */
export const adjustmentSchema = z.object({
  code: z.string().max(80),
  action: code('adjustmentAction'),
  state: code('adjustmentState'),
  /** Items that it changes; with a merger of organizations, none means all. */
  items: list(adjustmentItemSchema),
  /** Items that come out of a merger or split, and new names. */
  resultItems: list(adjustmentItemSchema),
  /** Whose items; blank means everybody's, where the action allows it. */
  fromCreditCode: z.string().max(40).default(''),
  /** Who receives items. */
  toCreditCodes: z.array(z.string().max(40)).max(MAX_ORGANIZATIONS).default([]),
  basis: text,
  documentNumber: text,
  reason: text,
  /** The day of the change (of the law, of the decision) from which the deadlines run. */
  changeDate: isoDate,
  proposedDate: isoDate,
  approvedDate: isoDate,
  effectiveDate: isoDate,
});

export type Adjustment = z.output<typeof adjustmentSchema>;

export const ADJUSTMENT_ACTIONS = [
  'add',
  'cancel',
  'delegate',
  'undertake',
  'entrust',
  'merge',
  'split',
  'rename',
  'change',
] as const;
export type AdjustmentAction = (typeof ADJUSTMENT_ACTIONS)[number];

export const isAdjustmentAction = (value: string): value is AdjustmentAction =>
  (ADJUSTMENT_ACTIONS as readonly string[]).includes(value);
