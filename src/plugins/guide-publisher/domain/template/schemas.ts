import { z } from 'zod/v4';
import { isPathText } from './field-path';

/** Schemas that several kinds of rule share. Sizes are bounded here, so that no template can be a burden. */

export const fieldPath = z.string().max(200).refine(isPathText, { message: 'path.form' });

/** Most fields of one rule: a guide has some fifty. */
export const fieldPaths = z.array(fieldPath).min(1).max(60);

export const localizedText = z.strictObject({
  'zh-Hans': z.string().min(1).max(1000),
  en: z.string().min(1).max(1000),
});
