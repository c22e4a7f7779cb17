import { Flex, Typography } from '@strapi/design-system';
import { useText } from '../../text/use-text';
import { CellInput } from '../cells';
import { EdgeTable } from './EdgeTable';
import { LaneTable } from './LaneTable';
import { NodeTable } from './NodeTable';
import type { ChartTableProps } from './table-parts';

/** Steps, flows and lanes of a chart as three tables. */
export function ChartTables(props: ChartTableProps) {
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
