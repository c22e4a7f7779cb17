import { LANE_ROLES } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';
import { CellInput, CellSelect } from '../cells';
import { SheetTable } from '../SheetTable';
import { addLane, change, move, remove } from './edit-chart';
import { Part, RowButtons, type ChartTableProps } from './table-parts';

/** Shares of the columns in the width, the last one for the buttons of a row. */
const LANE_WIDTHS = [14, 40, 10];

/** As many as the chart's schema stores. */
const MOST_LANES = 20;

/** Who acts: the columns of the picture. A lane that a node stands in cannot be taken away. */
export function LaneTable({ name, chart, disabled, onChange }: ChartTableProps) {
  const { t } = useText();
  return (
    <Part
      title={t('chart.lanes')}
      add={t('chart.add-lane')}
      disabled={disabled || chart.lanes.length >= MOST_LANES}
      onAdd={() => onChange(addLane(chart))}
    >
      <SheetTable widths={LANE_WIDTHS}>
        <thead>
          <tr>
            <th scope="col">{t('chart.lane.role')}</th>
            <th scope="col">{t('chart.lane.name')}</th>
            <th scope="col" aria-label={t('list.actions')} />
          </tr>
        </thead>
        <tbody>
          {chart.lanes.map((lane, i) => (
            <tr key={lane.id}>
              <td>
                <CellSelect
                  aria-label={t('chart.lane.role')}
                  disabled={disabled}
                  value={lane.role}
                  onChange={(event) =>
                    onChange(
                      change(chart, 'lanes', i, { role: event.target.value as typeof lane.role })
                    )
                  }
                >
                  {LANE_ROLES.map((role) => (
                    <option key={role} value={role}>
                      {t(`chart.role.${role}`)}
                    </option>
                  ))}
                </CellSelect>
              </td>
              <td>
                <CellInput
                  aria-label={t('chart.lane.name')}
                  data-path={`${name}/lanes/${i}/name`}
                  disabled={disabled}
                  value={lane.name}
                  onChange={(event) =>
                    onChange(change(chart, 'lanes', i, { name: event.target.value }))
                  }
                />
              </td>
              <td>
                <RowButtons
                  disabled={disabled}
                  first={i === 0}
                  last={i === chart.lanes.length - 1}
                  onMove={(by) => onChange(move(chart, 'lanes', i, i + by))}
                  onRemove={
                    chart.nodes.some((node) => node.lane === lane.id)
                      ? undefined
                      : () => onChange(remove(chart, 'lanes', i))
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </SheetTable>
    </Part>
  );
}
