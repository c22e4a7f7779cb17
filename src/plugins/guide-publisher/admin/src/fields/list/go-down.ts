import type { KeyboardEvent } from 'react';

/** Enter goes to the cell below; with Alt it breaks the line, and while Chinese is composed it belongs to the input method. */
export function goDown(event: KeyboardEvent, onDown: () => void): void {
  const { nativeEvent, altKey, shiftKey, ctrlKey, metaKey } = event;
  if (event.key !== 'Enter' || nativeEvent.isComposing || ctrlKey || metaKey) return;
  if (event.target instanceof HTMLTextAreaElement && (altKey || shiftKey)) {
    if (altKey) insertBreak(event.target);
    return;
  }
  event.preventDefault();
  onDown();
}

/** Browsers do nothing at Alt + Enter, which is how a spreadsheet breaks a line; `insertText` keeps undo working. */
function insertBreak(field: HTMLTextAreaElement): void {
  field.ownerDocument.execCommand('insertText', false, '\n');
}
