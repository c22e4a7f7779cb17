import { styled } from 'styled-components';
import { Typography } from '@strapi/design-system';
import { useText } from '../../text/use-text';
import type { Column, Entry } from './columns';
import { EntryCell, type CellActions } from './EntryCell';

interface EntryDetailsProps {
  readonly columns: readonly Column[];
  readonly entry: Entry;
  readonly disabled?: boolean;
  readonly path: string;
  readonly actionsOf: (column: Column) => CellActions;
}

/** The fields of an entry that have no column of their own, with their names beside them. */
export function EntryDetails({ columns, entry, disabled, path, actionsOf }: EntryDetailsProps) {
  const { locale } = useText();
  return (
    <DetailGrid>
      {columns.map((column) => (
        <label key={column.name}>
          <Typography variant="pi" fontWeight="semiBold" textColor="neutral600">
            {column.label[locale]}
          </Typography>
          <EntryCell
            {...actionsOf(column)}
            column={column}
            value={entry[column.name]}
            disabled={disabled}
            path={`${path}/${column.name}`}
          />
        </label>
      ))}
    </DetailGrid>
  );
}

export const DetailGrid = styled.div`
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
  display: grid;
  gap: 8px 16px;
  grid-template-columns: repeat(auto-fill, minmax(26rem, 1fr));
  margin: 4px 4px 8px 0;
  padding: 10px 12px;

  && input,
  && select,
  && textarea {
    border-color: ${({ theme }) => theme.colors.neutral200};
  }
`;
