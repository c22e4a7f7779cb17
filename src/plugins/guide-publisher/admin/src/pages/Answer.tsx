import type { ReactNode } from 'react';
import { Alert, Box } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { errorText } from '../api/error-text';
import { useText } from '../text/use-text';

interface AnswerProps<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly children: (data: T) => ReactNode;
}

/** What a request gave, or that it is on its way, or why it failed. */
export function Answer<T>({ data, error, children }: AnswerProps<T>) {
  const { t, locale } = useText();
  if (data !== undefined) return <>{children(data)}</>;
  if (!error) return <Page.Loading />;
  return (
    <Box>
      <Alert variant="danger" title={t('page.error')} closeLabel={t('dialog.close')}>
        {errorText(error, locale)}
      </Alert>
    </Box>
  );
}
