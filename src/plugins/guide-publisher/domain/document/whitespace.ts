/**
 * White space in texts. Texts of the product are plain text with line breaks, so what a spreadsheet or an editor does to
 * spaces changes nothing that a reader sees.
 */

/** White space within a line, including the no-break, ideographic and typographic spaces. */
const BLANK = '[^\\S\\n]';
/** Anything that tidying would change; most texts have none of it. */
const UNTIDY = new RegExp(
  `^\\s|\\s$|\\r|\\u2028|\\u2029|${BLANK}${BLANK}|[^\\S\\n ]|\\n | \\n|\\n\\n\\n`
);
const LINE_BREAK = /\r\n?|\u2028|\u2029/g;
const BLANKS = new RegExp(`${BLANK}+`, 'g');
const BLANK_AROUND_BREAK = / ?\n ?/g;
const EMPTY_LINES = /\n{3,}/g;

/**
 * The text with cosmetic white space taken away: trimmed, line breaks as LF, runs of blanks as one space, no blanks at the
 * ends of lines, at most one empty line in a row. Idempotent. Line breaks and the space between words stay.
 */
export function tidyWhitespace(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text
    .replace(LINE_BREAK, '\n')
    .replace(BLANKS, ' ')
    .replace(BLANK_AROUND_BREAK, '\n')
    .replace(EMPTY_LINES, '\n\n')
    .trim();
}
