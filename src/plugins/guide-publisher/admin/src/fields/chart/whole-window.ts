import { useEffect, type DragEvent, type RefObject } from 'react';

/** How the editor takes files that are dropped on it, and keeps the keyboard while it fills the window. */

/** Handlers by which an element takes a dropped file; none where nothing may be opened. */
export function dropTarget(open: ((file: File | undefined) => void) | undefined) {
  if (!open) return {};
  const holdsFile = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');
  return {
    onDragOver: (event: DragEvent) => {
      if (holdsFile(event)) event.preventDefault();
    },
    onDrop: (event: DragEvent) => {
      if (!holdsFile(event)) return;
      event.preventDefault();
      open(event.dataTransfer.files[0]);
    },
  };
}

/** Over the whole window, the page below is out of reach of the keyboard too; dialogs above it are not. */
export function useFocusWithin(frame: RefObject<HTMLElement>, wide: boolean): void {
  useEffect(() => {
    const box = frame.current;
    if (!wide || !box) return undefined;
    if (!box.contains(document.activeElement)) box.focus();
    const outside = document.querySelector('#strapi') ?? document.body;
    const bring = ({ target }: FocusEvent) => {
      if (target instanceof Node && outside.contains(target) && !box.contains(target)) box.focus();
    };
    document.addEventListener('focusin', bring);
    return () => document.removeEventListener('focusin', bring);
  }, [frame, wide]);
}
