import type { ClipboardEvent, KeyboardEvent } from 'react';
import { styled } from 'styled-components';
import { useText } from '../../text/use-text';
import { CellInput, CellSelect, GrowingText } from '../cells';
import { LimitCells } from '../LimitCells';
import { limitOf } from '../limit-text';
import { cellText } from './clipboard';
import type { Column } from './columns';
import { goDown } from './go-down';

export interface CellActions {
  readonly onChange: (value: unknown) => void;
  readonly onPaste: (text: string) => boolean;
  readonly onDown: () => void;
}

interface EntryCellProps extends CellActions {
  readonly column: Column;
  readonly value: unknown;
  readonly disabled?: boolean;
  readonly path: string;
}

/** One cell. Whatever is stored is shown, also what does not fit its column. */
export function EntryCell({ column, value, disabled, path, ...actions }: EntryCellProps) {
  const { t, locale } = useText();
  const label = column.label[locale];
  const common = {
    'aria-label': label,
    'data-path': path,
    onPaste: (event: ClipboardEvent) => {
      if (actions.onPaste(event.clipboardData.getData('text/plain'))) {
        event.preventDefault();
      }
    },
    onKeyDown: (event: KeyboardEvent) => goDown(event, actions.onDown),
  };
  if (disabled) return <ReadCell path={path}>{cellText(value, column, locale)}</ReadCell>;
  switch (column.kind) {
    case 'limit':
      return <LimitCells compact limit={limitOf(value)} path={path} onChange={actions.onChange} />;
    case 'boolean':
      return (
        <CellSelect
          {...common}
          value={String(value === true)}
          onChange={(event) => actions.onChange(event.target.value === 'true')}
        >
          <option value="true">{t('field.yes')}</option>
          <option value="false">{t('field.no')}</option>
        </CellSelect>
      );
    case 'choice':
      return (
        <ChoiceCell {...common} column={column} value={textOf(value)} onChange={actions.onChange} />
      );
    case 'number':
      return (
        <CellInput
          {...common}
          inputMode="numeric"
          value={textOf(value)}
          onChange={({ target }) => actions.onChange(countOf(target.value))}
        />
      );
    default:
      return (
        <GrowingText data-text={textOf(value)}>
          <textarea
            {...common}
            rows={1}
            value={textOf(value)}
            onChange={(event) => actions.onChange(event.target.value)}
          />
        </GrowingText>
      );
  }
}

/** A cell that cannot be changed is text: quicker to read than a greyed input. */
function ReadCell({ path, children }: { readonly path: string; readonly children: string }) {
  return (
    <ReadText data-path={path} tabIndex={-1}>
      {children}
    </ReadText>
  );
}

interface ChoiceCellProps {
  readonly column: Column;
  readonly value: string;
  readonly onChange: (code: string) => void;
}

function ChoiceCell({ column, value, onChange, ...common }: ChoiceCellProps) {
  const { locale } = useText();
  const known = value === '' || column.choices.some(([code]) => code === value);
  return (
    <CellSelect {...common} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="" />
      {column.choices.map(([code, text]) => (
        <option key={code} value={code}>
          {text[locale]}
        </option>
      ))}
      {!known && <option value={value}>{value}</option>}
    </CellSelect>
  );
}

/** Digits as a count; blank is none, as in the schema. Nobody asks for more than a thousand copies. */
const countOf = (text: string): number =>
  Math.min(1000, Number(text.normalize('NFKC').replace(/\D/g, '').slice(0, 4)));

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const ReadText = styled.div`
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.4rem;
  line-height: 2rem;
  overflow-wrap: anywhere;
  padding: 6px 8px;
  white-space: pre-wrap;
`;
