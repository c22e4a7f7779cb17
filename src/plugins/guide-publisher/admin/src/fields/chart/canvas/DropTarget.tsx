import { ViewportPortal } from '@xyflow/react';
import { styled } from 'styled-components';
import type { Layout } from '../../../../../domain/flowchart/layout';
import type { NodePlace } from '../edit-flow';

/** The part of the drawing where the dragged node would go. */
export function DropTarget({
  layout,
  place,
}: {
  readonly layout: Layout;
  readonly place: NodePlace;
}) {
  const lane = layout.lanes.find(({ lane: { id } }) => id === place.lane);
  const stage = layout.stages.find(({ stage: id }) => id === place.stage);
  if (!lane) return null;
  const y = stage?.y ?? layout.laneHeader;
  return (
    <ViewportPortal>
      <Region
        style={{
          height: stage?.height ?? layout.height - layout.laneHeader,
          transform: `translate(${lane.x}px, ${y}px)`,
          width: lane.width,
        }}
      />
    </ViewportPortal>
  );
}

const Region = styled.div`
  background: ${({ theme }) => theme.colors.primary500}22;
  border: 2px dashed ${({ theme }) => theme.colors.primary600};
  pointer-events: none;
  position: absolute;
`;
