import { useEffect, useMemo, useRef, useState } from 'react';
import type { Locale } from '../../../domain/codes/tables';
import type { LiveCheckAnswer } from '../../../shared/contracts/admin-api';
import { useLiveCheckQuery } from '../api/publisher-api';
import { useFormValues } from '../strapi/content-manager';
import { REVIEWED_RELATIONS, valuesToCheck } from './form-values';

/** Pause in typing before the text is checked, in ms: short enough to feel live, long enough for one request a thought. */
const PAUSE = 600;

interface Subject {
  readonly uid: string;
  readonly documentId?: string;
  readonly locale: Locale;
  readonly skip: boolean;
}

export interface LiveFindings {
  /** The last answer; it stays until the next one is there. */
  readonly answer: LiveCheckAnswer | null;
  /** Why the text as it is now could not be checked. */
  readonly error: unknown;
}

/** What the check says of the form as it is now, saved or not. */
export function useLiveFindings({ uid, documentId, locale, skip }: Subject): LiveFindings {
  const values = useFormValues();
  const written = useMemo(
    () => JSON.stringify(valuesToCheck(values, REVIEWED_RELATIONS)),
    [values]
  );
  const [settled, setSettled] = useState(written);
  useEffect(() => {
    if (written === settled) return undefined;
    const timer = window.setTimeout(() => setSettled(written), PAUSE);
    return () => window.clearTimeout(timer);
  }, [written, settled]);

  const request = useMemo(
    () => ({
      uid,
      locale,
      ...(documentId ? { documentId } : {}),
      values: JSON.parse(settled) as Record<string, unknown>,
    }),
    [uid, locale, documentId, settled]
  );
  const { currentData, error } = useLiveCheckQuery(request, { skip });
  const last = useRef<LiveCheckAnswer | null>(null);
  if (currentData) last.current = currentData;
  return { answer: last.current, error: skip ? undefined : error };
}
