import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { Chart } from '../../../domain/flowchart/chart';
import { columnsOf, entriesOf } from '../fields/list/columns';
import { cellText } from '../fields/list/clipboard';
import { useText } from '../text/use-text';
import { ChartView } from '../fields/chart/ChartView';
import { isListField, valueText } from './document-view';

interface ValueViewProps {
  readonly field: string;
  readonly kind: string;
  readonly value: unknown;
  /** Of a list's entries, only these fields. */
  readonly only?: readonly string[];
  /** What names the entry, where only some of its fields are shown. */
  readonly name?: string;
}

/** A value of a document, as a reader of the text reads it. */
export function ValueView({ field, kind, value, only, name }: ValueViewProps) {
  const { t, locale } = useText();
  if (field === 'chart' && value) return <ChartView chart={value as Chart} />;
  if (isListField(field)) {
    return <EntriesView field={field} value={value} only={only} name={name} />;
  }
  const text = valueText({ field, kind, value, locale });
  return text === '' ? (
    <Typography textColor="neutral500">{t('field.not-filled')}</Typography>
  ) : (
    <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {text}
    </Typography>
  );
}

function EntriesView({ field, value, only, name }: Omit<ValueViewProps, 'kind'>) {
  const { t, locale } = useText();
  const entries = entriesOf(value);
  if (entries.length === 0) {
    return <Typography textColor="neutral500">{t('field.not-filled')}</Typography>;
  }
  const wanted = columnsOf(field).filter((column) => !only || only.includes(column.name));
  const filled = wanted.filter((column) =>
    entries.some((entry) => cellText(entry[column.name], column, locale) !== '')
  );
  return (
    <Entries>
      {entries.map((entry, i) => (
        <li key={i} value={i + 1}>
          {name && <strong>{name}</strong>}
          <dl>
            {filled.map((column) => {
              const text = cellText(entry[column.name], column, locale);
              if (text === '') return null;
              return (
                <div key={column.name}>
                  {filled.length > 1 && <dt>{column.label[locale]}</dt>}
                  <dd>{text}</dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </Entries>
  );
}

const Entries = styled.ol`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  list-style: decimal;
  padding-left: 2.4rem;

  li:only-child {
    list-style: none;
    margin-left: -2.4rem;
  }

  li + li {
    margin-top: 6px;
  }

  dl > div {
    display: inline;
    margin-right: 1.6rem;
  }

  dt {
    color: ${({ theme }) => theme.colors.neutral600};
    display: inline;
    font-size: 1.2rem;
    margin-right: 0.6rem;
  }

  dd {
    display: inline;
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }
`;
