import { escapePointer } from './field-path';
import { isObject, MAX_DEPTH } from './values';

/**
 * The texts of a document that a reader reads. Codes, dates and addresses are left out: an X in a credit code is no
 * placeholder, an ampersand in an address no escaped HTML.
 */
const NOT_PROSE: ReadonlySet<string> = new Set([
  'code',
  'localCode',
  'basicCode',
  'subjectCode',
  'creditCode',
  'parentCreditCode',
  'regionCode',
  'parentCode',
  'certificateCode',
  'kind',
  'locale',
  'unit',
  'step',
  'stage',
  'id',
  'from',
  'to',
  'lane',
  'effectiveDate',
  'cancelDate',
  'nextCheckDate',
  'issueDate',
  'onlineAddress',
  'mobileAddress',
  'blankForm',
  'sample',
]);

/** Appends every text of the value to `into`. */
export function gatherTexts(value: unknown, into: string[], depth = 0): void {
  if (typeof value === 'string') {
    if (value !== '') into.push(value);
  } else if (depth >= MAX_DEPTH) {
    return;
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) gatherTexts(value[i], into, depth + 1);
  } else if (isObject(value)) {
    for (const key in value) {
      if (!NOT_PROSE.has(key)) gatherTexts(value[key], into, depth + 1);
    }
  }
}

/** Calls `found` with the pointer of every text; for the few documents in which something was found. */
export function eachText(
  value: unknown,
  found: (text: string, pointer: string) => void,
  pointer = '',
  depth = 0
): void {
  if (typeof value === 'string') {
    found(value, pointer);
  } else if (depth >= MAX_DEPTH) {
    return;
  } else if (Array.isArray(value)) {
    value.forEach((entry, i) => eachText(entry, found, `${pointer}/${i}`, depth + 1));
  } else if (isObject(value)) {
    for (const [key, entry] of Object.entries(value)) {
      if (NOT_PROSE.has(key)) continue;
      eachText(entry, found, `${pointer}/${escapePointer(key)}`, depth + 1);
    }
  }
}
