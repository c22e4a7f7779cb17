import type { KeyboardEvent } from 'react';
import { VisuallyHidden } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import { localeOf, useText } from '../../text/use-text';
import { contentLocaleOf, type FieldInputProps } from '../../strapi/content-manager';
import { FieldShell } from '../FieldShell';
import { ChartEditor } from './ChartEditor';
import { NoChart, Unreadable } from './NoChart';
import { useChartEditor, type ChartActions } from './use-chart-editor';
import { useChartFiles } from './use-chart-files';
import { useStepTable } from './use-step-table';

/** A flowchart: a table of its steps, and its drawing, of one model. */
export default function ChartInput(props: FieldInputProps<unknown>) {
  const { name, disabled, onChange } = props;
  const { t } = useText();
  const [search] = useSearchParams();
  const contentLocale = localeOf(contentLocaleOf(undefined, search) || 'zh-Hans');
  const editor = useChartEditor(props.value, (stored) => onChange(name, stored));
  const { state, actions } = editor;
  const parts = { state, contentLocale, actions };
  const files = useChartFiles(parts);
  const steps = useStepTable(parts);

  return (
    <FieldShell {...props} onLeave={editor.flush}>
      <div onKeyDown={disabled ? undefined : (event) => goInHistory(event, actions)}>
        {state.kind === 'none' && (
          <NoChart {...{ name, contentLocale, disabled, editor, files, steps }} />
        )}
        {state.kind === 'unreadable' && (
          <Unreadable state={state} disabled={disabled} onRestart={steps.drawPlain} />
        )}
        {state.kind === 'chart' && (
          <ChartEditor
            {...{ name, editor, files, steps, contentLocale, disabled }}
            chart={state.chart}
          />
        )}
      </div>
      {files.dialog}
      {steps.dialog}
      <VisuallyHidden role="status" aria-live="polite" aria-label={t('chart.editor')}>
        {editor.announcement}
      </VisuallyHidden>
    </FieldShell>
  );
}

/** Undo and redo of the editor, not of the text field that has the focus: there is one history for table and drawing. */
function goInHistory(event: KeyboardEvent, actions: ChartActions): void {
  const { key, ctrlKey, metaKey, shiftKey, nativeEvent } = event;
  const letter = key.toLowerCase();
  if (nativeEvent.isComposing || !(ctrlKey || metaKey) || !['z', 'y'].includes(letter)) return;
  event.preventDefault();
  if (letter === 'z' && !shiftKey) actions.undo();
  else actions.redo();
}
