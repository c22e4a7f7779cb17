import { useCallback } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { useText } from '../text/use-text';
import { errorText } from './error-text';

type Result<T> = { readonly data: T } | { readonly error: unknown };

/**
 * Waits for a change to be made and tells the user what became of it: the sentence that `done` gives, or why it was
 * refused. Gives the answer, or null where it was refused.
 */
export function useAnswer(): <T>(
  request: PromiseLike<Result<T>>,
  done: (data: T) => string
) => Promise<T | null> {
  const { locale } = useText();
  const { toggleNotification } = useNotification();
  return useCallback(
    async (request, done) => {
      const result = await request;
      if ('error' in result) {
        toggleNotification({ type: 'danger', message: errorText(result.error, locale) });
        return null;
      }
      toggleNotification({ type: 'success', message: done(result.data) });
      return result.data;
    },
    [toggleNotification, locale]
  );
}
