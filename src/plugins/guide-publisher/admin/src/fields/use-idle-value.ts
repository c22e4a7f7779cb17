import { useCallback, useEffect, useRef, useState } from 'react';

/** How long typing must pause before the form is told, in ms: below what a person notices, above one keystroke. */
const IDLE = 250;

/** For values that the form holds in the shape in which they are edited. */
export const asItIs = <T>(value: T): T => value;

interface IdleValue<T> {
  /** The value in the form. */
  readonly outside: unknown;
  readonly read: (stored: unknown) => T;
  /** What the form is told of a value; the same as what `read` takes. */
  readonly write: (value: T) => unknown;
  readonly tell: (stored: unknown) => void;
}

/**
 * A field's value, kept by the field itself while it is edited: the form, and everything that watches it, hears of it
 * when typing pauses or the field is left. A change from outside (reset, another language, a fix) replaces it.
 */
export function useIdleValue<T>({
  outside,
  read,
  write,
  tell,
}: IdleValue<T>): readonly [value: T, change: (value: T) => void, flush: () => void] {
  const [value, setValue] = useState(() => read(outside));
  const told = useRef(outside);
  const timer = useRef<number | undefined>(undefined);
  const waiting = useRef<{ readonly value: T } | null>(null);
  const door = useRef({ write, tell });
  door.current = { write, tell };

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    const next = waiting.current;
    waiting.current = null;
    if (!next) return;
    told.current = door.current.write(next.value);
    door.current.tell(told.current);
  }, []);

  const change = useCallback(
    (next: T) => {
      setValue(next);
      waiting.current = { value: next };
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(flush, IDLE);
    },
    [flush]
  );

  useEffect(() => {
    if (Object.is(outside, told.current)) return;
    told.current = outside;
    waiting.current = null;
    window.clearTimeout(timer.current);
    setValue(read(outside));
    // `read` is a pure function of the field; only a new value from outside counts.
  }, [outside]);

  useEffect(() => flush, [flush]);
  return [value, change, flush];
}
