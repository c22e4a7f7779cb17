import type { Locale } from '../../codes/tables';
import type { ChartNode } from '../chart';
import { limitWords } from '../limit-words';
import { wrapText } from '../text-width';
import { CHART_WORDS, labelWords } from '../words';
import { cleanText } from '../xml-text';

/** Size and text of a node before it has a place. Lengths are SVG user units. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly BoxLine[];
}

export interface BoxLine {
  readonly text: string;
  readonly kind: 'label' | 'meta';
  /** Baseline, from the top of the box. */
  readonly baseline: number;
}

export const LABEL_SIZE = 14;
export const META_SIZE = 12;

export function boxOf(node: ChartNode, locale: Locale): Box {
  return SIZERS[node.type](node, locale);
}

const LABEL_LINE = 19;
const META_LINE = 16;
const PADDING_X = 8;
const PADDING_Y = 10;
/** Longer labels are cut in the drawing; tooltip and outline hold them whole. */
const MAX_LABEL_LINES = 5;
const MAX_META_LINES = 2;

const TASK_WIDTH = 134;
const ROUND_WIDTH = 124;
const DIAMOND_WIDTH = 156;
/** Share of a diamond's width that its text may take; the rest of the height follows from its slope. */
const DIAMOND_TEXT_SHARE = 0.56;
const DIAMOND_MIN_HEIGHT = 60;
/** Room for the wavy lower edge of a document. */
const WAVE = 10;

type Sizer = (node: ChartNode, locale: Locale) => Box;

const SIZERS: Readonly<Record<ChartNode['type'], Sizer>> = {
  start: (node, locale) => stack(labelRows(node, locale, ROUND_WIDTH - 24), { width: ROUND_WIDTH }),
  end: (node, locale) => stack(labelRows(node, locale, ROUND_WIDTH - 24), { width: ROUND_WIDTH }),
  task: taskBox,
  special: taskBox,
  document: (node, locale) => {
    const box = taskBox(node, locale);
    return { ...box, height: box.height + WAVE };
  },
  decision: (node, locale) => {
    const inner = DIAMOND_WIDTH * DIAMOND_TEXT_SHARE;
    const rows = labelRows(node, locale, inner);
    const textHeight = rows.length * LABEL_LINE;
    const height = Math.max(DIAMOND_MIN_HEIGHT, Math.ceil(textHeight / (1 - DIAMOND_TEXT_SHARE)));
    return stack(rows, { width: DIAMOND_WIDTH, height });
  },
};

function taskBox(node: ChartNode, locale: Locale): Box {
  const inner = TASK_WIDTH - 2 * PADDING_X;
  const rows = [...labelRows(node, locale, inner), ...metaRows(node, locale, inner)];
  return stack(rows, { width: TASK_WIDTH });
}

interface Row {
  readonly text: string;
  readonly kind: BoxLine['kind'];
}

function labelRows(node: ChartNode, locale: Locale, width: number): Row[] {
  const lines = wrapText(labelWords(node, locale), {
    width,
    size: LABEL_SIZE,
    maxLines: MAX_LABEL_LINES,
  });
  return lines.map((text) => ({ text, kind: 'label' }));
}

/** Post, then limit. What else is known stands in the outline: a box that says all is read by nobody. */
function metaRows(node: ChartNode, locale: Locale, width: number): Row[] {
  const words = CHART_WORDS[locale];
  const limit = limitWords(node.limit, locale);
  const uncounted = node.counted ? '' : words.uncounted;
  return [cleanText(node.post), limit, uncounted]
    .filter((value) => value !== '')
    .flatMap((value) => wrapText(value, { width, size: META_SIZE, maxLines: MAX_META_LINES }))
    .map((text) => ({ text, kind: 'meta' }));
}

function stack(rows: readonly Row[], size: { width: number; height?: number }): Box {
  const lineOf = (row: Row) => (row.kind === 'label' ? LABEL_LINE : META_LINE);
  const textHeight = rows.reduce((sum, row) => sum + lineOf(row), 0);
  const height = size.height ?? textHeight + 2 * PADDING_Y;
  let y = (height - textHeight) / 2;
  const lines = rows.map((row): BoxLine => {
    const baseline = y + (row.kind === 'label' ? LABEL_SIZE : META_SIZE);
    y += lineOf(row);
    return { ...row, baseline };
  });
  return { width: size.width, height, lines };
}
