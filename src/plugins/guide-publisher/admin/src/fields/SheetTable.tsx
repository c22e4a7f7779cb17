import type { ReactNode } from 'react';
import { styled } from 'styled-components';

interface SheetTableProps {
  /** Shares of the columns in the width. */
  readonly widths: readonly number[];
  readonly children: ReactNode;
}

/** Rem for one share: below it the table scrolls sideways instead of getting narrower. */
const LEAST_SHARE = 0.78;

/** A table whose cells are inputs, close together as in a sheet; its head stays in sight. */
export function SheetTable({ widths, children }: SheetTableProps) {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return (
    <Scroll>
      <Table style={{ minWidth: `${total * LEAST_SHARE}rem` }}>
        <colgroup>
          {widths.map((width, i) => (
            <col key={i} style={{ width: `${(width / total) * 100}%` }} />
          ))}
        </colgroup>
        {children}
      </Table>
    </Scroll>
  );
}

const Scroll = styled.div`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  max-height: 70vh;
  overflow: auto;
`;

const Table = styled.table`
  border-collapse: collapse;
  table-layout: fixed;
  width: 100%;

  thead th {
    background: ${({ theme }) => theme.colors.neutral100};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    font-weight: 600;
    padding: 6px 8px;
    position: sticky;
    text-align: left;
    top: 0;
    z-index: 1;
  }

  tbody tr + tr td,
  tbody tr + tr th {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  td {
    padding: 2px;
    vertical-align: top;
  }

  tbody input,
  tbody select,
  tbody textarea {
    border-color: transparent;
    font-size: 1.3rem;
  }

  td button {
    height: 2.8rem;
    padding: 5px;
    width: 2.6rem;
  }

  td button[aria-disabled='true'] {
    background: transparent;
    border-color: transparent;
    opacity: 0.4;
  }

  tbody td:hover input,
  tbody td:hover select,
  tbody td:hover textarea {
    border-color: ${({ theme }) => theme.colors.neutral200};
  }
`;
