import {
  Suspense,
  lazy,
  useDeferredValue,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { css, styled } from 'styled-components';
import type { Locale } from '../../../../domain/codes/tables';
import type { Chart } from '../../../../domain/flowchart/chart';
import { lintChart } from '../../../../domain/flowchart/lint';
import { useLastCheck } from '../../review/last-check';
import { focusCell } from '../../review/reveal';
import { useText } from '../../text/use-text';
import { CellInput } from '../cells';
import { chartFindings, type ChartFindings, type CheckedChart } from './chart-findings';
import { EdgeTable } from './EdgeTable';
import { FindingsBar } from './FindingsBar';
import { LaneTable } from './LaneTable';
import { NodeTable } from './NodeTable';
import { PasteHere } from './NoChart';
import { Toolbar } from './Toolbar';
import { dropTarget, useFocusWithin } from './whole-window';
import type { ChartEditor as Editor, Selected } from './use-chart-editor';
import type { ChartFiles } from './use-chart-files';
import { useKeptFocus } from './use-kept-focus';
import type { StepTable } from './use-step-table';

/** A chunk of its own: who never opens a chart never loads the drawing. */
const ChartCanvas = lazy(() => import('./canvas/ChartCanvas'));

/**
 * Most nodes that are drawn while they are edited. Larger charts are edited in the tables: the browser would need longer
 * for the drawing than between two keys. The largest real chart has 64.
 */
export const MAX_DRAWN_NODES = 150;

interface ChartEditorProps {
  readonly name: string;
  readonly chart: Chart;
  readonly editor: Editor;
  readonly files: ChartFiles;
  readonly steps: StepTable;
  readonly contentLocale: Locale;
  readonly disabled?: boolean;
}

/** The tables of a chart and its drawing, of one model with one history. */
export function ChartEditor(props: ChartEditorProps) {
  const { name, chart, editor, files, steps, contentLocale, disabled } = props;
  const { actions, selected } = editor;
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  const drawn = useDeferredValue(chart);
  const findings = useFindings(drawn, name);
  useKeptFocus(frame, chart);
  useFocusWithin(frame, wide);

  const write = ({ kind, id }: Selected) => {
    actions.select({ kind, id });
    // After the row has been drawn.
    window.setTimeout(() => {
      const row = frame.current?.querySelector(`[data-row="${CSS.escape(id)}"]`);
      const field = kind === 'node' ? 'textarea' : `[data-path$="/condition"]`;
      const cell = row?.querySelector<HTMLElement>(field)?.dataset.path;
      if (cell) focusCell(frame.current, cell);
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    // A menu that is open above takes Escape for itself.
    const isHere = event.target instanceof Node && frame.current?.contains(event.target);
    if (event.key === 'Escape' && isHere) setWide(false);
  };

  const tables = { name, chart, findings, selected, disabled, actions };
  return (
    <Frame
      ref={frame}
      tabIndex={-1}
      $wide={wide}
      role={wide ? 'dialog' : 'group'}
      aria-modal={wide || undefined}
      aria-label={t('chart.editor')}
      onKeyDown={onKeyDown}
      {...dropTarget(disabled ? undefined : files.open)}
    >
      <Toolbar
        editor={editor}
        files={files}
        steps={steps}
        disabled={disabled}
        wide={wide}
        onWide={() => setWide(!wide)}
      />
      <FindingsBar chart={drawn} findings={findings} onReveal={write} />
      <Sides $wide={wide}>
        <Tables $wide={wide}>
          <label>
            <Typography variant="pi" fontWeight="semiBold">
              {t('chart.title')}
            </Typography>
            <CellInput
              data-path={`${name}/title`}
              disabled={disabled}
              value={chart.title}
              onChange={({ target }) =>
                actions.edit((now) => ({ ...now, title: target.value }), {
                  what: t('chart.did.title'),
                  merge: 'title',
                })
              }
            />
          </label>
          {chart.nodes.length === 0 && !disabled && (
            <PasteHere contentLocale={contentLocale} actions={actions} />
          )}
          <NodeTable {...tables} />
          <EdgeTable {...tables} />
          <LaneTable {...tables} />
        </Tables>
        {drawn.nodes.length > 0 && (
          <Drawing $wide={wide}>
            {drawn.nodes.length > MAX_DRAWN_NODES ? (
              <Box background="neutral100" padding={4} hasRadius>
                <Typography>
                  {t('chart.too-large-to-draw', {
                    count: drawn.nodes.length,
                    most: MAX_DRAWN_NODES,
                  })}
                </Typography>
              </Box>
            ) : (
              <Suspense fallback={<Loader>{t('panel.loading')}</Loader>}>
                <ChartCanvas
                  chart={drawn}
                  findings={findings}
                  selected={selected}
                  contentLocale={contentLocale}
                  disabled={disabled}
                  ownsWheel={wide}
                  actions={actions}
                  onWrite={write}
                />
              </Suspense>
            )}
          </Drawing>
        )}
      </Sides>
    </Frame>
  );
}

/** Limits and the kind of item belong to the item; the server's check knows them. */
const NO_CONTEXT = { itemType: '', promisedLimit: null, statutoryLimit: null };

/** What the form of the chart shows at once, and what the server's last check says. */
function useFindings(chart: Chart, name: string): ChartFindings {
  const check = useLastCheck();
  return useMemo(() => {
    const { document, findings } = check ?? { document: null, findings: [] };
    const checked = (document as Readonly<Record<string, unknown>> | null)?.[name];
    const lastCheck: CheckedChart | null = checked ? { chart: checked as Chart, findings } : null;
    return chartFindings({ chart, problems: lintChart(chart, NO_CONTEXT), checked: lastCheck });
  }, [chart, check, name]);
}

const Frame = styled.div<{ readonly $wide: boolean }>`
  container-type: inline-size;
  display: flex;
  flex-direction: column;
  gap: 12px;
  outline: none;

  ${({ $wide, theme }) =>
    $wide &&
    css`
      background: ${theme.colors.neutral0};
      inset: 0;
      overflow: auto;
      padding: 16px;
      position: fixed;
      /* Above the page and its navigation, below dialogs and notifications. */
      z-index: 200;
    `}
`;

/** Side by side where there is room for both, else the drawing first. */
const Sides = styled(Flex)<{ readonly $wide: boolean }>`
  align-items: stretch;
  flex-direction: column;
  gap: 16px;

  @container (min-width: 100rem) {
    flex-direction: row;
    ${({ $wide }) => $wide && 'flex: 1; min-height: 0;'}
  }
`;

const Tables = styled.div<{ readonly $wide: boolean }>`
  display: flex;
  flex-direction: column;
  gap: 16px;
  min-width: 0;

  @container (min-width: 100rem) {
    flex: 1 1 60%;
    ${({ $wide }) => $wide && 'overflow: auto;'}
  }
`;

const Drawing = styled.div<{ readonly $wide: boolean }>`
  display: flex;
  flex-direction: column;
  height: 56rem;
  min-width: 0;
  order: -1;

  @container (min-width: 100rem) {
    flex: 1 1 40%;
    order: 1;
    ${({ $wide }) => $wide && 'height: auto; min-height: 40rem;'}
  }
`;
