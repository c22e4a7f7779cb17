import { memo } from 'react';
import { BaseEdge, EdgeLabelRenderer, type Edge, type EdgeProps } from '@xyflow/react';
import { styled } from 'styled-components';
import type { Severity } from '../../../../../domain/template/types';
import { SEVERITY_COLOURS } from '../severity';

export interface CanvasEdgeData extends Record<string, unknown> {
  readonly points: ReadonlyArray<readonly [x: number, y: number]>;
  readonly label: string;
  readonly severity: Severity | null;
  readonly count: number;
  readonly found: string;
}

export type CanvasEdgeType = Edge<CanvasEdgeData, 'flow'>;

/** Around the line that the picture shows: wide enough for the pointer, seen only when it is chosen. */
export const CanvasEdge = memo(function CanvasEdge({
  id,
  data,
  selected,
}: EdgeProps<CanvasEdgeType>) {
  if (!data) return null;
  const { points, label, severity, count, found } = data;
  const [x, y] = middleOf(points);
  return (
    <Line
      $selected={selected === true}
      data-canvas-edge={id}
      role="button"
      aria-label={label}
      aria-pressed={selected === true}
      tabIndex={-1}
    >
      <BaseEdge id={id} path={pathOf(points)} interactionWidth={GRASP} />
      {severity && (
        <EdgeLabelRenderer>
          <Badge
            $colour={SEVERITY_COLOURS[severity]}
            title={found}
            style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}
            aria-hidden
          >
            {count}
          </Badge>
        </EdgeLabelRenderer>
      )}
    </Line>
  );
});

/** Width in which the pointer finds a line, in units of the layout. */
const GRASP = 16;

const pathOf = (points: CanvasEdgeData['points']) =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** The middle of the longest piece: there is room beside it. */
function middleOf(points: CanvasEdgeData['points']): readonly [number, number] {
  let best: { length: number; at: readonly [number, number] } = { length: -1, at: [0, 0] };
  points.slice(1).forEach(([x, y], i) => {
    const [px, py] = points[i]!;
    const length = Math.abs(x - px) + Math.abs(y - py);
    if (length > best.length) best = { length, at: [(x + px) / 2, (y + py) / 2] };
  });
  return best.at;
}

const Line = styled.g<{ readonly $selected: boolean }>`
  outline: none;

  .react-flow__edge-path {
    stroke: ${({ theme }) => theme.colors.primary600};
    stroke-width: 4;
    opacity: ${({ $selected }) => ($selected ? 0.75 : 0)};
  }

  &:hover .react-flow__edge-path {
    opacity: 0.5;
  }

  &:focus-visible .react-flow__edge-path {
    opacity: 1;
    stroke-width: 6;
  }
`;

const Badge = styled.span<{ readonly $colour: 'danger' | 'warning' | 'secondary' }>`
  background: ${({ theme, $colour }) => theme.colors[`${$colour}600`]};
  border-radius: 10px;
  color: ${({ theme }) => (theme.colorScheme === 'dark' ? '#000' : '#fff')};
  font-size: 12px;
  font-weight: 600;
  line-height: 1;
  padding: 4px 7px;
  pointer-events: all;
  position: absolute;
`;
