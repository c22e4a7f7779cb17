import { useCallback } from 'react';
import { useIntl } from 'react-intl';

/** Date and time of an instant as people of the language write it; blank where there is none. */
export function useDateText(): (at: string | null | undefined) => string {
  const { formatDate } = useIntl();
  return useCallback(
    (at) => {
      const date = at ? new Date(at) : null;
      return date && !Number.isNaN(date.getTime())
        ? formatDate(date, {
            year: 'numeric',
            month: '2-digit',
            day: '2-digit',
            hour: '2-digit',
            minute: '2-digit',
            hour12: false,
          })
        : '';
    },
    [formatDate]
  );
}

/** A calendar day (ISO form) as people of the language write it, 2026年7月1日; blank where there is none. */
export function useDayText(): (day: string | null | undefined) => string {
  const { formatDate } = useIntl();
  return useCallback(
    (day) => {
      const date = day ? new Date(`${day.slice(0, 10)}T00:00:00Z`) : null;
      return date && !Number.isNaN(date.getTime())
        ? formatDate(date, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' })
        : '';
    },
    [formatDate]
  );
}
