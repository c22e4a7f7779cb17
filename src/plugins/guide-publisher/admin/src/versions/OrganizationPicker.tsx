import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { Field, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useOrganizationsQuery, type OrganizationChoice } from '../api/publisher-api';
import { CellInput } from '../fields/cells';
import { useText } from '../text/use-text';

interface OrganizationPickerProps {
  /** Language in which the organizations are named. */
  readonly locale: string;
  readonly chosen: OrganizationChoice | null;
  readonly onChoose: (organization: OrganizationChoice | null) => void;
}

/** Finds one of thousands of organizations by name or code: the server searches, the first hits stand below the input. */
export function OrganizationPicker({ locale, chosen, onChoose }: OrganizationPickerProps) {
  const { t } = useText();
  const listId = useId();
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const { data = [], isFetching } = useOrganizationsQuery({ search: useSettled(search), locale });

  const write = (text: string) => {
    setSearch(text);
    setActive(0);
    onChoose(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const organization = data[active];
    if (step !== 0) setActive(Math.min(data.length - 1, Math.max(0, active + step)));
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing && organization) {
      onChoose(organization);
    } else return;
    event.preventDefault();
  };

  return (
    <Field.Root required hint={t('new-guide.hint')}>
      <Field.Label>{t('new-guide.organization')}</Field.Label>
      <CellInput
        role="combobox"
        aria-label={t('new-guide.organization')}
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={data.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={t('new-guide.search')}
        value={search}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Field.Hint />
      <Options id={listId} role="listbox" aria-label={t('new-guide.organization')}>
        {data.map((organization, i) => (
          <li
            key={organization.documentId}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={organization.documentId === chosen?.documentId}
            data-active={i === active}
            onClick={() => onChoose(organization)}
          >
            {organization.name}
            <span>{organization.creditCode}</span>
          </li>
        ))}
      </Options>
      {data.length === 0 && (
        <Typography variant="pi" textColor="neutral600" aria-live="polite">
          {t(isFetching ? 'panel.loading' : 'new-guide.none')}
        </Typography>
      )}
    </Field.Root>
  );
}

/** Pause in typing before the search is sent, in ms. */
const PAUSE = 300;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), PAUSE);
    return () => window.clearTimeout(timer);
  }, [value]);
  return settled;
}

const Options = styled.ul`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  font-size: 1.4rem;
  list-style: none;
  max-height: 26rem;
  overflow: auto;

  &:empty {
    display: none;
  }

  li {
    color: ${({ theme }) => theme.colors.neutral800};
    cursor: pointer;
    padding: 8px 12px;
  }

  li > span {
    color: ${({ theme }) => theme.colors.neutral500};
    font-size: 1.2rem;
    margin-left: 1rem;
  }

  li[data-active='true'],
  li:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  li[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
    color: ${({ theme }) => theme.colors.primary700};
    font-weight: 600;
  }
`;
