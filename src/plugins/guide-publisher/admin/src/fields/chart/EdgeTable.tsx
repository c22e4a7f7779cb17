import { MAX_EDGES } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';
import { CellInput, CellSelect } from '../cells';
import { SheetTable } from '../SheetTable';
import { addEdge, change, remove } from './edit-chart';
import { Part, RowButtons, type ChartTableProps } from './table-parts';

/** Shares of the columns in the width, the last one for the buttons of a row. */
const EDGE_WIDTHS = [25, 25, 18, 4];

/** The flows between the nodes. */
export function EdgeTable({ name, chart, disabled, onChange }: ChartTableProps) {
  const { t } = useText();
  const nodeName = (id: string) => {
    const index = chart.nodes.findIndex((node) => node.id === id);
    const node = chart.nodes[index];
    return node ? `${index + 1}. ${node.label || t(`chart.type.${node.type}`)}` : id;
  };
  const choices = chart.nodes.map(({ id }) => id);
  return (
    <Part
      title={t('chart.edges')}
      add={t('chart.add-edge')}
      disabled={disabled || chart.nodes.length < 2 || chart.edges.length >= MAX_EDGES}
      onAdd={() => onChange(addEdge(chart))}
    >
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
            <tr key={edge.id}>
              {(['from', 'to'] as const).map((end) => (
                <td key={end}>
                  <CellSelect
                    aria-label={t(`chart.edge.${end}`)}
                    data-path={`${name}/edges/${i}/${end}`}
                    disabled={disabled}
                    value={edge[end]}
                    onChange={(event) =>
                      onChange(change(chart, 'edges', i, { [end]: event.target.value }))
                    }
                  >
                    {(choices.includes(edge[end]) ? choices : [edge[end], ...choices]).map((id) => (
                      <option key={id} value={id}>
                        {nodeName(id)}
                      </option>
                    ))}
                  </CellSelect>
                </td>
              ))}
              <td>
                <CellInput
                  aria-label={t('chart.edge.condition')}
                  data-path={`${name}/edges/${i}/condition`}
                  disabled={disabled}
                  value={edge.condition}
                  onChange={(event) =>
                    onChange(change(chart, 'edges', i, { condition: event.target.value }))
                  }
                />
              </td>
              <td>
                <RowButtons
                  disabled={disabled}
                  onRemove={() => onChange(remove(chart, 'edges', i))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </SheetTable>
    </Part>
  );
}
