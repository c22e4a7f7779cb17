import { styled } from 'styled-components';
import { compareEntries } from '../../../domain/document/entries';
import { saysTheSame } from '../../../domain/document/sameness';
import { entriesOf } from '../fields/list/columns';
import { isListField, valueText } from '../review/document-view';
import { ValueView } from '../review/ValueView';
import { useText } from '../text/use-text';
import { splitChange } from './split-change';

interface DriftValueProps {
  readonly field: string;
  /** What the value is compared with. */
  readonly before: unknown;
  readonly value: unknown;
  /** How what differs is marked. */
  readonly mark: 'removed' | 'added' | 'own';
}

/** A value of a guide or item, with what differs from the other one marked. */
export function DriftValue({ field, before, value, mark }: DriftValueProps) {
  const { locale } = useText();
  if (isListField(field)) return <ListValue {...{ field, before, value, mark }} />;
  const text = valueText({ field, kind: 'guide', value, locale });
  const other = valueText({ field, kind: 'guide', value: before, locale });
  if (text === '' || saysTheSame(field, before, value)) {
    return <ValueView field={field} kind="guide" value={value} />;
  }
  const [start, middle, end] = splitChange(other, text);
  return (
    <Text>
      {start}
      {middle && <Mark $mark={mark}>{middle}</Mark>}
      {end}
    </Text>
  );
}

function ListValue({ field, before, value, mark }: DriftValueProps) {
  const entries = entriesOf(value);
  if (entries.length === 0) return <ValueView field={field} kind="guide" value={value} />;
  // Marked is each entry that the other list has not, or has otherwise.
  const changed = new Set(
    compareEntries(field, entriesOf(before), entries)
      .filter(({ change }) => change === 'added' || change === 'changed')
      .map(({ to }) => to)
  );
  return (
    <List>
      {entries.map((entry, i) => (
        <li key={i}>
          <Entry $mark={changed.has(i) ? mark : null}>
            <ValueView field={field} kind="guide" value={[entry]} />
          </Entry>
        </li>
      ))}
    </List>
  );
}

const COLOURS = { removed: 'danger100', added: 'success100', own: 'warning100' } as const;

const Text = styled.p`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;

const Mark = styled.mark<{ readonly $mark: DriftValueProps['mark'] }>`
  background: ${({ theme, $mark }) => theme.colors[COLOURS[$mark]]};
  border-radius: 2px;
  color: inherit;
`;

const List = styled.ol`
  font-size: 1.4rem;
  list-style: decimal;
  padding-left: 2rem;
`;

const Entry = styled.div<{ readonly $mark: DriftValueProps['mark'] | null }>`
  background: ${({ theme, $mark }) => ($mark ? theme.colors[COLOURS[$mark]] : 'transparent')};
  border-radius: 2px;
  padding: 2px 4px;
`;
