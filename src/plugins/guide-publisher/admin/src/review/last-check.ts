import { useSyncExternalStore } from 'react';
import type { Document } from '../../../domain/document/document';
import type { Finding } from '../../../domain/template/types';

/**
 * The last check of the document that is being edited: its resolved text and what was found. The panel writes it; the
 * fields read what they inherit from the standard item, and what was found in them. There is one edit view at a time.
 */

export interface LastCheck {
  readonly document: Document | null;
  readonly findings: readonly Finding[];
}

let last: LastCheck | null = null;
const listeners = new Set<() => void>();

export function setLastCheck(check: LastCheck | null): void {
  if (check === last) return;
  last = check;
  listeners.forEach((listener) => listener());
}

export const useLastCheck = (): LastCheck | null => useSyncExternalStore(subscribe, () => last);

/** The value that a field has in the resolved text; undefined while there is none. */
export function useStandardValue(field: string): unknown {
  const document = useSyncExternalStore(subscribe, () => last?.document);
  return (document as Readonly<Record<string, unknown>> | null | undefined)?.[field];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
