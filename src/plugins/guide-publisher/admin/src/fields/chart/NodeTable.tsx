import { useCallback, useEffect, useMemo, useRef, useState, type ClipboardEvent } from 'react';
import { Button } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type { Locale } from '../../../../domain/codes/tables';
import { MAX_NODES } from '../../../../domain/flowchart/chart';
import { focusCell } from '../../review/reveal';
import { useText } from '../../text/use-text';
import { parseLimit } from '../limit-text';
import { isBlock, parseBlock } from '../list/clipboard';
import { goDown } from '../list/go-down';
import { SheetTable } from '../SheetTable';
import { addEdge, addNode, change, move, remove } from './edit-chart';
import { moveInFlow } from './edit-flow';
import { MAIN_COLUMNS, NODE_COLUMNS, nodeName, type NodeField } from './node-columns';
import { NodeRow, type NodeRowActions } from './NodeRow';
import { copyNodes, pasteNodes, type PastedChart } from './paste-nodes';
import { Part, type ChartTableProps } from './table-parts';

/** Share of the buttons of a row in the width. */
const BUTTONS_WIDTH = 20;

/** English words take more room than Chinese ones. */
const ROOM: Readonly<Record<Locale, number>> = { 'zh-Hans': 1.08, en: 1.3 };

const widthsIn = (locale: Locale): readonly number[] => [
  ...MAIN_COLUMNS.map(({ width }) => width * ROOM[locale]),
  BUTTONS_WIDTH,
];

/** The nodes of a chart, one a row; a sheet: type, go down with Enter, paste rows, copy out. */
export function NodeTable({ name, chart, findings, selected, disabled, actions }: ChartTableProps) {
  const { t, locale } = useText();
  const { toggleNotification } = useNotification();
  const table = useRef<HTMLDivElement>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const latest = useRef(chart);
  latest.current = chart;

  const focus = useCallback(
    (id: string, field: NodeField = 'label') =>
      window.setTimeout(() => {
        const row = latest.current.nodes.findIndex((node) => node.id === id);
        focusCell(table.current, `${name}/nodes/${row}/${field}`);
      }),
    [name]
  );

  const rowActions = useMemo<NodeRowActions>(() => {
    const rowOf = (id: string) => latest.current.nodes.findIndex((node) => node.id === id);
    const called = (id: string) => nodeName(latest.current, id, locale);
    return {
      onEdit: (id, patch, field) =>
        actions.edit((now) => change(now, 'nodes', rowOf(id), patch), {
          what: t('chart.did.change', { name: called(id) }),
          merge: `node ${id} ${field}`,
        }),
      onInsert(id) {
        const added = addNode(latest.current, rowOf(id));
        actions.edit(() => added.chart, { what: t('chart.did.add-node') });
        focus(added.id);
      },
      onExit(id) {
        const added = addEdge(latest.current, id);
        if (!added) return;
        actions.edit(() => added.chart, { what: t('chart.did.connect', { name: called(id) }) });
        const row = added.chart.edges.length - 1;
        window.setTimeout(() => focusCell(document, `${name}/edges/${row}/to`));
      },
      onMove(id, by) {
        const moved = (now: typeof chart) => {
          const inFlow = moveInFlow(now, id, by);
          return inFlow === now ? move(now, 'nodes', rowOf(id), rowOf(id) + by) : inFlow;
        };
        actions.edit(moved, { what: t('chart.did.move', { name: called(id) }) });
      },
      onRemove: (id) =>
        actions.edit((now) => remove(now, 'nodes', rowOf(id)), {
          what: t('chart.did.remove', { name: called(id) }),
        }),
      onToggle: (id) =>
        setUnfolded((before) => {
          const after = new Set(before);
          if (!after.delete(id)) after.add(id);
          return after;
        }),
      onSelect: (id) => actions.select({ kind: 'node', id }),
    };
  }, [actions, focus, locale, name, t]);

  useEffect(() => {
    if (selected?.kind !== 'node') return;
    const row = table.current?.querySelector(`[data-row="${CSS.escape(selected.id)}"]`);
    if (!row?.contains(document.activeElement)) row?.scrollIntoView({ block: 'nearest' });
  }, [selected]);

  const tell = ({ refused, dropped, changed, added }: PastedChart) => {
    const [first] = refused;
    const label = NODE_COLUMNS.find((column) => column.name === first?.column)?.label[locale];
    const said = first
      ? t('list.paste.refused', { ...first, column: label ?? '', count: refused.length })
      : dropped > 0
        ? t('list.paste.dropped', { count: dropped, most: MAX_NODES })
        : null;
    if (said) toggleNotification({ type: 'warning', message: said });
    actions.say(t('chart.did.paste', { changed, added }));
  };

  const paste = (event: ClipboardEvent) => {
    const place = placeOf(event.target, name);
    const text = event.clipboardData.getData('text/plain');
    const block = parseBlock(text);
    const isLimit = place?.column === 'limit' && parseLimit(text) != null;
    if (!place || disabled || !(isBlock(block) || isLimit)) return;
    event.preventDefault();
    const pasted = pasteNodes(chart, { block, ...place });
    const { changed, added } = pasted;
    actions.edit(() => pasted.chart, { what: t('chart.did.paste', { changed, added }) });
    tell(pasted);
  };

  const copy = async () => {
    await navigator.clipboard.writeText(copyNodes(chart, locale));
    toggleNotification({
      type: 'success',
      message: t('list.copied', { count: chart.nodes.length }),
    });
  };

  const down = (target: EventTarget) => {
    const place = placeOf(target, name);
    if (!place) return;
    const below = chart.nodes[place.row + 1];
    if (below) focus(below.id, place.column);
    else rowActions.onInsert(chart.nodes[place.row]!.id);
  };

  return (
    <Part
      title={t('chart.nodes')}
      add={t('chart.add-node')}
      disabled={disabled || chart.nodes.length >= MAX_NODES}
      onAdd={() => {
        const added = addNode(chart, chart.nodes.length - 1);
        actions.edit(() => added.chart, { what: t('chart.did.add-node') });
        focus(added.id);
      }}
      more={
        <Button size="S" variant="tertiary" startIcon={<Duplicate />} onClick={() => void copy()}>
          {t('list.copy')}
        </Button>
      }
    >
      <div
        ref={table}
        onPaste={paste}
        onKeyDown={(event) => {
          const { target } = event;
          if (target instanceof HTMLElement && target.matches('textarea, input')) {
            goDown(event, () => down(target));
          }
        }}
      >
        <SheetTable widths={widthsIn(locale)}>
          <thead>
            <tr>
              {MAIN_COLUMNS.map(({ name: column, label }) => (
                <th key={column} scope="col">
                  {label[locale]}
                </th>
              ))}
              <th scope="col" aria-label={t('list.actions')} />
            </tr>
          </thead>
          <tbody>
            {chart.nodes.map((node, i) => (
              <NodeRow
                key={node.id}
                path={`${name}/nodes/${i}`}
                node={node}
                first={i === 0}
                last={i === chart.nodes.length - 1}
                full={chart.nodes.length >= MAX_NODES}
                lanes={chart.lanes}
                findings={findings.byNode.get(node.id)}
                selected={selected?.kind === 'node' && selected.id === node.id}
                unfolded={unfolded.has(node.id)}
                disabled={disabled}
                actions={rowActions}
              />
            ))}
          </tbody>
        </SheetTable>
      </div>
    </Part>
  );
}

/** Row and column of the cell that something in the table belongs to. */
function placeOf(target: EventTarget, name: string): { row: number; column: NodeField } | null {
  const cell = target instanceof Element ? target.closest('[data-path]') : null;
  const [part, row, field] = (cell?.getAttribute('data-path') ?? '')
    .slice(name.length + 1)
    .split('/');
  const column = NODE_COLUMNS.find((one) => one.name === field)?.name;
  return part === 'nodes' && column ? { row: Number(row), column } : null;
}
