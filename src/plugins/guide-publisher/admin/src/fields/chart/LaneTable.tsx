import { LANE_ROLES, MAX_LANES } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';
import { CellInput } from '../cells';
import { SheetTable } from '../SheetTable';
import { addLane, change, move, remove } from './edit-chart';
import { LazyChoice, Part, RowButtons, type ChartTableProps } from './table-parts';

/** Shares of the columns in the width, the last one for the buttons of a row. */
const LANE_WIDTHS = [20, 50, 12];

/** Who takes part: the columns of the drawing, from left to right. */
export function LaneTable({ name, chart, disabled, actions }: ChartTableProps) {
  const { t } = useText();
  const titleOf = (i: number) => {
    const lane = chart.lanes[i];
    return lane ? lane.name || t(`chart.role.${lane.role}`) : '';
  };
  return (
    <Part
      title={t('chart.lanes')}
      add={t('chart.add-lane')}
      disabled={disabled || chart.lanes.length >= MAX_LANES}
      onAdd={() => actions.edit((now) => addLane(now).chart, { what: t('chart.did.add-lane') })}
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
                <LazyChoice
                  aria-label={t('chart.lane.role')}
                  data-path={`${name}/lanes/${i}/role`}
                  disabled={disabled}
                  value={lane.role}
                  textOf={(role) => t(`chart.role.${role as typeof lane.role}`)}
                  choices={() => LANE_ROLES}
                  onChoose={(role) =>
                    actions.edit(
                      (now) => change(now, 'lanes', i, { role: role as typeof lane.role }),
                      { what: t('chart.did.change', { name: titleOf(i) }) }
                    )
                  }
                />
              </td>
              <td>
                <CellInput
                  aria-label={t('chart.lane.name')}
                  data-path={`${name}/lanes/${i}/name`}
                  disabled={disabled}
                  value={lane.name}
                  onChange={({ target }) =>
                    actions.edit((now) => change(now, 'lanes', i, { name: target.value }), {
                      what: t('chart.did.change', { name: titleOf(i) }),
                      merge: `lane ${lane.id}`,
                    })
                  }
                />
              </td>
              <td>
                <RowButtons
                  disabled={disabled}
                  first={i === 0}
                  last={i === chart.lanes.length - 1}
                  onMove={(by) =>
                    actions.edit((now) => move(now, 'lanes', i, i + by), {
                      what: t('chart.did.move', { name: titleOf(i) }),
                    })
                  }
                  onRemove={
                    chart.nodes.some((node) => node.lane === lane.id)
                      ? undefined
                      : () =>
                          actions.edit((now) => remove(now, 'lanes', i), {
                            what: t('chart.did.remove', { name: titleOf(i) }),
                          })
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
