import { Fragment } from 'react';
import { MAX_NODES, NODE_TYPES, type Chart } from '../../../../domain/flowchart/chart';
import { STAGE_IDS, STAGE_OF_STEP, STEP_IDS } from '../../../../domain/codes/values';
import { STAGE_LABELS, STEP_LABELS } from '../../../../domain/document/labels';
import { useText } from '../../text/use-text';
import { CellInput, CellSelect, GrowingText } from '../cells';
import { LimitCells } from '../LimitCells';
import { SheetTable } from '../SheetTable';
import { addNode, change, move, remove } from './edit-chart';
import { Part, RowButtons, type ChartTableProps } from './table-parts';

/** Shares of the columns in the width, the last one for the buttons of a row. */
const NODE_WIDTHS = [8, 14, 11, 13, 9, 16, 7, 14];

/** The nodes of a chart, one a row. */
export function NodeTable({ name, chart, disabled, onChange }: ChartTableProps) {
  const { t, locale } = useText();
  const heads = ['type', 'label', 'lane', 'stage', 'post', 'limit', 'counted'] as const;
  return (
    <Part
      title={t('chart.nodes')}
      add={t('chart.add-node')}
      disabled={disabled || chart.nodes.length >= MAX_NODES}
      onAdd={() => onChange(addNode(chart, chart.nodes.length - 1))}
    >
      <SheetTable widths={NODE_WIDTHS}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`chart.node.${head}`)}
              </th>
            ))}
            <th scope="col" aria-label={t('list.actions')} />
          </tr>
        </thead>
        <tbody>
          {chart.nodes.map((node, i) => {
            const edit = (patch: Partial<typeof node>) =>
              onChange(change(chart, 'nodes', i, patch));
            const path = `${name}/nodes/${i}`;
            return (
              <tr key={node.id}>
                <td>
                  <CellSelect
                    aria-label={t('chart.node.type')}
                    data-path={`${path}/type`}
                    disabled={disabled}
                    value={node.type}
                    onChange={(event) => edit({ type: event.target.value as typeof node.type })}
                  >
                    {NODE_TYPES.map((type) => (
                      <option key={type} value={type}>
                        {t(`chart.type.${type}`)}
                      </option>
                    ))}
                  </CellSelect>
                </td>
                <td>
                  <GrowingText data-text={node.label}>
                    <textarea
                      rows={1}
                      aria-label={t('chart.node.label')}
                      data-path={`${path}/label`}
                      disabled={disabled}
                      value={node.label}
                      onChange={(event) => edit({ label: event.target.value })}
                    />
                  </GrowingText>
                </td>
                <td>
                  <CellSelect
                    aria-label={t('chart.node.lane')}
                    data-path={`${path}/lane`}
                    disabled={disabled}
                    value={node.lane}
                    onChange={(event) => edit({ lane: event.target.value })}
                  >
                    {chart.lanes.map((lane) => (
                      <option key={lane.id} value={lane.id}>
                        {lane.name || t(`chart.role.${lane.role}`)}
                      </option>
                    ))}
                  </CellSelect>
                </td>
                <td>
                  <CellSelect
                    aria-label={t('chart.node.stage')}
                    data-path={`${path}/step`}
                    disabled={disabled}
                    value={node.step || `stage:${node.stage ?? ''}`}
                    onChange={(event) => edit(placeOfStep(event.target.value))}
                  >
                    <option value="stage:">—</option>
                    {STAGE_IDS.map((stage) => (
                      <Fragment key={stage}>
                        <option value={`stage:${stage}`}>{STAGE_LABELS[stage][locale]}</option>
                        {STEP_IDS.filter((step) => STAGE_OF_STEP[step] === stage).map((step) => (
                          <option key={step} value={step}>
                            {`· ${STEP_LABELS[step][locale]}`}
                          </option>
                        ))}
                      </Fragment>
                    ))}
                  </CellSelect>
                </td>
                <td>
                  <CellInput
                    aria-label={t('chart.node.post')}
                    data-path={`${path}/post`}
                    disabled={disabled}
                    value={node.post}
                    onChange={(event) => edit({ post: event.target.value })}
                  />
                </td>
                <td>
                  <LimitCells
                    compact
                    disabled={disabled}
                    path={`${path}/limit`}
                    limit={node.limit}
                    onChange={(limit) => edit({ limit })}
                  />
                </td>
                <td>
                  <CellSelect
                    aria-label={t('chart.node.counted')}
                    data-path={`${path}/counted`}
                    disabled={disabled}
                    value={String(node.counted)}
                    onChange={(event) => edit({ counted: event.target.value === 'true' })}
                  >
                    <option value="true">{t('field.yes')}</option>
                    <option value="false">{t('field.no')}</option>
                  </CellSelect>
                </td>
                <td>
                  <RowButtons
                    disabled={disabled}
                    first={i === 0}
                    last={i === chart.nodes.length - 1}
                    onInsert={() => onChange(addNode(chart, i))}
                    onMove={(by) => onChange(move(chart, 'nodes', i, i + by))}
                    onRemove={() => onChange(remove(chart, 'nodes', i))}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </SheetTable>
    </Part>
  );
}

/** A step brings its stage; a node may also stand in a stage without being one of its steps. */
function placeOfStep(chosen: string): Partial<Chart['nodes'][number]> {
  const step = STEP_IDS.find((id) => id === chosen);
  if (step) return { step, stage: STAGE_OF_STEP[step] };
  const stage = STAGE_IDS.find((id) => chosen === `stage:${id}`) ?? null;
  return { step: '', stage };
}
