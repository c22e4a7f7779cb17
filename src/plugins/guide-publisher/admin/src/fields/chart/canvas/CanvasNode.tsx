import { memo } from 'react';
import { Handle, Position, useConnection, type Node, type NodeProps } from '@xyflow/react';
import { styled } from 'styled-components';
import { SEVERITY_COLOURS } from '../severity';
import type { Severity } from '../../../../../domain/template/types';

export interface CanvasNodeData extends Record<string, unknown> {
  /** Everything that is known of it, for those who hear the drawing. */
  readonly label: string;
  readonly severity: Severity | null;
  readonly count: number;
  /** What is found, for the pointer. */
  readonly found: string;
  readonly current: boolean;
  readonly marked: boolean;
  readonly editable: boolean;
}

export type CanvasNodeType = Node<CanvasNodeData, 'step'>;

/** Where the picture shows a node: nothing but what can be done with it. The picture itself lies below. */
export const CanvasNode = memo(function CanvasNode({
  id,
  data,
  selected,
  dragging,
}: NodeProps<CanvasNodeType>) {
  const isTarget = useConnection(({ inProgress, fromNode }) => inProgress && fromNode.id !== id);
  const { label, severity, count, found, current, marked, editable } = data;
  return (
    <Frame
      $selected={selected === true}
      $marked={marked || isTarget}
      $dragging={dragging}
      data-canvas-node={id}
      role="button"
      aria-label={label}
      aria-pressed={selected === true}
      tabIndex={current ? 0 : -1}
    >
      {severity && (
        <Badge $colour={SEVERITY_COLOURS[severity]} title={found} aria-hidden>
          {count}
        </Badge>
      )}
      <Handle
        type="target"
        position={Position.Top}
        isConnectableStart={false}
        isConnectable={editable}
        style={isTarget ? WHOLE : NONE}
      />
      <Knob type="source" position={Position.Bottom} isConnectable={editable} data-knob={id} />
    </Frame>
  );
});

/** While a flow is drawn, the whole node takes it. */
const WHOLE = {
  borderRadius: 0,
  height: '100%',
  left: 0,
  opacity: 0,
  top: 0,
  transform: 'none',
  width: '100%',
} as const;
const NONE = { opacity: 0, pointerEvents: 'none' } as const;

const Frame = styled.div<{
  readonly $selected: boolean;
  readonly $marked: boolean;
  readonly $dragging: boolean;
}>`
  background: ${({ theme, $dragging }) => ($dragging ? `${theme.colors.primary600}33` : 'none')};
  border-radius: 4px;
  height: 100%;
  outline: ${({ theme, $selected, $marked }) =>
    $selected
      ? `3px solid ${theme.colors.primary600}`
      : $marked
        ? `2px dashed ${theme.colors.primary600}`
        : 'none'};
  outline-offset: 3px;
  width: 100%;

  &:hover {
    outline: 2px solid ${({ theme }) => theme.colors.primary500};
  }

  &:focus-visible {
    outline: 3px solid ${({ theme }) => theme.colors.primary600};
    box-shadow: 0 0 0 9px ${({ theme }) => theme.colors.primary200};
  }
`;

const Badge = styled.span<{ readonly $colour: 'danger' | 'warning' | 'secondary' }>`
  align-items: center;
  background: ${({ theme, $colour }) => theme.colors[`${$colour}600`]};
  border-radius: 10px;
  color: ${({ theme }) => (theme.colorScheme === 'dark' ? '#000' : '#fff')};
  display: flex;
  font-size: 12px;
  font-weight: 600;
  height: 20px;
  justify-content: center;
  line-height: 1;
  min-width: 20px;
  padding: 0 5px;
  position: absolute;
  right: -10px;
  top: -10px;
`;

const Knob = styled(Handle)`
  && {
    background: ${({ theme }) => theme.colors.primary600};
    border: 2px solid ${({ theme }) => theme.colors.neutral0};
    bottom: -8px;
    height: 14px;
    opacity: 0;
    width: 14px;
  }

  ${Frame}:hover > && , ${Frame}:focus-visible > &&, ${Frame}[aria-pressed='true'] > && {
    opacity: 1;
  }
`;
