import { useState, type KeyboardEvent } from 'react';
import { MAX_NODES, type Chart } from '../../../../../domain/flowchart/chart';
import type { Layout } from '../../../../../domain/flowchart/layout';
import { useText } from '../../../text/use-text';
import { addNode, remove } from '../edit-chart';
import { connect, moveInFlow, moveToLane, moveToStage } from '../edit-flow';
import { nodeName, placeText } from '../node-columns';
import type { ChartActions, Selected } from '../use-chart-editor';
import { commandOf, type Command } from './keys';
import { neighbourOf } from './places';

interface CanvasParts {
  readonly chart: Chart;
  readonly layout: Layout;
  readonly selected: Selected | null;
  readonly disabled?: boolean;
  readonly actions: ChartActions;
  /** Puts the cursor where a node or flow is written. */
  readonly onWrite: (selected: Selected) => void;
  readonly onZoom: (by: 1 | -1) => void;
  readonly onFit: () => void;
}

export interface CanvasCommands {
  /** Node from which a flow is being drawn with the keyboard. */
  readonly connecting: string | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Everything that can be done in the drawing, with the keyboard. */
export function useCanvasCommands(parts: CanvasParts): CanvasCommands {
  const { chart, layout, selected, disabled, actions, onWrite, onZoom, onFit } = parts;
  const { t, locale } = useText();
  const [connecting, setConnecting] = useState<string | null>(null);
  const called = (id: string) => nodeName(chart, id, locale);
  const current = selected?.kind === 'node' ? selected.id : (chart.nodes[0]?.id ?? null);
  const choose = (id: string | null | undefined) => id && actions.select({ kind: 'node', id });

  const move = (how: (chart: Chart) => Chart, id: string) => {
    const moved = actions.edit(how, { what: t('chart.did.move', { name: called(id) }) });
    if (!moved) return actions.say(t('chart.cannot-move'));
    actions.say(t('chart.moved', { name: called(id), place: placeText(moved, id, locale) }));
  };

  const finishConnecting = (from: string, to: string) => {
    setConnecting(null);
    const made = actions.edit((now) => connect(now, from, to), {
      what: t('chart.did.connect-to', { from: called(from), to: called(to) }),
    });
    const edge = made?.edges.at(-1);
    if (!edge) return actions.say(t('chart.cannot-connect'));
    const decides = chart.nodes.find(({ id }) => id === from)?.type === 'decision';
    // What leaves a decision must say its condition: the cursor goes where it is written.
    if (decides) onWrite({ kind: 'edge', id: edge.id });
  };

  const walkEdges = (id: string, by: 1 | -1) => {
    const from =
      selected?.kind === 'edge' ? chart.edges.find((edge) => edge.id === selected.id)?.from : id;
    const exits = chart.edges.filter((edge) => edge.from === from);
    const at = exits.findIndex((edge) => edge.id === selected?.id);
    const next = exits[(at + by + exits.length) % exits.length];
    if (next) actions.select({ kind: 'edge', id: next.id });
    else actions.say(t('chart.no-exit'));
  };

  const removeSelected = (id: string) => {
    const part = selected?.kind === 'edge' ? 'edges' : 'nodes';
    const index = chart[part].findIndex((one) => one.id === (selected?.id ?? id));
    if (index < 0) return;
    const next = part === 'nodes' ? (chart.nodes[index + 1] ?? chart.nodes[index - 1])?.id : id;
    const what =
      part === 'nodes' ? t('chart.did.remove', { name: called(id) }) : t('chart.did.remove-edge');
    actions.edit((now) => remove(now, part, index), { what });
    choose(part === 'edges' ? chart.edges[index]!.from : next);
  };

  const add = (id: string, type: 'task' | 'decision') => {
    if (chart.nodes.length >= MAX_NODES) return;
    const index = chart.nodes.findIndex((node) => node.id === id);
    const added = addNode(chart, index, { type });
    actions.edit(() => added.chart, { what: t('chart.did.add-node') });
    onWrite({ kind: 'node', id: added.id });
  };

  /** The end of a flow that an arrow leads to; for a node its neighbour. */
  const go = (id: string, { direction }: Command & { do: 'go' }) => {
    const edge = selected?.kind === 'edge' && chart.edges.find((one) => one.id === selected.id);
    if (edge) return choose(direction === 'up' || direction === 'left' ? edge.from : edge.to);
    return choose(neighbourOf(layout, id, direction));
  };

  const read = (id: string, command: Command): boolean => {
    switch (command.do) {
      case 'go':
        go(id, command);
        return true;
      case 'first':
        choose(chart.nodes[0]?.id);
        return true;
      case 'last':
        choose(chart.nodes.at(-1)?.id);
        return true;
      case 'edges':
        walkEdges(id, command.by);
        return true;
      case 'zoom':
        onZoom(command.by);
        return true;
      case 'fit':
        onFit();
        return true;
      case 'cancel':
        return cancel();
      case 'write':
        if (connecting) finishConnecting(connecting, id);
        else onWrite(selected ?? { kind: 'node', id });
        return true;
      default:
        return false;
    }
  };

  const cancel = (): boolean => {
    const edge = selected?.kind === 'edge' && chart.edges.find((one) => one.id === selected.id);
    if (!connecting && !edge) return false;
    setConnecting(null);
    if (edge) choose(edge.from);
    return true;
  };

  const write = (id: string, command: Command): void => {
    switch (command.do) {
      case 'lane':
        return move((now) => moveToLane(now, id, command.by), id);
      case 'stage':
        return move((now) => moveToStage(now, id, command.by), id);
      case 'flow':
        return move((now) => moveInFlow(now, id, command.by), id);
      case 'add':
        return add(id, command.type);
      case 'remove':
        return removeSelected(id);
      case 'connect':
        setConnecting(id);
        return actions.say(t('chart.connecting', { name: called(id) }));
      default:
        return undefined;
    }
  };

  return {
    connecting,
    onKeyDown(event) {
      const command = commandOf(event);
      if (!command || current === null || event.nativeEvent.isComposing) return;
      if (read(current, command)) {
        event.preventDefault();
        event.stopPropagation();
      } else if (!disabled && command.do !== 'cancel') {
        event.preventDefault();
        write(current, command);
      }
    },
  };
}
