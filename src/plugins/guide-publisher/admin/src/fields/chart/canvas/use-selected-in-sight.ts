import { useEffect, type RefObject } from 'react';
import { useReactFlow } from '@xyflow/react';
import type { Layout } from '../../../../../domain/flowchart/layout';
import type { Selected } from '../use-chart-editor';

/** What is chosen elsewhere is brought into sight; with the keyboard in the drawing, the focus goes to it. */
export function useSelectedInSight({
  frame,
  layout,
  selected,
}: {
  readonly frame: RefObject<HTMLDivElement>;
  readonly layout: Layout;
  readonly selected: Selected | null;
}): void {
  const { getViewport, setCenter } = useReactFlow();
  useEffect(() => {
    const box = frame.current;
    if (!box || !selected) return;
    const name = `data-canvas-${selected.kind}`;
    if (box.contains(document.activeElement)) {
      const found = box.querySelector<HTMLElement>(`[${name}="${CSS.escape(selected.id)}"]`);
      found?.focus({ preventScroll: true });
    }
    const centre = placeOf(layout, selected);
    if (!centre) return;
    const { x, y, zoom } = getViewport();
    const [left, top] = [centre[0] * zoom + x, centre[1] * zoom + y];
    const inSight =
      left > MARGIN &&
      left < box.clientWidth - MARGIN &&
      top > MARGIN &&
      top < box.clientHeight - MARGIN;
    if (!inSight) void setCenter(...centre, { zoom, duration: 200 });
    // Only a new choice moves the drawing, not a change of the chart below it.
  }, [selected, frame, getViewport, setCenter]);
}

/** A node nearer to the edge than this counts as out of sight, in px. */
const MARGIN = 40;

function placeOf({ nodes, edges }: Layout, { kind, id }: Selected): [number, number] | null {
  const node = kind === 'node' && nodes.find((one) => one.node.id === id);
  if (node) return [node.x + node.width / 2, node.y + node.height / 2];
  const edge = kind === 'edge' && edges.find((one) => one.edge.id === id);
  const [x, y] = (edge && edge.points[0]) || [];
  return x === undefined || y === undefined ? null : [x, y];
}
