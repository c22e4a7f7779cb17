import { Button, Flex, Typography } from '@strapi/design-system';
import { useText } from '../text/use-text';

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly onGo: (page: number) => void;
}

/** Where a list of pages stands, and the way to the next one. */
export function Pager({ page, pages, total, onGo }: PagerProps) {
  const { t } = useText();
  return (
    <Flex justifyContent="space-between">
      <Typography variant="pi" textColor="neutral600">
        {t('pager.place', { page, pages, total })}
      </Typography>
      <Flex gap={2}>
        <Button size="S" variant="tertiary" disabled={page <= 1} onClick={() => onGo(page - 1)}>
          {t('pager.previous')}
        </Button>
        <Button size="S" variant="tertiary" disabled={page >= pages} onClick={() => onGo(page + 1)}>
          {t('pager.next')}
        </Button>
      </Flex>
    </Flex>
  );
}
