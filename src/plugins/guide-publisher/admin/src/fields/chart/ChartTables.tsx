import type { ReactNode } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Trash } from '@strapi/icons';
import {
  LANE_ROLES,
  MAX_EDGES,
  MAX_NODES,
  NODE_TYPES,
  type Chart,
} from '../../../../domain/flowchart/chart';
import { STAGE_IDS, STAGE_OF_STEP, STEP_IDS } from '../../../../domain/codes/values';
import { STAGE_LABELS, STEP_LABELS } from '../../../../domain/document/labels';
import { useText } from '../../text/use-text';
import { CellInput, CellSelect, GrowingText } from '../cells';
import { LimitCells } from '../LimitCells';
import { SheetTable } from '../SheetTable';
import { addEdge, addLane, addNode, change, move, remove } from './edit-chart';

interface ChartTablesProps {
  readonly name: string;
  readonly chart: Chart;
  readonly disabled?: boolean;
  readonly onChange: (chart: Chart) => void;
}

/** Shares of the columns in the width of each table, the last one for the buttons of a row. */
const NODE_WIDTHS = [9, 18, 10, 12, 11, 16, 8, 13];
const EDGE_WIDTHS = [25, 25, 18, 4];
const LANE_WIDTHS = [14, 40, 10];

/** Steps, flows and lanes of a chart as three tables. */
export function ChartTables(props: ChartTablesProps) {
  const { t } = useText();
  const { chart, disabled, onChange } = props;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <label>
        <Typography variant="pi" fontWeight="semiBold">
          {t('chart.title')}
        </Typography>
        <CellInput
          data-path={`${props.name}/title`}
          disabled={disabled}
          value={chart.title}
          onChange={(event) => onChange({ ...chart, title: event.target.value })}
        />
      </label>
      <NodeTable {...props} />
      <EdgeTable {...props} />
      <LaneTable {...props} />
    </Flex>
  );
}

function NodeTable({ name, chart, disabled, onChange }: ChartTablesProps) {
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
                      <optgroup key={stage} label={STAGE_LABELS[stage][locale]}>
                        <option value={`stage:${stage}`}>{t('chart.in-stage')}</option>
                        {STEP_IDS.filter((step) => STAGE_OF_STEP[step] === stage).map((step) => (
                          <option key={step} value={step}>
                            {STEP_LABELS[step][locale]}
                          </option>
                        ))}
                      </optgroup>
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

function EdgeTable({ name, chart, disabled, onChange }: ChartTablesProps) {
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

function LaneTable({ name, chart, disabled, onChange }: ChartTablesProps) {
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

/** As many as the chart's schema stores. */
const MOST_LANES = 20;

interface PartProps {
  readonly title: string;
  readonly add: string;
  readonly disabled?: boolean;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

function Part({ title, add, disabled, onAdd, children }: PartProps) {
  return (
    <Box>
      <Flex justifyContent="space-between" paddingBottom={1}>
        <Typography variant="pi" fontWeight="semiBold">
          {title}
        </Typography>
        <Button
          size="S"
          variant="tertiary"
          startIcon={<Plus />}
          disabled={disabled}
          onClick={onAdd}
        >
          {add}
        </Button>
      </Flex>
      {children}
    </Box>
  );
}

interface RowButtonsProps {
  readonly disabled?: boolean;
  readonly first?: boolean;
  readonly last?: boolean;
  readonly onInsert?: () => void;
  readonly onMove?: (by: -1 | 1) => void;
  readonly onRemove?: () => void;
}

function RowButtons({ disabled, first, last, onInsert, onMove, onRemove }: RowButtonsProps) {
  const { t } = useText();
  const button = { variant: 'ghost', size: 'S' } as const;
  return (
    <Flex justifyContent="flex-end">
      {onInsert && (
        <IconButton {...button} label={t('chart.insert')} disabled={disabled} onClick={onInsert}>
          <Plus />
        </IconButton>
      )}
      {onMove && (
        <>
          <IconButton
            {...button}
            label={t('list.up')}
            disabled={disabled || first}
            onClick={() => onMove(-1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            {...button}
            label={t('list.down')}
            disabled={disabled || last}
            onClick={() => onMove(1)}
          >
            <ArrowDown />
          </IconButton>
        </>
      )}
      <IconButton
        {...button}
        label={t('list.remove')}
        disabled={disabled || !onRemove}
        onClick={() => onRemove?.()}
      >
        <Trash />
      </IconButton>
    </Flex>
  );
}
