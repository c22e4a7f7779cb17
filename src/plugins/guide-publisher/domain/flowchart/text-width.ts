/**
 * Measures and wraps text without a browser, so that a chart is laid out the same way on a server, in a test and in the
 * editor. Widths are those of common sans-serif fonts, in em, rounded up: a box that is a little too wide is harmless.
 */

export interface WrapOptions {
  /** Width of a line, in the unit of `size`. */
  readonly width: number;
  /** Font size. */
  readonly size: number;
  /** The rest is cut and marked with an ellipsis. */
  readonly maxLines: number;
}

/** Width of a text on one line, in the unit of `size`. */
export function textWidth(value: string, size: number): number {
  let em = 0;
  for (const char of value) em += charWidth(char);
  return em * size;
}

/**
 * Breaks a text into lines. Latin words stay whole where they fit; no line begins with closing punctuation and none
 * ends with opening punctuation (Chinese typesetting, GB/T 15834), save for a run of it that is longer than a line.
 */
export function wrapText(value: string, { width, size, maxLines }: WrapOptions): string[] {
  const limit = width / size;
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const unit of unitsOf(value, limit)) {
    if (line !== '' && used + unit.em > limit) {
      if (lines.length === maxLines - 1) return [...lines, withEllipsis(line, limit)];
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    if (line === '' && unit.text === ' ') continue;
    line += unit.text;
    used += unit.em;
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

interface Unit {
  readonly text: string;
  readonly em: number;
}

const CLOSING = new Set('、。，．：；！？）］｝〕〉》」』】〗…—～·’”,.:;!?)]}%‰℃');
const OPENING = new Set('（［｛〔〈《「『【〖‘“([{');
const BLANK = /\s/;
const NARROW = new Set("iIjlftr.,:;!|'()[]{} ");
const WIDE = new Set('mwMW@%&');
const MARK = /^(?:\p{M}|\u200d)$/u;

const ZERO_WIDTH_JOINER = '\u200d';

const FULL_WIDTH = 1;
const HALF_WIDTH = 0.55;

function charWidth(char: string): number {
  const point = char.codePointAt(0)!;
  if (point < 0x7f) {
    if (NARROW.has(char)) return 0.36;
    if (WIDE.has(char)) return 0.92;
    return char >= 'A' && char <= 'Z' ? 0.7 : HALF_WIDTH;
  }
  if (isHan(point)) return FULL_WIDTH;
  if (point >= 0x1100) {
    if (MARK.test(char)) return 0;
    return point >= 0xff61 && point <= 0xffdc ? HALF_WIDTH : FULL_WIDTH;
  }
  if (MARK.test(char)) return 0;
  return point >= 0x0400 ? 0.7 : 0.62;
}

/** Smallest pieces that may stand at the start of a line. Lazy: a text of 10,000 characters is read only as far as it is drawn. */
function* unitsOf(value: string, limit: number): Generator<Unit> {
  let text = '';
  let em = 0;
  let previous = '';
  let spaced = false;
  for (const char of value) {
    if (BLANK.test(char)) {
      spaced = text !== '';
      continue;
    }
    const width = charWidth(char);
    const gap = spaced ? charWidth(' ') : 0;
    if (
      text !== '' &&
      (mayBreak(previous, char, spaced) || isTooLong(em + gap + width, char, limit))
    ) {
      yield { text, em };
      if (spaced) yield { text: ' ', em: gap };
      text = '';
      em = 0;
    } else if (spaced) {
      text += ' ';
      em += gap;
    }
    text += char;
    em += width;
    previous = char;
    spaced = false;
  }
  if (text !== '') yield { text, em };
}

function mayBreak(before: string, after: string, spaced: boolean): boolean {
  if (
    CLOSING.has(after) ||
    OPENING.has(before) ||
    MARK.test(after) ||
    before === ZERO_WIDTH_JOINER
  ) {
    return false;
  }
  return spaced || isIdeographic(before) || isIdeographic(after);
}

/** A piece is cut where it does not fit a line; closing punctuation may hang over until that is hopeless. */
function isTooLong(em: number, next: string, limit: number): boolean {
  return em > 2 * limit || (em > limit && !CLOSING.has(next) && !MARK.test(next));
}

/** Nearly every character of a Chinese chart: worth a way around the slower tests. */
function isHan(point: number): boolean {
  return point >= 0x3400 && point <= 0x9fff;
}

function isIdeographic(char: string): boolean {
  return char.codePointAt(0)! >= 0x2e80;
}

function withEllipsis(line: string, limit: number): string {
  const chars = [...line.trimEnd()];
  let em = chars.reduce((sum, char) => sum + charWidth(char), 0);
  while (chars.length > 1 && em + FULL_WIDTH > limit) em -= charWidth(chars.pop()!);
  return `${chars.join('')}…`;
}
