import { useEffect, useSyncExternalStore } from 'react';
import type { Badges } from '../../../shared/contracts/admin-api';
import { useBadgesQuery, type DocumentKey } from '../api/publisher-api';
import { createBatch } from './batch';

/** Cells of one page ask in the same instant; one request answers them all. */
const batch = createBatch();

/** State and counts of one row, or undefined until they are there. */
export function useBadge({ uid, documentId, locale }: DocumentKey): Badges[string] | undefined {
  const group = `${uid} ${locale}`;
  useEffect(() => batch.join(group, documentId), [group, documentId]);
  const ids = useSyncExternalStore(batch.subscribe, () => batch.idsOf(group));
  const { data } = useBadgesQuery({ uid, locale, ids }, { skip: !ids.includes(documentId) });
  return data?.[documentId];
}
