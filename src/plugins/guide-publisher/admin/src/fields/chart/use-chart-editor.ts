import { useCallback, useMemo, useRef, useState } from 'react';
import type { Chart } from '../../../../domain/flowchart/chart';
import type { BpmnSource } from '../../../../domain/flowchart/bpmn';
import { useText } from '../../text/use-text';
import { useIdleValue } from '../use-idle-value';
import { readState, writeState, type ChartState } from './chart-state';
import { begin, record, redo, undo, type Change, type History } from './history';

/** A pause in typing that ends one step of undo, in ms: about a thought, longer than between two letters. */
const TYPING_PAUSE = 1000;

/** A node or a flow. */
export interface Selected {
  readonly kind: 'node' | 'edge';
  readonly id: string;
}

/** What every part of the editor may do; the same object for the whole life of the field. */
export interface ChartActions {
  /** Changes the chart as it is now; answers the changed chart. Without a chart, or without a change, nothing happens. */
  edit(next: (chart: Chart) => Chart, change: Change): Chart | null;
  /** Puts another chart in the place of whatever there is. */
  replace(chart: Chart, change: Change & { readonly source?: BpmnSource }): void;
  undo(): void;
  redo(): void;
  select(selected: Selected | null): void;
  /** Tells it to those who do not see the change. */
  say(text: string): void;
}

export interface ChartEditor {
  readonly state: ChartState;
  readonly selected: Selected | null;
  /** What undo would take back and redo would do again; null where there is nothing. */
  readonly undoable: string | null;
  readonly redoable: string | null;
  readonly announcement: string;
  readonly actions: ChartActions;
  /** Hands what was edited last to the form at once. */
  readonly flush: () => void;
}

/** State, selection and history of a chart that is edited in the table and in the drawing alike. */
export function useChartEditor(outside: unknown, onChange: (stored: unknown) => void): ChartEditor {
  const { t } = useText();
  const [history, change, flush] = useIdleValue<History<ChartState>>({
    outside,
    read: (stored) => begin(readState(stored)),
    write: ({ present }) => writeState(present),
    tell: onChange,
  });
  const [selected, select] = useState<Selected | null>(null);
  const [announcement, say] = useAnnouncement();
  const latest = useRef(history);
  latest.current = history;
  const typing = useRef({ pauses: 0, at: 0 });

  const put = useCallback(
    (next: History<ChartState>) => {
      latest.current = next;
      change(next);
    },
    [change]
  );

  const actions = useMemo<ChartActions>(() => {
    const go = (step: typeof undo, said: 'chart.undone' | 'chart.redone') => () => {
      const { past, future } = latest.current;
      const what = step === undo ? past.at(-1)?.what : future[0]?.what;
      if (what === undefined) return;
      put(step(latest.current));
      say(t(said, { what }));
    };
    return {
      edit(next, { what, merge }) {
        const { present } = latest.current;
        if (present.kind !== 'chart') return null;
        const chart = next(present.chart);
        if (chart === present.chart) return null;
        put(
          record<ChartState>(latest.current, { ...present, chart }, { what, merge: burst(merge) })
        );
        if (merge === undefined) say(what);
        return chart;
      },
      replace(chart, { what, source }) {
        put(record<ChartState>(latest.current, { kind: 'chart', chart, source }, { what }));
        select(null);
        say(what);
      },
      undo: go(undo, 'chart.undone'),
      redo: go(redo, 'chart.redone'),
      select,
      say,
    };

    /** The key of a change with the pauses so far: after one, the same cell is another step. */
    function burst(merge: string | undefined): string | undefined {
      const now = Date.now();
      if (now - typing.current.at > TYPING_PAUSE) typing.current.pauses += 1;
      typing.current.at = now;
      return merge && `${merge} ${typing.current.pauses}`;
    }
  }, [put, say, t]);

  return {
    state: history.present,
    selected,
    undoable: history.past.at(-1)?.what ?? null,
    redoable: history.future[0]?.what ?? null,
    announcement,
    actions,
    flush,
  };
}

/** A text for a live region; the same text said twice is read twice, by a mark that is not spoken. */
function useAnnouncement(): [string, (text: string) => void] {
  const [said, setSaid] = useState({ text: '', count: 0 });
  const say = useCallback(
    (text: string) => setSaid(({ count }) => ({ text, count: count + 1 })),
    []
  );
  return [said.count % 2 === 0 ? said.text : `${said.text}\u00a0`, say];
}
