import { textWidth, wrapText } from '../text-width';
import { cleanText } from '../xml-text';
import { META_SIZE } from './boxes';
import type { Graph } from './graph';
import type { Route } from './routes';

/** The condition of a line, broken into lines, and its distance from the node where several leave at one side. */
export interface EdgeLabel {
  readonly lines: readonly string[];
  readonly width: number;
  readonly shift: number;
}

export const LABEL_LINE = 15;
/** Beside a line that goes down there is half a box of room; beside one that goes sideways the gutter must make it. */
const UPRIGHT_WIDTH = 84;
const SIDE_WIDTH = 61;
const MAX_LINES = 5;

export function labelsOf(routes: readonly Route[], graph: Graph): Array<EdgeLabel | null> {
  const below = new Map<string, number>();
  return routes.map((route) => {
    const { edge, from } = graph.edges[route.edge]!;
    const condition = cleanText(edge.condition).trim();
    if (condition === '') return null;
    const upright = route.exit === 'bottom' || route.exit === 'top';
    const room = upright ? UPRIGHT_WIDTH : sideRoom(condition);
    const lines = wrapText(condition, { width: room, size: META_SIZE, maxLines: MAX_LINES });
    const width = Math.ceil(Math.max(...lines.map((line) => textWidth(line, META_SIZE))));
    const key = `${from}${route.exit}`;
    const shift = below.get(key) ?? 0;
    below.set(key, shift + lines.length * LABEL_LINE);
    return { lines, width, shift };
  });
}

/** Four or five characters, or one Latin word. */
function sideRoom(condition: string): number {
  const words = condition.slice(0, 200).match(/[\w-]+/g) ?? [];
  const longest = Math.max(0, ...words.map((word) => textWidth(word, META_SIZE)));
  return Math.min(UPRIGHT_WIDTH, Math.max(SIDE_WIDTH, longest));
}
