import type { ReactNode } from 'react';
import { Box, Table, Tbody, Th, Thead, Tr, Typography } from '@strapi/design-system';

interface PlainTableProps {
  readonly heads: readonly string[];
  readonly rows: readonly ReactNode[];
  readonly empty: string;
}

/** A table of a page, or the sentence that there is nothing in it. */
export function PlainTable({ heads, rows, empty }: PlainTableProps) {
  if (rows.length === 0) {
    return <EmptyBox>{empty}</EmptyBox>;
  }
  return (
    <Table colCount={heads.length} rowCount={rows.length + 1}>
      <Thead>
        <Tr>
          {heads.map((head) => (
            <Th key={head}>
              <Typography variant="sigma">{head}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>{rows}</Tbody>
    </Table>
  );
}

/** The sentence that there is nothing here. */
export function EmptyBox({ children }: { readonly children: string }) {
  return (
    <Box background="neutral0" padding={8} hasRadius shadow="tableShadow">
      <Typography textColor="neutral600" textAlign="center" tag="p">
        {children}
      </Typography>
    </Box>
  );
}
