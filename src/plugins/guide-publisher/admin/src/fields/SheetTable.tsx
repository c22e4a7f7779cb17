import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** A table whose cells are inputs, close together as in a sheet; its head stays in sight. */
export function SheetTable({ children }: { readonly children: ReactNode }) {
  return (
    <Scroll>
      <Table>{children}</Table>
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
  min-width: 100%;
  table-layout: fixed;

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
  }

  tbody td:hover input,
  tbody td:hover select,
  tbody td:hover textarea {
    border-color: ${({ theme }) => theme.colors.neutral200};
  }
`;
