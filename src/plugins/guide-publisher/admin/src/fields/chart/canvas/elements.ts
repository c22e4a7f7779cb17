import type { Locale } from '../../../../../domain/codes/tables';
import { STAGE_LABELS } from '../../../../../domain/document/labels';
import type { Chart, ChartNode } from '../../../../../domain/flowchart/chart';
import type { Layout } from '../../../../../domain/flowchart/layout';
import { limitText } from '../../limit-text';
import { gravest, type ChartFinding, type ChartFindings } from '../chart-findings';
import { NODE_TYPE_LABELS, nodeName } from '../node-columns';
import type { Selected } from '../use-chart-editor';
import type { CanvasEdgeType } from './CanvasEdge';
import type { CanvasNodeType } from './CanvasNode';

/** A chart as nodes and edges of the drawing. */

/** A node that is being dragged, by its centre. */
export interface Dragged {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

interface Parts {
  readonly chart: Chart;
  readonly layout: Layout;
  readonly findings: ChartFindings;
  readonly selected: Selected | null;
  readonly locale: Locale;
}

interface NodeParts extends Parts {
  /** Node from which a flow is drawn, or that a dragged one would follow. */
  readonly marked: string | null;
  readonly dragged: Dragged | null;
  readonly disabled?: boolean;
}

export function canvasNodes(parts: NodeParts): CanvasNodeType[] {
  const { chart, layout, findings, selected, marked, dragged, disabled, locale } = parts;
  const current = selected?.kind === 'node' ? selected.id : chart.nodes[0]?.id;
  return layout.nodes.map(({ node, x, y, width, height }): CanvasNodeType => {
    const { id } = node;
    const found = findings.byNode.get(id) ?? [];
    const isDragged = dragged?.id === id;
    return {
      id,
      type: 'step',
      position: isDragged ? { x: dragged.x - width / 2, y: dragged.y - height / 2 } : { x, y },
      width,
      height,
      measured: { width, height },
      handles: handlesOf(width, height),
      selected: selected?.kind === 'node' && selected.id === id,
      data: {
        label: nodeLabel(chart, node, found, locale),
        severity: gravest(found),
        count: found.length,
        found: textOf(found, locale),
        current: id === current,
        marked: id === marked,
        editable: !disabled,
      },
    };
  });
}

export function canvasEdges({
  chart,
  layout,
  findings,
  selected,
  locale,
}: Parts): CanvasEdgeType[] {
  return layout.edges.map(({ edge, points }): CanvasEdgeType => {
    const found = findings.byEdge.get(edge.id) ?? [];
    const way = `${nodeName(chart, edge.from, locale)} → ${nodeName(chart, edge.to, locale)}`;
    return {
      id: edge.id,
      type: 'flow',
      source: edge.from,
      target: edge.to,
      selected: selected?.kind === 'edge' && selected.id === edge.id,
      data: {
        points,
        label: joined([way, edge.condition, textOf(found, locale)], locale),
        severity: gravest(found),
        count: found.length,
        found: textOf(found, locale),
      },
    };
  });
}

/** Where flows are taken hold of; the lines themselves come from the layout. */
const handlesOf = (width: number, height: number): CanvasNodeType['handles'] =>
  [
    { type: 'target', position: 'top', x: width / 2, y: 0, width: 1, height: 1 },
    { type: 'source', position: 'bottom', x: width / 2 - 7, y: height - 6, width: 14, height: 14 },
  ] as CanvasNodeType['handles'];

function nodeLabel(
  chart: Chart,
  node: ChartNode,
  found: readonly ChartFinding[],
  locale: Locale
): string {
  const lane = chart.lanes.find(({ id }) => id === node.lane)?.name ?? '';
  const stage = node.stage ? STAGE_LABELS[node.stage][locale] : '';
  const kind = NODE_TYPE_LABELS[node.type][locale];
  const parts = [nodeName(chart, node.id, locale), kind, lane, stage, node.post];
  return joined([...parts, limitText(node.limit, locale), textOf(found, locale)], locale);
}

const joined = (parts: readonly string[], locale: Locale): string =>
  parts.filter((part) => part !== '').join(locale === 'zh-Hans' ? '，' : ', ');

const textOf = (found: readonly ChartFinding[], locale: Locale): string =>
  found.map(({ message }) => message[locale]).join(locale === 'zh-Hans' ? '；' : '; ');
