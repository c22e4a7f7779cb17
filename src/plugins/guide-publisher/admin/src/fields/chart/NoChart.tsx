import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Magic } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Locale } from '../../../../domain/codes/tables';
import { useText } from '../../text/use-text';
import { isBlock, parseBlock } from '../list/clipboard';
import type { ChartState } from './chart-state';
import { EMPTY_CHART } from './edit-chart';
import { chartFromRows } from './paste-nodes';
import { FileButton, HistoryButtons } from './Toolbar';
import type { ChartActions, ChartEditor } from './use-chart-editor';
import type { ChartFiles } from './use-chart-files';
import type { StepTable } from './use-step-table';

interface NoChartProps {
  readonly name: string;
  readonly contentLocale: Locale;
  readonly disabled?: boolean;
  readonly editor: ChartEditor;
  readonly files: ChartFiles;
  readonly steps: StepTable;
}

/** The ways to a first chart: steps of the item, rows of a spreadsheet, a file, the six steps, nothing. */
export function NoChart({ name, contentLocale, disabled, editor, files, steps }: NoChartProps) {
  const { t } = useText();
  const { actions, undoable, redoable } = editor;
  const button = { size: 'S', variant: 'tertiary', disabled } as const;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={4}
      background="neutral100"
      hasRadius
      data-path={`${name}/nodes`}
    >
      <Typography textColor="neutral600">{t('chart.empty')}</Typography>
      <Flex gap={2} wrap="wrap">
        <Button
          size="S"
          startIcon={<Magic />}
          disabled={disabled}
          loading={steps.busy}
          onClick={steps.draw}
        >
          {t('chart.draw')}
        </Button>
        <Button {...button} onClick={steps.drawPlain}>
          {t('chart.start')}
        </Button>
        <FileButton disabled={disabled} onChoose={files.open} />
        <Button
          {...button}
          onClick={() => actions.replace(EMPTY_CHART, { what: t('chart.start-empty') })}
        >
          {t('chart.start-empty')}
        </Button>
        {(undoable ?? redoable) !== null && <HistoryButtons editor={editor} disabled={disabled} />}
      </Flex>
      {!disabled && <PasteHere contentLocale={contentLocale} actions={actions} />}
    </Flex>
  );
}

/** Takes rows of a spreadsheet and makes a chart of them. */
export function PasteHere({
  contentLocale,
  actions,
}: {
  readonly contentLocale: Locale;
  readonly actions: ChartActions;
}) {
  const { t } = useText();
  return (
    <Area
      rows={2}
      aria-label={t('chart.paste-here')}
      placeholder={t('chart.paste-here')}
      value=""
      onChange={() => undefined}
      onPaste={(event) => {
        const block = parseBlock(event.clipboardData.getData('text/plain'));
        event.preventDefault();
        if (!isBlock(block)) return;
        const made = chartFromRows(block, { title: '', itemType: '', locale: contentLocale });
        const what = t('chart.did.paste', { changed: 0, added: made.added });
        actions.replace(made.chart, { what });
      }}
    />
  );
}

const Area = styled.textarea`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px dashed ${({ theme }) => theme.colors.neutral300};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: inherit;
  font-size: 1.4rem;
  padding: 8px;
  resize: none;

  &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }

  &::placeholder {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;

interface UnreadableProps {
  readonly state: ChartState & { readonly kind: 'unreadable' };
  readonly disabled?: boolean;
  readonly onRestart: () => void;
}

/** What is stored is no chart, or too large for one: it is left alone until somebody decides. */
export function Unreadable({ state, disabled, onRestart }: UnreadableProps) {
  const { t, locale } = useText();
  return (
    <Box background="danger100" padding={3} hasRadius role="alert">
      <Typography fontWeight="semiBold">{t('chart.unreadable')}</Typography>
      <ul>
        {state.problems.slice(0, MAX_SHOWN).map(({ message }, i) => (
          <Typography key={i} tag="li" variant="pi">
            {message[locale]}
          </Typography>
        ))}
      </ul>
      <Box paddingTop={2}>
        <Button size="S" variant="danger-light" disabled={disabled} onClick={onRestart}>
          {t('chart.restart')}
        </Button>
      </Box>
    </Box>
  );
}

/** A value of the wrong form can be wrong in thousands of places. */
const MAX_SHOWN = 20;
