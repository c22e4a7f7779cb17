import { useRef } from 'react';
import { Button, Flex, SimpleMenu, MenuItem } from '@strapi/design-system';
import { ArrowClockwise, Collapse, Expand, Magic, Upload } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../../text/use-text';
import type { ChartEditor } from './use-chart-editor';
import type { ChartFiles } from './use-chart-files';
import type { StepTable } from './use-step-table';
import { CHART_FILES } from './chart-files';

interface ToolbarProps {
  readonly editor: ChartEditor;
  readonly files: ChartFiles;
  readonly steps: StepTable;
  readonly disabled?: boolean;
  readonly wide: boolean;
  readonly onWide: () => void;
}

/** What concerns the chart as a whole. */
export function Toolbar({ editor, files, steps, disabled, wide, onWide }: ToolbarProps) {
  const { t } = useText();
  return (
    <Flex gap={2} wrap="wrap" role="toolbar" aria-label={t('chart.toolbar')}>
      <HistoryButtons editor={editor} disabled={disabled} />
      <Button
        {...SMALL}
        startIcon={<Magic />}
        disabled={disabled}
        loading={steps.busy}
        onClick={steps.draw}
      >
        {t('chart.draw')}
      </Button>
      <FileButton disabled={disabled} onChoose={files.open} />
      <SimpleMenu label={t('chart.export')} tag={Button} {...SMALL}>
        {CHART_FILES.map((form) => (
          <MenuItem key={form} onSelect={() => files.save(form)}>
            {t(`chart.export.${form}`)}
          </MenuItem>
        ))}
      </SimpleMenu>
      <Button
        {...SMALL}
        startIcon={wide ? <Collapse /> : <Expand />}
        aria-pressed={wide}
        onClick={onWide}
      >
        {t(wide ? 'chart.narrow' : 'chart.wide')}
      </Button>
    </Flex>
  );
}

/** Undo and redo, which say what they would do. */
export function HistoryButtons({
  editor: { undoable, redoable, actions },
  disabled,
}: Pick<ToolbarProps, 'editor' | 'disabled'>) {
  const { t } = useText();
  return (
    <>
      <Button
        {...SMALL}
        disabled={disabled || undoable === null}
        title={undoable ?? undefined}
        startIcon={<Mirrored />}
        onClick={actions.undo}
      >
        {t('chart.undo')}
      </Button>
      <Button
        {...SMALL}
        disabled={disabled || redoable === null}
        title={redoable ?? undefined}
        startIcon={<ArrowClockwise />}
        onClick={actions.redo}
      >
        {t('chart.redo')}
      </Button>
    </>
  );
}

const SMALL = { size: 'S', variant: 'tertiary' } as const;

interface FileButtonProps {
  readonly disabled?: boolean;
  readonly onChoose: (file: File | undefined) => void;
}

/** A button for a file; dropping one anywhere on the editor does the same. */
export function FileButton({ disabled, onChoose }: FileButtonProps) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        startIcon={<Upload />}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {t('chart.import')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('chart.import')}
        accept=".bpmn,.xml,.json,application/xml,text/xml,application/json"
        onChange={({ target }) => {
          onChoose(target.files?.[0]);
          // So that the same file can be chosen again.
          target.value = '';
        }}
      />
    </>
  );
}

const Mirrored = styled(ArrowClockwise)`
  transform: scaleX(-1);
`;
