import { escapePointer } from './field-path';
import { TEXT_FAULTS, type TextFaultName } from './text-faults';
import { SIGN_OF, signsIn } from './text-signs';
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

/** Several texts that are searched together; what was found once is remembered. */
export class TextBlock {
  private joined: string | null = null;
  /** Bits of the faults that the texts may have, that were searched for, and that were found. */
  private readonly signs: number;
  private searched = 0;
  private found = 0;

  constructor(private readonly texts: readonly string[]) {
    let signs = 0;
    for (let i = 0; i < texts.length; i += 1) signs |= signsIn(texts[i]!);
    this.signs = signs;
  }

  /** May one of the texts have the fault? It says yes too often rather than too seldom. */
  mayHave(fault: TextFaultName): boolean {
    const sign = SIGN_OF[fault];
    if ((this.signs & sign) === 0) return false;
    if ((this.searched & sign) === 0) {
      this.searched |= sign;
      this.joined ??= this.texts.join('\n');
      if (ANYWHERE[fault].test(this.joined)) this.found |= sign;
    }
    return (this.found & sign) !== 0;
  }
}

/** The searches with `^` and `$` standing for the ends of each of the joined texts. */
const ANYWHERE = Object.fromEntries(
  Object.entries(TEXT_FAULTS).map(([name, { search }]) => {
    const flags = search.multiline ? search.flags : `${search.flags}m`;
    return [name, new RegExp(search.source, flags)];
  })
) as Readonly<Record<TextFaultName, RegExp>>;

/** The texts of some values. */
export function textsOf(values: readonly unknown[]): string[] {
  const texts: string[] = [];
  for (const value of values) gatherTexts(value, texts, 1);
  return texts;
}

/** The texts of the wanted fields of a document. */
export function textsOfFields(document: unknown, isWanted: (field: string) => boolean): string[] {
  const texts: string[] = [];
  if (!isObject(document)) return texts;
  for (const key in document) {
    const value = document[key];
    if (typeof value !== 'string' && typeof value !== 'object') continue;
    if (value === null || value === '' || NOT_PROSE.has(key) || !isWanted(key)) continue;
    gatherTexts(value, texts, 1);
  }
  return texts;
}

/** Appends every text of the value to `into`. */
function gatherTexts(value: unknown, into: string[], depth: number): void {
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
