import type { ReactNode } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Plus, Trash } from '@strapi/icons';
import type { Chart } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';

/** What the tables of a chart have in common. */

export interface ChartTableProps {
  readonly name: string;
  readonly chart: Chart;
  readonly disabled?: boolean;
  readonly onChange: (chart: Chart) => void;
}

interface PartProps {
  readonly title: string;
  readonly add: string;
  readonly disabled?: boolean;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

/** One table with its heading and the button that adds a row. */
export function Part({ title, add, disabled, onAdd, children }: PartProps) {
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

/** Buttons at the end of a row. */
export function RowButtons({ disabled, first, last, onInsert, onMove, onRemove }: RowButtonsProps) {
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
