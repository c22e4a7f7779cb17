import { z } from 'zod/v4';
import type { LocalizedText } from '../../codes/tables';

/** Parameters `min` and `max`, shared by the kinds that bound something; one of them must be given. */
export function bounds<N extends z.ZodType<number>, F extends z.ZodRawShape>(number: N, fields: F) {
  return z
    .strictObject({ ...fields, min: number.optional(), max: number.optional() })
    .refine(hasBounds, { message: 'bounds.order' });
}

/** The bounds in words: 不少于 2 且不超过 5 / at least 2 and at most 5. */
export function boundsText(min?: number, max?: number): LocalizedText {
  const zh: string[] = [];
  const en: string[] = [];
  if (min !== undefined) {
    zh.push(`不少于 ${min}`);
    en.push(`at least ${min}`);
  }
  if (max !== undefined) {
    zh.push(`不超过 ${max}`);
    en.push(`at most ${max}`);
  }
  return { 'zh-Hans': zh.join('且'), en: en.join(' and ') };
}

function hasBounds(params: Readonly<Record<string, unknown>>): boolean {
  const { min, max } = params;
  if (typeof min === 'number' && typeof max === 'number') return min <= max;
  return typeof min === 'number' || typeof max === 'number';
}
