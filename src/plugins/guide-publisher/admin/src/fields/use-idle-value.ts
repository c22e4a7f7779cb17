import { useCallback, useEffect, useRef, useState } from 'react';

/** How long typing must pause before the form is told, in ms: below what a person notices, above one keystroke. */
const IDLE = 250;

/**
 * A field's value, kept by the field itself while it is edited: the form, and everything that watches it, hears of it
 * when typing pauses or the field is left. A change from outside (reset, another language, a fix) replaces it.
 */
export function useIdleValue<T>(
  outside: unknown,
  read: (stored: unknown) => T,
  tell: (value: T) => void
): readonly [value: T, change: (value: T) => void, flush: () => void] {
  const [value, setValue] = useState(() => read(outside));
  const told = useRef(outside);
  const timer = useRef<number | undefined>(undefined);
  const waiting = useRef<{ readonly value: T } | null>(null);
  const teller = useRef(tell);
  teller.current = tell;

  const flush = useCallback(() => {
    window.clearTimeout(timer.current);
    const next = waiting.current;
    waiting.current = null;
    if (!next) return;
    told.current = next.value;
    teller.current(next.value);
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
