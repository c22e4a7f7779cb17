import { z } from 'zod/v4';
import type { CodeTableName } from './tables';

/** Shapes of the smallest values, shared by lists, records and charts. */

/** Longest text of one cell: the longest articles of law in use are under 4,000 characters. */
export const MAX_TEXT = 10_000;

/** A text cell; missing means blank. */
export const text = z.string().max(MAX_TEXT).default('');

/** A code of one table, or blank. An unknown code is storable and reported by the check, so that nothing is lost. */
export const code = (table: CodeTableName) =>
  z.string().max(40).default('').meta({ codeTable: table });

/**
 * A time limit. `null` is blank: an error where a limit is required, never taken as one day.
 * The unit `none` says that the law sets no limit; `on-the-spot` that it is done at once (value 0).
 */
export const timeLimitSchema = z
  .object({
    /** Count of `unit`. */
    value: z.number().min(0).max(100_000),
    unit: code('limitUnit'),
    note: text,
  })
  .nullable();

export type TimeLimit = z.output<typeof timeLimitSchema>;

/** The six steps of the three stages, in order: 收件, 受理 · 审查, 决定 · 颁证, 送达. */
export const STEP_IDS = ['receive', 'accept', 'review', 'decide', 'issue', 'deliver'] as const;
export type StepId = (typeof STEP_IDS)[number];

export const STAGE_IDS = ['acceptance', 'decision', 'delivery'] as const;
export type StageId = (typeof STAGE_IDS)[number];

export const STAGE_OF_STEP: Readonly<Record<StepId, StageId>> = {
  receive: 'acceptance',
  accept: 'acceptance',
  review: 'decision',
  decide: 'decision',
  issue: 'delivery',
  deliver: 'delivery',
};
