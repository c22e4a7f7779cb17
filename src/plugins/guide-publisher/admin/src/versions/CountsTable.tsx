import type { ReactNode } from 'react';
import { Box, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { ImpactCounts } from '../../../shared/contracts/services';
import { PlainTable } from '../pages/PlainTable';
import { useText } from '../text/use-text';

interface CountsTableProps<T> {
  readonly title: string;
  readonly entries: ReadonlyArray<
    T & ImpactCounts & { readonly key: string; readonly name: string }
  >;
  readonly badge?: (entry: T) => ReactNode;
}

/** Findings that come and go, by rule, level or organization, as the report lists them. */
export function CountsTable<T>({ title, entries, badge }: CountsTableProps<T>) {
  const { t } = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="delta" tag="h3">
        {title}
      </Typography>
      <Box maxHeight="42rem" overflow="auto">
        <PlainTable
          heads={[t('page.reviews.name'), t('impact.gained'), t('impact.lost')]}
          rows={entries.map((entry) => (
            <Tr key={entry.key}>
              <Td style={{ maxWidth: '44rem' }}>
                <Flex gap={2}>
                  {badge?.(entry)}
                  <Typography style={{ whiteSpace: 'normal' }}>{entry.name}</Typography>
                </Flex>
              </Td>
              <Count count={entry.gained} guides={entry.gainingGuides} colour="danger700" />
              <Count count={entry.lost} guides={entry.losingGuides} colour="success700" />
            </Tr>
          ))}
          empty={t('impact.none')}
        />
      </Box>
    </Flex>
  );
}

interface CountProps {
  readonly count: number;
  readonly guides: number;
  readonly colour: 'danger700' | 'success700';
}

function Count({ count, guides, colour }: CountProps) {
  const { t } = useText();
  const { formatNumber } = useIntl();
  return (
    <Td>
      <Typography
        fontWeight={count > 0 ? 'semiBold' : 'regular'}
        textColor={count > 0 ? colour : 'neutral500'}
      >
        {formatNumber(count)}
      </Typography>
      {count > 0 && (
        <Typography variant="pi" textColor="neutral600">
          {' '}
          {t('impact.in-guides', { count: formatNumber(guides) })}
        </Typography>
      )}
    </Td>
  );
}
