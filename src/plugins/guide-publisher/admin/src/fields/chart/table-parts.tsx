import { useState, type ComponentProps, type ReactNode } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, OneToMany, Plus, Trash } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Chart } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';
import { CellSelect } from '../cells';
import type { ChartFinding, ChartFindings } from './chart-findings';
import { SEVERITY_COLOURS } from './severity';
import type { ChartActions, Selected } from './use-chart-editor';

/** What the tables of a chart have in common. */

export interface ChartTableProps {
  readonly name: string;
  readonly chart: Chart;
  readonly findings: ChartFindings;
  readonly selected: Selected | null;
  readonly disabled?: boolean;
  readonly actions: ChartActions;
}

interface PartProps {
  readonly title: string;
  readonly add: string;
  readonly disabled?: boolean;
  readonly onAdd: () => void;
  /** Beside the button that adds. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}

/** One table with its heading and the button that adds a row. */
export function Part({ title, add, disabled, onAdd, more, children }: PartProps) {
  return (
    <Box tag="section" aria-label={title}>
      <Flex justifyContent="space-between" paddingBottom={1} gap={2} wrap="wrap">
        <Typography variant="pi" fontWeight="semiBold" tag="h3">
          {title}
        </Typography>
        <Flex gap={2}>
          {more}
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
      </Flex>
      {children}
    </Box>
  );
}

interface RowButtonsProps {
  readonly disabled?: boolean;
  readonly first?: boolean;
  readonly last?: boolean;
  readonly onExit?: () => void;
  readonly onInsert?: () => void;
  readonly onMove?: (by: -1 | 1) => void;
  readonly onRemove?: () => void;
  readonly children?: ReactNode;
}

/** Buttons at the end of a row. */
export function RowButtons(props: RowButtonsProps) {
  const { t } = useText();
  const { disabled, first, last, onExit, onInsert, onMove, onRemove, children } = props;
  const button = { variant: 'ghost', size: 'S', withTooltip: false } as const;
  return (
    <Flex justifyContent="flex-end">
      {children}
      {onExit && (
        <IconButton {...button} label={t('chart.exit')} disabled={disabled} onClick={onExit}>
          <OneToMany />
        </IconButton>
      )}
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

interface ChoiceProps extends Omit<ComponentProps<typeof CellSelect>, 'value' | 'onChange'> {
  readonly value: string;
  readonly textOf: (value: string) => string;
  readonly choices: () => readonly string[];
  readonly onChoose: (value: string) => void;
}

/** A choice that lists its options once it is used: hundreds of rows with hundreds of options each would take seconds to draw. */
export function LazyChoice({ value, textOf, choices, onChoose, ...rest }: ChoiceProps) {
  const [used, setUsed] = useState(false);
  const known = used ? choices() : [value];
  const options = known.includes(value) ? known : [value, ...known];
  return (
    <CellSelect
      {...rest}
      value={value}
      onFocus={() => setUsed(true)}
      onPointerDown={() => setUsed(true)}
      onBlur={() => setUsed(false)}
      onChange={(event) => onChoose(event.target.value)}
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {textOf(option)}
        </option>
      ))}
    </CellSelect>
  );
}

/** What is found in a row, in a row of its own below it. */
export function FindingRow({
  id,
  findings,
  columns,
}: {
  readonly id: string;
  readonly findings: readonly ChartFinding[] | undefined;
  readonly columns: number;
}) {
  const { locale } = useText();
  if (!findings) return null;
  return (
    <tr>
      <td colSpan={columns}>
        <Found id={id}>
          {findings.map(({ severity, message }, i) => (
            <Typography
              key={i}
              tag="li"
              variant="pi"
              textColor={`${SEVERITY_COLOURS[severity]}700`}
            >
              {message[locale]}
            </Typography>
          ))}
        </Found>
      </td>
    </tr>
  );
}

const Found = styled.ul`
  padding: 0 8px 6px 10px;
`;

/** A row; the one that is selected in the drawing stands out. */
export const Row = styled.tr<{ readonly $selected: boolean }>`
  background: ${({ theme, $selected }) => ($selected ? theme.colors.primary100 : 'transparent')};
  box-shadow: ${({ theme, $selected }) =>
    $selected ? `inset 3px 0 0 ${theme.colors.primary600}` : 'none'};
`;
