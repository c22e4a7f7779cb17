import { memo } from 'react';
import { IconButton } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';
import { STAGE_IDS, STAGE_OF_STEP, STEP_IDS } from '../../../../domain/codes/values';
import { STAGE_LABELS, STEP_LABELS } from '../../../../domain/document/labels';
import { NODE_TYPES, type ChartNode, type Lane } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';
import { GrowingText } from '../cells';
import { LimitCells } from '../LimitCells';
import type { ChartFinding } from './chart-findings';
import { placeOfStep, stepChoice } from './edit-flow';
import { MAIN_COLUMNS, NODE_COLUMNS, NODE_TYPE_LABELS, type NodeField } from './node-columns';
import { NodeDetails } from './NodeDetails';
import { FindingRow, LazyChoice, Row, RowButtons } from './table-parts';

export interface NodeRowActions {
  readonly onEdit: (id: string, patch: Partial<ChartNode>, field: NodeField) => void;
  readonly onInsert: (id: string) => void;
  readonly onExit: (id: string) => void;
  readonly onMove: (id: string, by: -1 | 1) => void;
  readonly onRemove: (id: string) => void;
  readonly onToggle: (id: string) => void;
  readonly onSelect: (id: string) => void;
}

interface NodeRowProps {
  /** Where a finding looks for it, e.g. `chart/nodes/3`. */
  readonly path: string;
  readonly node: ChartNode;
  readonly first: boolean;
  readonly last: boolean;
  /** No more nodes may be added. */
  readonly full: boolean;
  readonly lanes: readonly Lane[];
  readonly findings: readonly ChartFinding[] | undefined;
  readonly selected: boolean;
  readonly unfolded: boolean;
  readonly disabled?: boolean;
  /** Stable, so that only the row that changes is drawn again. */
  readonly actions: NodeRowActions;
}

/** One node as a row, with its findings and what unfolds below it. */
export const NodeRow = memo(function NodeRow(props: NodeRowProps) {
  const { path, node, first, last, full, findings, selected, unfolded, disabled, actions } = props;
  const { t } = useText();
  const { id, type, standard, result } = node;
  const filled = [standard, result].filter((text) => text !== '').length;
  return (
    <>
      <Row $selected={selected} data-row={id} onFocus={() => actions.onSelect(id)}>
        {MAIN_COLUMNS.map(({ name }) => (
          <td key={name}>
            <NodeCell {...props} field={name} />
          </td>
        ))}
        <td>
          <RowButtons
            disabled={disabled}
            first={first}
            last={last}
            onExit={type === 'end' ? undefined : () => actions.onExit(id)}
            onInsert={full ? undefined : () => actions.onInsert(id)}
            onMove={(by) => actions.onMove(id, by)}
            onRemove={() => actions.onRemove(id)}
          >
            <IconButton
              variant="ghost"
              size="S"
              withTooltip={false}
              aria-expanded={unfolded}
              label={t(unfolded ? 'list.fold' : 'list.unfold', { count: filled })}
              onClick={() => actions.onToggle(id)}
            >
              {unfolded ? <CaretUp /> : <CaretDown />}
            </IconButton>
          </RowButtons>
        </td>
      </Row>
      <FindingRow id={findingsId(path)} findings={findings} columns={MAIN_COLUMNS.length + 1} />
      {unfolded && (
        <tr onFocus={() => actions.onSelect(id)}>
          <td colSpan={MAIN_COLUMNS.length + 1}>
            <NodeDetails path={path} node={node} disabled={disabled} onEdit={actions.onEdit} />
          </td>
        </tr>
      )}
    </>
  );
});

const findingsId = (path: string) => `${path}/findings`;

const labelOf = (field: NodeField) => NODE_COLUMNS.find(({ name }) => name === field)!.label;

function NodeCell(props: NodeRowProps & { readonly field: NodeField }) {
  const { path, node, lanes, findings, disabled, actions, field } = props;
  const { t, locale } = useText();
  const edit = (patch: Partial<ChartNode>) => actions.onEdit(node.id, patch, field);
  const common = {
    'aria-label': labelOf(field)[locale],
    'aria-describedby': findings ? findingsId(path) : undefined,
    'data-path': `${path}/${field}`,
    disabled,
  };
  switch (field) {
    case 'type':
      return (
        <LazyChoice
          {...common}
          value={node.type}
          textOf={(type) => NODE_TYPE_LABELS[type as ChartNode['type']][locale]}
          choices={() => NODE_TYPES}
          onChoose={(type) => edit({ type: type as ChartNode['type'] })}
        />
      );
    case 'limit':
      return (
        <LimitCells
          compact
          disabled={disabled}
          path={`${path}/limit`}
          limit={node.limit}
          onChange={(limit) => edit({ limit })}
        />
      );
    case 'counted':
      return (
        <LazyChoice
          {...common}
          value={String(node.counted)}
          textOf={(value) => t(value === 'true' ? 'field.yes' : 'field.no')}
          choices={() => ['true', 'false']}
          onChoose={(value) => edit({ counted: value === 'true' })}
        />
      );
    case 'lane':
      return (
        <LazyChoice
          {...common}
          value={node.lane}
          textOf={(id) => {
            const lane = lanes.find((one) => one.id === id);
            return lane ? lane.name || t(`chart.role.${lane.role}`) : id;
          }}
          choices={() => lanes.map(({ id }) => id)}
          onChoose={(lane) => edit({ lane })}
        />
      );
    case 'stage':
      return (
        <LazyChoice
          {...common}
          value={stepChoice(node)}
          textOf={(choice) => stageText(choice, locale)}
          choices={() => STAGE_AND_STEP}
          onChoose={(choice) => edit(placeOfStep(choice))}
        />
      );
    default:
      return (
        <GrowingText data-text={node[field]}>
          <textarea
            {...common}
            rows={1}
            value={node[field]}
            onChange={(event) => edit({ [field]: event.target.value })}
          />
        </GrowingText>
      );
  }
}

const STAGE_AND_STEP: readonly string[] = [
  'stage:',
  ...STAGE_IDS.flatMap((stage) => [
    `stage:${stage}`,
    ...STEP_IDS.filter((step) => STAGE_OF_STEP[step] === stage),
  ]),
];

/** A step stands below its stage; a text that is no step of ours is shown as it is. */
function stageText(choice: string, locale: 'zh-Hans' | 'en'): string {
  const stage = STAGE_IDS.find((one) => choice === `stage:${one}`);
  if (stage) return STAGE_LABELS[stage][locale];
  const step = STEP_IDS.find((one) => one === choice);
  return step ? `· ${STEP_LABELS[step][locale]}` : choice === 'stage:' ? '—' : choice;
}
