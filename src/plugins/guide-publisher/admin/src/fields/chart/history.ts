/** What was, what is and what was undone, of anything that is edited as a whole and never changed in place. */

export interface History<T> {
  readonly present: T;
  /** Oldest first. */
  readonly past: readonly Step<T>[];
  /** Undone last first. */
  readonly future: readonly Step<T>[];
  /** Key of the change that the next one with the same key is merged into; blank where none is open. */
  readonly open: string;
}

/** A state that was left, and what was done to leave it. */
export interface Step<T> {
  readonly state: T;
  readonly what: string;
}

export interface Change {
  /** For people: what was done. */
  readonly what: string;
  /** Changes in a row with the same key are one step, e.g. the letters typed into one cell. */
  readonly merge?: string;
}

/** Older steps are forgotten: nobody goes back further, and each may hold a whole chart. */
export const MAX_STEPS = 200;

export const begin = <T>(present: T): History<T> => ({ present, past: [], future: [], open: '' });

/** The history after a change; the same history where nothing has changed. What was undone before is gone. */
export function record<T>(history: History<T>, next: T, { what, merge = '' }: Change): History<T> {
  if (Object.is(next, history.present)) return history;
  const isSameStep = merge !== '' && merge === history.open && history.past.length > 0;
  const past = isSameStep
    ? history.past
    : [...history.past.slice(-(MAX_STEPS - 1)), { state: history.present, what }];
  return { present: next, past, future: [], open: merge };
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    present: last.state,
    past: history.past.slice(0, -1),
    future: [{ state: history.present, what: last.what }, ...history.future],
    open: '',
  };
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future;
  if (!next) return history;
  return {
    present: next.state,
    past: [...history.past, { state: history.present, what: next.what }],
    future,
    open: '',
  };
}
