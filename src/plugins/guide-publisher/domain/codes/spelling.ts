import { MAX_CODE_LENGTH, problem, type CodeProblem } from './parsed';

/**
 * Spelling of codes. Lower case, full width, white space and hyphens are what spreadsheets, input methods and letterheads leave
 * behind. They are never accepted silently, since the code is a key; the problem offers the right spelling.
 */

const FULL_WIDTH = /[\uff01-\uff5e]/g;
/** White space of any kind, and the invisible characters that copying from web pages brings along. */
const BLANK = /\s|\u200b|\u200c|\u200d|\u2060|\ufeff/g;
/** The hyphen and what word processors make of it. */
const HYPHEN = /[-\u2010-\u2015\u2212]/g;
/** What nearly every code is; nothing else is looked for then. */
const WELL_SPELLED = /^[0-9A-Z]*$/;
/** Distance between a full-width form and its ASCII character. */
const FULL_WIDTH_OFFSET = 0xfee0;

/** The right spelling: ASCII, upper case, no white space, no hyphens. Applying it twice changes nothing more. */
export function normalizeCode(value: string): string {
  return value
    .replace(FULL_WIDTH, toHalfWidth)
    .replace(BLANK, '')
    .replace(HYPHEN, '')
    .replace(/[a-z]+/g, toUpperCase);
}

/** What is wrong with the spelling of the whole value; `null` if it is spelled as codes are. */
export function spellingProblem(value: string): CodeProblem | null {
  if (value.length > MAX_CODE_LENGTH) return tooLong(value.length);
  if (WELL_SPELLED.test(value)) return null;
  const suggestion = normalizeCode(value);
  if (suggestion === value) return null;
  const faults = FAULTS.filter((fault) => fault.found.test(value));
  const zh = faults.map((fault) => fault.zh).join('、');
  const en = faults.map((fault) => fault.en).join(', ');
  return problem(
    'code.spelling',
    `编码含有${zh}，应写作 ${suggestion}`,
    `The code contains ${en}; write ${suggestion}`,
    { suggestion }
  );
}

/**
 * Reads a value by its parts: first the spelling, then what `problemsOf` finds in the right spelling.
 * So a value that is only badly spelled has one problem, and one that is wrong besides has all of them.
 */
export function spelledProblems(
  value: string,
  problemsOf: (spelled: string) => readonly CodeProblem[]
): readonly CodeProblem[] {
  const spelling = spellingProblem(value);
  if (!spelling) return problemsOf(value);
  return spelling.suggestion === undefined
    ? [spelling]
    : [spelling, ...problemsOf(spelling.suggestion)];
}

const FAULTS = [
  { found: /\s|\u200b|\u200c|\u200d|\u2060|\ufeff/, zh: '空白字符', en: 'white space' },
  { found: /[-\u2010-\u2015\u2212\uff0d]/, zh: '连字符', en: 'hyphens' },
  { found: /[\uff01-\uff5e]/, zh: '全角字符', en: 'full-width characters' },
  { found: /[a-z\uff41-\uff5a]/, zh: '小写字母', en: 'lower-case letters' },
] as const;

const toHalfWidth = (char: string) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET);
const toUpperCase = (letters: string) => letters.toUpperCase();

function tooLong(length: number): CodeProblem {
  return problem(
    'code.too-long',
    `共 ${length} 个字符，不是编码`,
    `It has ${length} characters; that is no code`
  );
}
