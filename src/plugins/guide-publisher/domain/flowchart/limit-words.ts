import { codesOf, type Locale, type LocalizedText } from '../codes/tables';
import { formatLimit } from '../codes/time-limit';
import type { TimeLimit } from '../codes/values';
import { cleanText } from './xml-text';

/** A limit as a chart shows it; a unit that is not in the table is shown as it was given. */
export function limitWords(limit: TimeLimit, locale: Locale): string {
  if (limit === null) return '';
  if (UNITS.has(limit.unit)) return formatLimit(limit, locale);
  return cleanText(`${limit.value} ${limit.unit}`).trim();
}

/** The same in both languages, for messages. */
export function limitFact(limit: TimeLimit): LocalizedText {
  return { 'zh-Hans': limitWords(limit, 'zh-Hans'), en: limitWords(limit, 'en') };
}

const UNITS: ReadonlySet<string> = new Set(codesOf('limitUnit'));
