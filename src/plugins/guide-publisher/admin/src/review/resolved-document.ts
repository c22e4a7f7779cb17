import { useSyncExternalStore } from 'react';
import type { Document } from '../../../domain/document/document';

/**
 * The resolved text of the document that is being edited, as the last check gave it. The panel writes it; the fields
 * read what they inherit from the standard item. There is one edit view at a time.
 */

let resolved: Document | null = null;
const listeners = new Set<() => void>();

export function setResolvedDocument(document: Document | null): void {
  if (document === resolved) return;
  resolved = document;
  listeners.forEach((listener) => listener());
}

/** The value that a field has in the resolved text; undefined while there is none. */
export function useStandardValue(field: string): unknown {
  const document = useSyncExternalStore(subscribe, () => resolved);
  return (document as Readonly<Record<string, unknown>> | null)?.[field];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
