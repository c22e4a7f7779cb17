/**
 * Cells that a spreadsheet program would run as a formula are written with an apostrophe in front, and lose it when
 * they are read again. The same apostrophe keeps outer white space and the word for "deliberately blank", which a
 * reader would otherwise trim or interpret. Nothing else that begins with an apostrophe is touched, so that
 * `restore(protect(text)) === text` holds for every text.
 */

/** Stands in a cell for "deliberately blank", where an empty cell means "take the standard value". */
export const EXPLICIT_BLANK = '（空）';

/** First characters that start a formula in some program, with their full-width forms; and NUL, tab, CR, LF. */
const DANGEROUS = new Set([...'=+-@＝＋－＠\t\r\n\0']);

/** The text as it goes into a cell. */
export function protect(text: string): string {
  return isSpecial(text.replace(/^'+/, '')) ? `'${text}` : text;
}

/** The text that a cell stands for: unprotected, or else without outer white space. */
export function restore(cell: string): string {
  if (cell.startsWith("'") && isSpecial(cell.replace(/^'+/, ''))) return cell.slice(1);
  return cell.trim();
}

/** Is the cell the word for "deliberately blank"? */
export function isExplicitBlank(cell: string): boolean {
  const text = cell.trim();
  return text === EXPLICIT_BLANK || text === '(空)' || text.toLowerCase() === '(blank)';
}

function isSpecial(text: string): boolean {
  return DANGEROUS.has(text.charAt(0)) || text.trim() !== text || isExplicitBlank(text);
}
