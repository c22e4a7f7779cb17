import type { Direction } from './places';

/** What a key does in the drawing. Each of them is also in the help below it. */
export type Command =
  | { readonly do: 'go'; readonly direction: Direction }
  | { readonly do: 'lane' | 'flow' | 'stage'; readonly by: 1 | -1 }
  | { readonly do: 'add'; readonly type: 'task' | 'decision' }
  | { readonly do: 'edges' | 'zoom'; readonly by: 1 | -1 }
  | { readonly do: 'write' | 'connect' | 'remove' | 'cancel' | 'first' | 'last' | 'fit' };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The command of a key; null for one that is not ours. Keys with Ctrl, Alt or Meta belong to the browser and the page. */
export function commandOf({ key, shiftKey, ctrlKey, altKey, metaKey }: Key): Command | null {
  if (ctrlKey || altKey || metaKey) return null;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return (shiftKey && WITH_SHIFT[name]) || (PLAIN[name] ?? null);
}

const PLAIN: Readonly<Record<string, Command>> = {
  ArrowUp: { do: 'go', direction: 'up' },
  ArrowDown: { do: 'go', direction: 'down' },
  ArrowLeft: { do: 'go', direction: 'left' },
  ArrowRight: { do: 'go', direction: 'right' },
  Home: { do: 'first' },
  End: { do: 'last' },
  Enter: { do: 'write' },
  F2: { do: 'write' },
  Insert: { do: 'add', type: 'task' },
  n: { do: 'add', type: 'task' },
  d: { do: 'add', type: 'decision' },
  c: { do: 'connect' },
  e: { do: 'edges', by: 1 },
  Delete: { do: 'remove' },
  Backspace: { do: 'remove' },
  Escape: { do: 'cancel' },
  '+': { do: 'zoom', by: 1 },
  '=': { do: 'zoom', by: 1 },
  '-': { do: 'zoom', by: -1 },
  '0': { do: 'fit' },
};

const WITH_SHIFT: Readonly<Record<string, Command>> = {
  ArrowLeft: { do: 'lane', by: -1 },
  ArrowRight: { do: 'lane', by: 1 },
  ArrowUp: { do: 'flow', by: -1 },
  ArrowDown: { do: 'flow', by: 1 },
  PageUp: { do: 'stage', by: -1 },
  PageDown: { do: 'stage', by: 1 },
  e: { do: 'edges', by: -1 },
};
