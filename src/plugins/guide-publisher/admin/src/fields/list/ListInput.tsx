import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { Duplicate, Plus } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { MAX_ENTRIES } from '../../../../domain/document/lists';
import { useIsGuideForm, type FieldInputProps } from '../../strapi/content-manager';
import { useStandardValue } from '../../review/last-check';
import { useText } from '../../text/use-text';
import { FieldShell } from '../FieldShell';
import { InheritSwitch } from '../InheritSwitch';
import { isSharedField } from '../shared-fields';
import { asItIs, useIdleValue } from '../use-idle-value';
import { copyBlock, isBlock, parseBlock, pasteBlock } from './clipboard';
import { blankEntry, columnsOf, entriesOf, type Entry } from './columns';
import { EntryTable, type CellPlace, type RowActions } from './EntryTable';
import { focusCell, onReveal } from '../../review/reveal';

/** A list as a table, edited like a sheet: type, move with Enter and Tab, paste blocks, copy out. */
export default function ListInput(props: FieldInputProps<readonly Entry[]>) {
  const { name, attribute, disabled, onChange } = props;
  const { t } = useText();
  const list = attribute.options?.list ?? name;
  const inherits = useIsGuideForm() && isSharedField(name);
  const standard = useStandardValue(name);
  const [entries, change, flush] = useIdleValue<readonly Entry[] | null>({
    outside: props.value,
    read: (stored) => (inherits && !Array.isArray(stored) ? null : entriesOf(stored)),
    write: asItIs,
    tell: (next) => onChange(name, next),
  });
  const inherited = inherits && entries === null;

  return (
    <FieldShell
      {...props}
      onLeave={flush}
      side={
        inherits && (
          <InheritSwitch
            inherited={inherited}
            disabled={disabled}
            onChange={(inherit) => change(inherit ? null : entriesOf(standard))}
          />
        )
      }
    >
      {inherited && (
        <Typography variant="pi" textColor="neutral600">
          {t('field.inherit.hint')}
        </Typography>
      )}
      <ListEditor
        name={name}
        list={list}
        disabled={disabled || inherited}
        entries={inherited ? entriesOf(standard) : (entries ?? [])}
        onChange={change}
      />
    </FieldShell>
  );
}

interface ListEditorProps {
  readonly name: string;
  readonly list: string;
  readonly disabled?: boolean;
  readonly entries: readonly Entry[];
  readonly onChange: (entries: readonly Entry[]) => void;
}

function ListEditor({ name, list, disabled, entries, onChange }: ListEditorProps) {
  const { t, locale } = useText();
  const { toggleNotification } = useNotification();
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const container = useRef<HTMLDivElement>(null);
  const columns = columnsOf(list);

  useEffect(
    () => onReveal(name, (row) => setUnfolded((before) => new Set(before).add(row))),
    [name]
  );

  const focus = useCallback(
    ({ row, column }: CellPlace) =>
      window.setTimeout(() => focusCell(container.current, `${name}/${row}/${column}`)),
    [name]
  );

  const toggle = (row: number) =>
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(row)) after.add(row);
      return after;
    });

  const rearrange = (next: readonly Entry[]) => {
    // Rows are told apart by their place, so what is unfolded would stay with the place, not with the entry.
    setUnfolded(new Set());
    onChange(next);
  };

  const add = (at: number) => {
    if (entries.length >= MAX_ENTRIES) return;
    rearrange([...entries.slice(0, at), blankEntry(list), ...entries.slice(at)]);
    const [first] = columns;
    if (first) focus({ row: at, column: first.name });
  };

  const paste = (text: string, place: CellPlace): boolean => {
    const block = parseBlock(text);
    if (!isBlock(block)) return false;
    const column = columns.findIndex(({ name: columnName }) => columnName === place.column);
    const pasted = pasteBlock({
      entries,
      blank: () => blankEntry(list),
      most: MAX_ENTRIES,
      block,
      columns,
      row: place.row,
      column,
    });
    onChange(pasted.entries);
    const { refused, dropped } = pasted;
    const [first] = refused;
    if (first || dropped > 0) {
      const columnLabel = columns.find((one) => one.name === first?.column)?.label[locale] ?? '';
      toggleNotification({
        type: 'warning',
        message: first
          ? t('list.paste.refused', { ...first, column: columnLabel, count: refused.length })
          : t('list.paste.dropped', { count: dropped, most: MAX_ENTRIES }),
      });
    }
    return true;
  };

  const actions = useStableActions({
    onToggle: toggle,
    onAdd: add,
    onPaste: paste,
    onFocus: focus,
    onEdit: (row, patch) =>
      onChange(entries.map((entry, i) => (i === row ? { ...entry, ...patch } : entry))),
    onRemove: (row) => rearrange(entries.filter((_, i) => i !== row)),
    onMove: (row, to) => rearrange(moved(entries, row, to)),
  });

  const copy = async () => {
    await navigator.clipboard.writeText(copyBlock(entries, columns, locale));
    toggleNotification({ type: 'success', message: t('list.copied', { count: entries.length }) });
  };

  return (
    <Editor direction="column" alignItems="stretch" gap={2} ref={container}>
      <EntryTable
        name={name}
        columns={columns}
        entries={entries}
        disabled={disabled}
        unfolded={unfolded}
        actions={actions}
      />
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Flex gap={2}>
          {!disabled && (
            <Button
              variant="secondary"
              size="S"
              startIcon={<Plus />}
              disabled={entries.length >= MAX_ENTRIES}
              onClick={() => add(entries.length)}
            >
              {t('list.add')}
            </Button>
          )}
          {entries.length > 0 && (
            <Button variant="tertiary" size="S" startIcon={<Duplicate />} onClick={copy}>
              {t('list.copy')}
            </Button>
          )}
        </Flex>
        {!disabled && (
          <Help variant="pi" textColor="neutral600">
            {t('list.help')}
          </Help>
        )}
      </Flex>
    </Editor>
  );
}

/** How the keys work, as long as the table is being edited. */
const Help = styled(Typography)`
  visibility: hidden;
`;

const Editor = styled(Flex)`
  &:focus-within ${Help} {
    visibility: visible;
  }
`;

function moved(entries: readonly Entry[], from: number, to: number): readonly Entry[] {
  if (to < 0 || to >= entries.length) return entries;
  const rest = entries.filter((_, i) => i !== from);
  return [...rest.slice(0, to), entries[from]!, ...rest.slice(to)];
}

/** The same functions for the whole life of the table, which always do what the latest ones do. */
function useStableActions(actions: RowActions): RowActions {
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo(
    () => ({
      onToggle: (row) => latest.current.onToggle(row),
      onAdd: (at) => latest.current.onAdd(at),
      onPaste: (text, place) => latest.current.onPaste(text, place),
      onFocus: (place) => latest.current.onFocus(place),
      onEdit: (row, patch) => latest.current.onEdit(row, patch),
      onRemove: (row) => latest.current.onRemove(row),
      onMove: (row, to) => latest.current.onMove(row, to),
    }),
    []
  );
}
