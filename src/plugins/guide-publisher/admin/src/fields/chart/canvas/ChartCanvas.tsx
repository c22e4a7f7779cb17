import { useMemo, useRef, useState } from 'react';
import {
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  type AriaLabelConfig,
} from '@xyflow/react';
import xyflowCss from '@xyflow/react/dist/style.css?inline';
import { createGlobalStyle, styled, useTheme } from 'styled-components';
import { Box, Typography } from '@strapi/design-system';
import type { Locale } from '../../../../../domain/codes/tables';
import type { Chart } from '../../../../../domain/flowchart/chart';
import { layoutChart, type Layout } from '../../../../../domain/flowchart/layout';
import { useText } from '../../../text/use-text';
import type { ChartFindings } from '../chart-findings';
import { connect, placeNode } from '../edit-flow';
import { nodeName, placeText } from '../node-columns';
import type { ChartActions, Selected } from '../use-chart-editor';
import { CanvasEdge } from './CanvasEdge';
import { CanvasNode } from './CanvasNode';
import { DropTarget } from './DropTarget';
import { canvasEdges, canvasNodes, type Dragged } from './elements';
import { Help } from './Help';
import { Picture } from './Picture';
import { dropPlace } from './places';
import { useCanvasCommands } from './use-canvas-commands';
import { useFitOnResize } from './use-fit-on-resize';
import { useSelectedInSight } from './use-selected-in-sight';

export interface ChartCanvasProps {
  readonly chart: Chart;
  readonly findings: ChartFindings;
  readonly selected: Selected | null;
  /** Language of the document: the drawing has the words of its public page. */
  readonly contentLocale: Locale;
  readonly disabled?: boolean;
  /** Does the wheel belong to the drawing? In a form it scrolls the page. */
  readonly ownsWheel: boolean;
  readonly actions: ChartActions;
  readonly onWrite: (selected: Selected) => void;
}

/**
 * The live chart. Places come from the layout of the domain, so that the editor sees what the public sees; nothing has a
 * free place. Dragging a node therefore changes the model: its lane and stage are those where it is dropped, and where it
 * comes to stand below another node of that lane, it follows that one, if its way is straight. Then it goes to the place
 * that the layout has for it.
 */
export default function ChartCanvas(props: ChartCanvasProps) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}

const NODE_TYPES = { step: CanvasNode };
const EDGE_TYPES = { flow: CanvasEdge };

function Canvas(props: ChartCanvasProps) {
  const { chart, findings, selected, contentLocale, disabled, ownsWheel, actions, onWrite } = props;
  const text = useText();
  const { t, locale } = text;
  const theme = useTheme();
  const flow = useReactFlow();
  const frame = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const layout = useMemo(() => layoutChart(chart, contentLocale), [chart, contentLocale]);
  const fit = () => void flow.fitBounds({ x: 0, y: 0, ...sizeOf(layout) }, FIT);
  const { connecting, onKeyDown } = useCanvasCommands({
    chart,
    layout,
    selected,
    disabled,
    actions,
    onWrite,
    onZoom: (by) => void (by > 0 ? flow.zoomIn() : flow.zoomOut()),
    onFit: fit,
  });
  useSelectedInSight({ frame, layout, selected });
  useFitOnResize(frame, fit);

  const place = dragged && dropPlace(layout, dragged);
  const marked = connecting ?? place?.after ?? null;
  const nodes = useMemo(
    () => canvasNodes({ chart, layout, findings, selected, marked, dragged, disabled, locale }),
    [chart, layout, findings, selected, marked, dragged, disabled, locale]
  );
  const edges = useMemo(
    () => canvasEdges({ chart, layout, findings, selected, locale }),
    [chart, layout, findings, selected, locale]
  );

  const drop = () => {
    setDragged(null);
    if (!dragged || !place) return;
    const name = nodeName(chart, dragged.id, locale);
    const what = t('chart.did.move', { name });
    const moved = actions.edit((now) => placeNode(now, dragged.id, place), { what });
    if (moved) {
      actions.say(t('chart.moved', { name, place: placeText(moved, dragged.id, locale) }));
    }
  };

  return (
    <Frame
      ref={frame}
      role="application"
      aria-label={t('chart.canvas')}
      aria-describedby="chart-canvas-help"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const chosen = elementAt(target);
        if (chosen && chosen.id !== selected?.id) actions.select(chosen);
      }}
    >
      <XyflowStyle />
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        colorMode={theme.colorScheme === 'dark' ? 'dark' : 'light'}
        ariaLabelConfig={labelsOf(t)}
        onInit={fit}
        attributionPosition="top-right"
        minZoom={0.1}
        maxZoom={2}
        nodesDraggable={!disabled}
        nodesConnectable={!disabled}
        nodesFocusable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomOnDoubleClick={false}
        zoomOnScroll={ownsWheel}
        preventScrolling={ownsWheel}
        zoomActivationKeyCode="Control"
        onNodeClick={(_event, { id }) => actions.select({ kind: 'node', id })}
        onNodeDoubleClick={(_event, { id }) => onWrite({ kind: 'node', id })}
        onEdgeClick={(_event, { id }) => actions.select({ kind: 'edge', id })}
        onEdgeDoubleClick={(_event, { id }) => onWrite({ kind: 'edge', id })}
        onNodeDrag={(_event, node) => setDragged(draggedOf(node, layout))}
        onNodeDragStop={drop}
        onConnect={({ source, target }) =>
          actions.edit((now) => connect(now, source, target), {
            what: t('chart.did.connect-to', {
              from: nodeName(chart, source, locale),
              to: nodeName(chart, target, locale),
            }),
          })
        }
      >
        <Picture chart={chart} locale={contentLocale} />
        {place && <DropTarget layout={layout} place={place} />}
        <Controls
          showInteractive={false}
          orientation="horizontal"
          position="bottom-right"
          onFitView={fit}
        />
      </ReactFlow>
      {connecting && (
        <Banner>
          <Typography variant="pi" fontWeight="semiBold">
            {t('chart.connecting', { name: nodeName(chart, connecting, locale) })}
          </Typography>
        </Banner>
      )}
      <Help id="chart-canvas-help" />
    </Frame>
  );
}

/** Room around the drawing, as a share of it. */
const FIT = { padding: 0.02 };
const sizeOf = ({ width, height }: Layout) => ({ width, height });

/** The node or flow that something in the drawing shows. */
function elementAt({ dataset }: HTMLElement): Selected | null {
  const { canvasNode, canvasEdge } = dataset;
  if (canvasNode !== undefined) return { kind: 'node', id: canvasNode };
  return canvasEdge === undefined ? null : { kind: 'edge', id: canvasEdge };
}

const draggedOf = (node: { id: string; position: { x: number; y: number } }, layout: Layout) => {
  const placed = layout.nodes.find((one) => one.node.id === node.id);
  const { x, y } = node.position;
  return { id: node.id, x: x + (placed?.width ?? 0) / 2, y: y + (placed?.height ?? 0) / 2 };
};

const labelsOf = (t: ReturnType<typeof useText>['t']): Partial<AriaLabelConfig> => ({
  'controls.ariaLabel': t('chart.canvas.controls'),
  'controls.zoomIn.ariaLabel': t('chart.canvas.zoom-in'),
  'controls.zoomOut.ariaLabel': t('chart.canvas.zoom-out'),
  'controls.fitView.ariaLabel': t('chart.canvas.fit'),
});

const XyflowStyle = createGlobalStyle`${xyflowCss}`;

const Frame = styled.div`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  display: flex;
  flex: 1;
  flex-direction: column;
  min-height: 0;
  overflow: hidden;
  position: relative;

  .react-flow {
    --xy-background-color: ${({ theme }) => theme.colors.neutral100};
    flex: 1;
    min-height: 0;
  }

  .react-flow__node-step {
    background: none;
    border: 0;
    padding: 0;
  }
`;

const Banner = styled(Box)`
  background: ${({ theme }) => theme.colors.primary100};
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};
  left: 50%;
  padding: 6px 12px;
  position: absolute;
  top: 8px;
  transform: translateX(-50%);
  z-index: 5;
`;
