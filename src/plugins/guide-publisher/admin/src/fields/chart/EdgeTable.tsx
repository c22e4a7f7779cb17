import { memo, useMemo, useRef } from 'react';
import { MAX_EDGES, type ChartEdge } from '../../../../domain/flowchart/chart';
import { focusCell } from '../../review/reveal';
import { useText } from '../../text/use-text';
import { CellInput } from '../cells';
import { goDown } from '../list/go-down';
import { SheetTable } from '../SheetTable';
import type { ChartFinding } from './chart-findings';
import { addEdge, change, remove } from './edit-chart';
import { nodeName } from './node-columns';
import { FindingRow, LazyChoice, Part, Row, RowButtons, type ChartTableProps } from './table-parts';

/** Shares of the columns in the width, the last one for the buttons of a row. */
const EDGE_WIDTHS = [26, 26, 30, 5];

/** The flows between the nodes. */
export function EdgeTable({ name, chart, findings, selected, disabled, actions }: ChartTableProps) {
  const { t, locale } = useText();
  const table = useRef<HTMLDivElement>(null);
  const latest = useRef(chart);
  latest.current = chart;

  const rowActions = useMemo<EdgeRowActions>(() => {
    const rowOf = (id: string) => latest.current.edges.findIndex((edge) => edge.id === id);
    return {
      nodes: () => latest.current.nodes.map(({ id }) => id),
      nameOf: (id) => nodeName(latest.current, id, locale),
      onSelect: (id) => actions.select({ kind: 'edge', id }),
      onEdit(id, patch) {
        const [field] = Object.keys(patch);
        actions.edit((now) => change(now, 'edges', rowOf(id), patch), {
          what: t('chart.did.change-edge'),
          merge: `edge ${id} ${field}`,
        });
      },
      onRemove: (id) =>
        actions.edit((now) => remove(now, 'edges', rowOf(id)), {
          what: t('chart.did.remove-edge'),
        }),
      onDown(id) {
        const below = rowOf(id) + 1;
        if (below < latest.current.edges.length) {
          focusCell(table.current, `${name}/edges/${below}/condition`);
        }
      },
    };
  }, [actions, locale, name, t]);

  const names = useMemo(
    () => new Map(chart.nodes.map(({ id }) => [id, nodeName(chart, id, locale)])),
    [chart.nodes, locale]
  );

  return (
    <Part
      title={t('chart.edges')}
      add={t('chart.add-edge')}
      disabled={disabled || chart.nodes.length < 2 || chart.edges.length >= MAX_EDGES}
      onAdd={() => {
        const from = selected?.kind === 'node' ? selected.id : undefined;
        const added = addEdge(chart, from);
        if (!added) return;
        actions.edit(() => added.chart, { what: t('chart.did.add-edge') });
        const row = added.chart.edges.length - 1;
        window.setTimeout(() => focusCell(table.current, `${name}/edges/${row}/from`));
      }}
    >
      <div ref={table}>
        <SheetTable widths={EDGE_WIDTHS}>
          <thead>
            <tr>
              <th scope="col">{t('chart.edge.from')}</th>
              <th scope="col">{t('chart.edge.to')}</th>
              <th scope="col">{t('chart.edge.condition')}</th>
              <th scope="col" aria-label={t('list.actions')} />
            </tr>
          </thead>
          <tbody>
            {chart.edges.map((edge, i) => (
              <EdgeRow
                key={edge.id}
                path={`${name}/edges/${i}`}
                edge={edge}
                from={names.get(edge.from) ?? edge.from}
                to={names.get(edge.to) ?? edge.to}
                findings={findings.byEdge.get(edge.id)}
                selected={selected?.kind === 'edge' && selected.id === edge.id}
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

interface EdgeRowActions {
  readonly nodes: () => readonly string[];
  readonly nameOf: (id: string) => string;
  readonly onSelect: (id: string) => void;
  readonly onEdit: (id: string, patch: Partial<ChartEdge>) => void;
  readonly onRemove: (id: string) => void;
  readonly onDown: (id: string) => void;
}

interface EdgeRowProps {
  readonly path: string;
  readonly edge: ChartEdge;
  /** Names of the nodes at its ends. */
  readonly from: string;
  readonly to: string;
  readonly findings: readonly ChartFinding[] | undefined;
  readonly selected: boolean;
  readonly disabled?: boolean;
  /** Stable, so that only the row that changes is drawn again. */
  readonly actions: EdgeRowActions;
}

const EdgeRow = memo(function EdgeRow(props: EdgeRowProps) {
  const { path, edge, findings, selected, disabled, actions } = props;
  const { t } = useText();
  return (
    <>
      <Row $selected={selected} data-row={edge.id} onFocus={() => actions.onSelect(edge.id)}>
        {(['from', 'to'] as const).map((end) => (
          <td key={end}>
            <LazyChoice
              aria-label={t(`chart.edge.${end}`)}
              data-path={`${path}/${end}`}
              disabled={disabled}
              value={edge[end]}
              textOf={(id) => (id === edge[end] ? props[end] : actions.nameOf(id))}
              choices={actions.nodes}
              onChoose={(id) => actions.onEdit(edge.id, { [end]: id })}
            />
          </td>
        ))}
        <td>
          <CellInput
            aria-label={t('chart.edge.condition')}
            data-path={`${path}/condition`}
            disabled={disabled}
            value={edge.condition}
            onChange={(event) => actions.onEdit(edge.id, { condition: event.target.value })}
            onKeyDown={(event) => goDown(event, () => actions.onDown(edge.id))}
          />
        </td>
        <td>
          <RowButtons disabled={disabled} onRemove={() => actions.onRemove(edge.id)} />
        </td>
      </Row>
      <FindingRow id={`${path}/findings`} findings={findings} columns={EDGE_WIDTHS.length} />
    </>
  );
});
