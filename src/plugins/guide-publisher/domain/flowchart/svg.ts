import { limitWords } from './limit-words';
import type { Locale } from '../codes/tables';
import type { Chart, ChartNode } from './chart';
import { chartHash } from './chart-hash';
import { layoutChart, type Layout, type PlacedEdge, type PlacedNode } from './layout';
import { LABEL_LINE } from './layout/edge-labels';
import { LABEL_SIZE, META_SIZE } from './layout/boxes';
import { CHART_CSS, LIGHT } from './svg-style';
import { textWidth, wrapText } from './text-width';
import { CHART_WORDS } from './words';
import { cleanText, escapeXml, safeId } from './xml-text';

export interface SvgOptions {
  readonly locale: Locale;
  /** Keeps ids apart where a page shows several charts. */
  readonly idPrefix?: string;
  /** For use inside a page: no style element and no visible title; the page brings `CHART_CSS`. */
  readonly inline?: boolean;
}

/**
 * Draws a chart, with the hash of the chart that it shows. The same chart gives the same bytes. Text comes out escaped,
 * whatever it holds.
 */
export function chartToSvg(
  chart: Chart,
  { locale, idPrefix = 'chart', inline = false }: SvgOptions
): string {
  const layout = layoutChart(chart, locale);
  const id = safeId(idPrefix);
  const title = inline ? { height: 0, svg: '' } : titleOf(chart, layout);
  const height = layout.height + title.height;
  const size = `viewBox="0 ${-title.height} ${num(layout.width)} ${num(height)}" width="${num(layout.width)}" height="${num(height)}"`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="fc" ${size} data-chart-hash="${chartHash(chart)}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="sans-serif" text-anchor="middle">`,
    `<title id="${id}-title">${escapeXml(chart.title || CHART_WORDS[locale].unnamed)}</title>`,
    `<desc id="${id}-desc">${escapeXml(describeChart(chart, locale))}</desc>`,
    inline ? '' : `<style>${CHART_CSS}</style>`,
    `<defs><marker id="${id}-arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path class="fc-arrow" fill="${LIGHT.line}" d="M0 .5 8 4 0 7.5Z"/></marker></defs>`,
    `<rect class="fc-paper" fill="${LIGHT.paper}" y="${-title.height}" width="${num(layout.width)}" height="${num(height)}"/>`,
    title.svg,
    ...frame(layout, locale),
    `<g class="fc-e" fill="none" stroke="${LIGHT.line}" stroke-width="1.4">`,
    ...layout.edges.map((edge) => line(edge, id)),
    '</g>',
    ...layout.nodes.map((node) => nodeSvg(node, locale)),
    `<g class="fc-l" font-size="${META_SIZE}" fill="${LIGHT.soft}" stroke="${LIGHT.paper}" stroke-width="3" paint-order="stroke" stroke-linejoin="round">`,
    ...layout.edges.map(edgeLabel),
    '</g></svg>',
  ];
  return parts.filter((part) => part !== '').join('\n');
}

const TITLE_SIZE = 20;
const TITLE_LINE = 28;

function titleOf(chart: Chart, layout: Layout): { height: number; svg: string } {
  const text = cleanText(chart.title).trim();
  if (text === '') return { height: 0, svg: '' };
  const lines = wrapText(text, { width: layout.width - 40, size: TITLE_SIZE, maxLines: 3 });
  const height = lines.length * TITLE_LINE + 20;
  const spans = lines.map((value, i) => {
    const y = i * TITLE_LINE + TITLE_LINE + 4 - height;
    return `<tspan x="${num(layout.width / 2)}" y="${num(y)}">${escapeXml(value)}</tspan>`;
  });
  const svg = `<text class="fc-title" fill="${LIGHT.ink}" font-size="${TITLE_SIZE}" font-weight="bold">${spans.join('')}</text>`;
  return { height, svg };
}

/** One sentence on what the drawing shows, for those who don't see it. */
export function describeChart(chart: Chart, locale: Locale): string {
  const counts = {
    nodes: chart.nodes.length,
    edges: chart.edges.length,
    lanes: chart.lanes.length,
  };
  return CHART_WORDS[locale].describe(counts);
}

/** Lanes with their heads, stage bands with theirs. */
function frame(layout: Layout, locale: Locale): string[] {
  const { width, height, laneHeader, stageHeader, lanes, stages } = layout;
  const words = CHART_WORDS[locale];
  const bands = stages.map(({ y, height: tall }, i) =>
    i % 2 === 0
      ? ''
      : `<rect class="fc-band" fill="${LIGHT.band}" x="0" y="${num(y)}" width="${num(width)}" height="${num(tall)}"/>`
  );
  const rules = [
    ...lanes.slice(1).map(({ x }) => `M${num(x)} ${laneHeader}V${num(height)}`),
    ...stages.slice(1).map(({ y }) => `M0 ${num(y)}H${num(width)}`),
    `M.5 .5H${num(width - 0.5)}V${num(height - 0.5)}H.5Z`,
  ];
  const head = `class="fc-head" fill="${LIGHT.head}" stroke="${LIGHT.rule}"`;
  const laneHeads = lanes.map(({ lane, x, width: wide }) => {
    const text = oneLine(lane.name, wide - 12);
    return `<rect ${head} x="${num(x)}" width="${num(wide)}" height="${laneHeader}"/>${headText(text, x + wide / 2, laneHeader / 2 + 5)}`;
  });
  const stageHeads = stages.map(({ stage, y, height: tall }) => {
    const middle = y + tall / 2;
    const text = oneLine(words.stages[stage], tall - 8);
    const box = `<rect ${head} y="${num(y)}" width="${stageHeader}" height="${num(tall)}"/>`;
    return locale === 'en'
      ? `${box}<g transform="rotate(-90 ${stageHeader / 2 + 5} ${num(middle)})">${headText(text, stageHeader / 2 + 5, middle)}</g>`
      : box + columnText(text, stageHeader / 2, middle);
  });
  const corner =
    stageHeader > 0 ? `<rect ${head} width="${stageHeader}" height="${laneHeader}"/>` : '';
  return [
    ...bands,
    corner,
    ...laneHeads,
    ...stageHeads,
    `<path class="fc-rule" fill="none" stroke="${LIGHT.rule}" d="${rules.join('')}"/>`,
  ];
}

function oneLine(value: string, width: number): string {
  return wrapText(cleanText(value), { width, size: LABEL_SIZE, maxLines: 1 })[0] ?? '';
}

const HEAD_TEXT = `class="fc-head-t" fill="${LIGHT.headInk}" font-size="${LABEL_SIZE}" font-weight="bold"`;

function headText(text: string, x: number, y: number): string {
  return text === ''
    ? ''
    : `<text ${HEAD_TEXT} x="${num(x)}" y="${num(y)}">${escapeXml(text)}</text>`;
}

/** Chinese from top to bottom, a character below the other: no writing mode, which not every viewer knows. */
function columnText(text: string, x: number, middle: number): string {
  const chars = [...text];
  const step = LABEL_SIZE + 4;
  const top = middle - ((chars.length - 1) * step) / 2 + 5;
  const spans = chars.map(
    (char, i) => `<tspan x="${num(x)}" y="${num(top + i * step)}">${escapeXml(char)}</tspan>`
  );
  return `<text ${HEAD_TEXT}>${spans.join('')}</text>`;
}

function line({ points }: PlacedEdge, id: string): string {
  const path = points.map(([x, y], i) => {
    if (i === 0) return `M${num(x)} ${num(y)}`;
    return x === points[i - 1]![0] ? `V${num(y)}` : `H${num(x)}`;
  });
  return `<path marker-end="url(#${id}-arrow)" d="${path.join('')}"/>`;
}

function edgeLabel({ label }: PlacedEdge): string {
  if (!label) return '';
  const anchor = label.anchor === 'middle' ? '' : ` text-anchor="${label.anchor}"`;
  const [x, y] = [num(label.x), label.y];
  if (label.lines.length === 1)
    return `<text${anchor} x="${x}" y="${num(y)}">${escapeXml(label.lines[0]!)}</text>`;
  const spans = label.lines.map(
    (value, i) => `<tspan x="${x}" y="${num(y + i * LABEL_LINE)}">${escapeXml(value)}</tspan>`
  );
  return `<text${anchor}>${spans.join('')}</text>`;
}

function nodeSvg(placed: PlacedNode, locale: Locale): string {
  const { node, x, width, y, lines } = placed;
  const tooltip = tooltipOf(node, locale);
  const middle = num(x + width / 2);
  const round = node.type === 'start' || node.type === 'end';
  const text = (kind: 'label' | 'meta', attributes: string) => {
    const rows = lines.filter((row) => row.kind === kind);
    if (rows.length === 0) return '';
    const at = (row: (typeof rows)[number]) => `x="${middle}" y="${num(y + row.baseline)}"`;
    if (rows.length === 1)
      return `<text ${attributes} ${at(rows[0]!)}>${escapeXml(rows[0]!.text)}</text>`;
    return `<text ${attributes}>${rows.map((row) => `<tspan ${at(row)}>${escapeXml(row.text)}</tspan>`).join('')}</text>`;
  };
  const label = round
    ? `class="fc-round-t" fill="${LIGHT.headInk}" font-size="${LABEL_SIZE}"`
    : `class="fc-t" fill="${LIGHT.ink}" font-size="${LABEL_SIZE}"${node.type === 'task' ? ' font-weight="bold"' : ''}`;
  return [
    '<g>',
    tooltip === '' ? '' : `<title>${escapeXml(tooltip)}</title>`,
    shape(placed),
    text('label', label),
    text('meta', `class="fc-m" fill="${LIGHT.soft}" font-size="${META_SIZE}"`),
    '</g>',
  ].join('');
}

/** All that is known of a node, for the pointer; the outline has it for everybody else. */
function tooltipOf(node: ChartNode, locale: Locale): string {
  const words = CHART_WORDS[locale];
  const parts: ReadonlyArray<readonly [string, string]> = [
    [words.post, node.post],
    [words.limit, limitWords(node.limit, locale)],
    [words.standard, node.standard],
    [words.result, node.result],
  ];
  const known = parts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  const cut = wasCut(node) ? [node.label] : [];
  return [...cut, ...known].join(' · ');
}

/** A label this long may not have been drawn whole. */
const wasCut = ({ label }: ChartNode) => label.length > 12 && textWidth(label, 1) > 20;

type Shape = (placed: PlacedNode) => string;

const pill: Shape = ({ x, y, width, height }) =>
  `<rect class="fc-n fc-round" fill="${LIGHT.head}" stroke="${LIGHT.line}" x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" rx="${num(Math.min(20, height / 2))}"/>`;

const SHAPES: Readonly<Record<ChartNode['type'], Shape>> = {
  start: pill,
  end: pill,
  task: ({ node, x, y, width, height }) => {
    const kind = node.step === '' ? 'task' : 'step';
    return `<rect class="fc-n fc-${kind}" fill="${LIGHT[kind]}" stroke="${LIGHT.line}" x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}" rx="3"/>`;
  },
  decision: ({ x, y, width, height }) => {
    const path = `M${num(x)} ${num(y + height / 2)}l${num(width / 2)} ${num(-height / 2)} ${num(width / 2)} ${num(height / 2)} ${num(-width / 2)} ${num(height / 2)}Z`;
    return `<path class="fc-n fc-decision" fill="${LIGHT.decision}" stroke="${LIGHT.line}" d="${path}"/>`;
  },
  document: ({ x, y, width, height }) => {
    const body = height - 5;
    const path = `M${num(x)} ${num(y)}h${num(width)}v${num(body)}q${num(-width / 4)} -10 ${num(-width / 2)} 0t${num(-width / 2)} 0Z`;
    return `<path class="fc-n fc-document" fill="${LIGHT.document}" stroke="${LIGHT.line}" d="${path}"/>`;
  },
  special: ({ x, y, width, height }) => {
    const outer = `M${num(x)} ${num(y)}h${num(width)}v${num(height)}h${num(-width)}Z`;
    const inner = `M${num(x + 3.5)} ${num(y + 3.5)}h${num(width - 7)}v${num(height - 7)}h${num(7 - width)}Z`;
    return `<path class="fc-n fc-special" fill="${LIGHT.special}" stroke="${LIGHT.line}" d="${outer}${inner}"/>`;
  },
};

function shape(placed: PlacedNode): string {
  return SHAPES[placed.node.type](placed);
}

/** At most one decimal: half a unit is less than a pixel. */
const num = (value: number): string => String(Math.round(value * 10) / 10);
