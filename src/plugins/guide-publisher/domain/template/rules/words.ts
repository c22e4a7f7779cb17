import type { LocalizedText } from '../../codes/tables';
import { formatLimit } from '../../codes/time-limit';
import { compilePath, pathLabel } from '../field-path';
import type { Said } from '../messages';
import { asLimit, quote } from '../values';

/** Small phrases that descriptions of rules share. */

/** The label of a field address, e.g. “申请材料·材料名称”. */
export function fieldName(field: string): LocalizedText {
  const label = pathLabel(compilePath(field));
  return { 'zh-Hans': `“${label['zh-Hans']}”`, en: `"${label.en}"` };
}

/** The labels of several fields as a list in a sentence. */
export function fieldNames(fields: readonly string[]): LocalizedText {
  const names = fields.map(fieldName);
  return {
    'zh-Hans': names.map((name) => name['zh-Hans']).join('、'),
    en: names.map((name) => name.en).join(', '),
  };
}

/** A value as a message says it: limits in words, everything else quoted. */
export function said(value: unknown): Said {
  const limit = asLimit(value);
  if (limit === null) return quote(value);
  return { 'zh-Hans': formatLimit(limit, 'zh-Hans'), en: formatLimit(limit, 'en') };
}
