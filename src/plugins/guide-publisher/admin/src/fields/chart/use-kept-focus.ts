import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Keeps the keyboard where it is when a change takes away, or moves, what had the focus: it goes to the same control
 * again, or else to the row that came to stand in its place.
 */
export function useKeptFocus(container: RefObject<HTMLElement>, change: unknown): void {
  const before = useRef<{ element: HTMLElement; row: number; table: Element | null } | null>(null);
  const within = container.current;
  const active = document.activeElement;
  before.current = null;
  if (active instanceof HTMLElement && within?.contains(active)) {
    const row = active.closest('tr');
    const table = row?.closest('table') ?? null;
    const rows = [...(table?.querySelectorAll('tbody tr') ?? [])];
    before.current = { element: active, row: row ? rows.indexOf(row) : -1, table };
  }
  useLayoutEffect(() => {
    const last = before.current;
    before.current = null;
    if (!last || document.activeElement !== document.body) return;
    if (last.element.isConnected) {
      last.element.focus({ preventScroll: true });
      return;
    }
    const rows = last.table?.isConnected ? [...last.table.querySelectorAll('tbody tr')] : [];
    const row = rows[Math.min(last.row, rows.length - 1)];
    const next = row?.querySelector<HTMLElement>('textarea, input, select, button');
    (next ?? container.current)?.focus({ preventScroll: true });
  }, [change, container]);
}
