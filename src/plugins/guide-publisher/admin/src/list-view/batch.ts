/** Collects the ids that ask in one go, so that they are asked for together. */
export interface Batch {
  /** Announces an id; the answer takes it back. */
  join(group: string, id: string): () => void;
  /** The ids of a group, the same array until they change. */
  idsOf(group: string): readonly string[];
  subscribe(listener: () => void): () => void;
}

const NONE: readonly string[] = [];

/** @param schedule runs a task after the cells of a page have all been drawn. */
export function createBatch(schedule: (task: () => void) => void = queueMicrotask): Batch {
  const waiting = new Map<string, Map<string, number>>();
  const settled = new Map<string, readonly string[]>();
  const listeners = new Set<() => void>();
  let scheduled = false;

  const settle = () => {
    scheduled = false;
    for (const [group, ids] of waiting) {
      const next = [...ids.keys()].sort();
      if (next.join() !== settled.get(group)?.join()) settled.set(group, next);
    }
    listeners.forEach((listener) => listener());
  };

  const change = (group: string, id: string, by: 1 | -1) => {
    const ids = waiting.get(group) ?? new Map<string, number>();
    waiting.set(group, ids);
    const count = (ids.get(id) ?? 0) + by;
    if (count > 0) ids.set(id, count);
    else ids.delete(id);
    if (!scheduled) {
      scheduled = true;
      schedule(settle);
    }
  };

  return {
    join(group, id) {
      change(group, id, 1);
      return () => change(group, id, -1);
    },
    idsOf: (group) => settled.get(group) ?? NONE,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
