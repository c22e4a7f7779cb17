import { memo, useMemo } from 'react';
import { IconButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, CaretDown, CaretUp, Trash } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../../text/use-text';
import type { Column, Entry } from './columns';
import { SheetTable } from '../SheetTable';
import { EntryCell } from './EntryCell';
import { EntryDetails } from './EntryDetails';

export interface CellPlace {
  readonly row: number;
  readonly column: string;
}

export interface RowActions {
  readonly onEdit: (row: number, patch: Entry) => void;
  readonly onRemove: (row: number) => void;
  readonly onMove: (row: number, to: number) => void;
  readonly onToggle: (row: number) => void;
  readonly onAdd: (at: number) => void;
  /** Takes the pasted text if it is a block of cells. */
  readonly onPaste: (text: string, place: CellPlace) => boolean;
  readonly onFocus: (place: CellPlace) => void;
}

interface EntryTableProps {
  readonly name: string;
  /** Stable, so that only the row that changes is drawn again. */
  readonly actions: RowActions;
  readonly columns: readonly Column[];
  readonly entries: readonly Entry[];
  readonly disabled?: boolean;
  readonly unfolded: ReadonlySet<number>;
}

/** The table itself: main columns side by side, the others below a row that is unfolded. */
export function EntryTable({ columns, entries, unfolded, ...rest }: EntryTableProps) {
  const { t, locale } = useText();
  const main = useMemo(() => columns.filter((column) => column.main), [columns]);
  const others = useMemo(() => columns.filter((column) => !column.main), [columns]);
  const actionsWidth = rest.disabled ? (others.length > 0 ? 4 : 1) : ACTIONS_WIDTH;
  if (entries.length === 0) {
    return (
      <Empty>
        <Typography variant="omega" textColor="neutral600">
          {t('list.empty')}
        </Typography>
      </Empty>
    );
  }
  return (
    <SheetTable widths={[NUMBER_WIDTH, ...main.map(({ width }) => width), actionsWidth]}>
      <thead>
        <tr>
          <th scope="col" aria-label={t('list.number')} />
          {main.map((column) => (
            <th key={column.name} scope="col">
              {column.label[locale]}
            </th>
          ))}
          <th scope="col" aria-label={t('list.actions')} />
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, row) => (
          <EntryRow
            key={row}
            {...rest}
            row={row}
            entry={entry}
            main={main}
            others={others}
            count={entries.length}
            unfolded={unfolded.has(row)}
          />
        ))}
      </tbody>
    </SheetTable>
  );
}

interface EntryRowProps extends Omit<EntryTableProps, 'columns' | 'entries' | 'unfolded'> {
  readonly row: number;
  readonly entry: Entry;
  readonly main: readonly Column[];
  readonly others: readonly Column[];
  readonly count: number;
  readonly unfolded: boolean;
}

const EntryRow = memo(function EntryRow(props: EntryRowProps) {
  const { name, row, entry, main, others, count, disabled, unfolded, actions } = props;
  const { t } = useText();
  const filled = others.filter(({ name: field }) => isFilled(entry[field])).length;
  return (
    <>
      <tr>
        <Number scope="row">{row + 1}</Number>
        {main.map((column) => (
          <td key={column.name}>
            <EntryCell
              {...cellActions(props, column)}
              column={column}
              value={entry[column.name]}
              disabled={disabled}
              path={`${name}/${row}/${column.name}`}
            />
          </td>
        ))}
        <td>
          <Actions>
            {others.length > 0 && (
              <IconButton
                variant="ghost"
                size="S"
                label={t(unfolded ? 'list.fold' : 'list.unfold', { count: filled })}
                onClick={() => actions.onToggle(row)}
              >
                {unfolded ? <CaretUp /> : <CaretDown />}
              </IconButton>
            )}
            {!disabled && (
              <>
                <IconButton
                  variant="ghost"
                  size="S"
                  label={t('list.up')}
                  disabled={row === 0}
                  onClick={() => actions.onMove(row, row - 1)}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  variant="ghost"
                  size="S"
                  label={t('list.down')}
                  disabled={row === count - 1}
                  onClick={() => actions.onMove(row, row + 1)}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  variant="ghost"
                  size="S"
                  label={t('list.remove')}
                  onClick={() => actions.onRemove(row)}
                >
                  <Trash />
                </IconButton>
              </>
            )}
          </Actions>
        </td>
      </tr>
      {unfolded && (
        <tr>
          <td />
          <td colSpan={main.length + 1}>
            <EntryDetails
              columns={others}
              entry={entry}
              disabled={disabled}
              path={`${name}/${row}`}
              actionsOf={(column) => cellActions(props, column)}
            />
          </td>
        </tr>
      )}
    </>
  );
});

function cellActions(props: EntryRowProps, column: Column) {
  const { row, count, actions } = props;
  const place = { row, column: column.name };
  return {
    onChange: (value: unknown) => actions.onEdit(row, { [column.name]: value }),
    onPaste: (text: string) => actions.onPaste(text, place),
    // Enter goes down as in a sheet, and opens a new row below the last.
    onDown: () =>
      row + 1 < count ? actions.onFocus({ ...place, row: row + 1 }) : actions.onAdd(count),
  };
}

const isFilled = (value: unknown): boolean =>
  value !== '' && value !== null && value !== undefined && value !== 0 && value !== false;

/** Shares of the width, beside those of the columns. */
const NUMBER_WIDTH = 3;
const ACTIONS_WIDTH = 12;

const Empty = styled.div`
  border: 1px dashed ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  padding: 1.2rem;
  text-align: center;
`;

const Number = styled.th`
  color: ${({ theme }) => theme.colors.neutral500};
  font-size: 1.2rem;
  font-weight: 400;
  padding: 10px 6px;
  text-align: right;
  vertical-align: top;
`;

const Actions = styled.div`
  display: flex;
  justify-content: flex-end;
`;
