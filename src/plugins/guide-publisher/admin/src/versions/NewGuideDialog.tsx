import { useEffect, useState } from 'react';
import { Combobox, ComboboxOption, Field, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { errorText } from '../api/error-text';
import { useNewGuideMutation, useOrganizationsQuery } from '../api/publisher-api';
import { ActionDialog } from '../review/ActionDialog';
import { GUIDE_UID } from '../review/types';
import { editAddress } from '../strapi/content-manager';
import { useText } from '../text/use-text';

interface NewGuideDialogProps {
  readonly standardItemId: string;
  readonly locale: string;
  readonly onClose: () => void;
}

/** Asks which organization takes the item on, and goes to the new draft. */
export function NewGuideDialog({ standardItemId, locale, onClose }: NewGuideDialogProps) {
  const text = useText();
  const { t } = text;
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [search, setSearch] = useState('');
  const [organizationId, setOrganizationId] = useState('');
  const settled = useSettled(search);
  const { data = [], isFetching } = useOrganizationsQuery({ search: settled, locale });
  const [create, { isLoading }] = useNewGuideMutation();

  const confirm = async () => {
    const result = await create({ standardItemId, organizationId });
    if ('error' in result) {
      toggleNotification({ type: 'danger', message: errorText(result.error, text.locale) });
      return;
    }
    onClose();
    navigate(editAddress(GUIDE_UID, result.data.documentId, 'zh-Hans'));
  };
  return (
    <ActionDialog
      title={t('new-guide.title')}
      confirm={t('new-guide.create')}
      busy={isLoading}
      disabled={organizationId === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{t('new-guide.text')}</Typography>
      <Field.Root required hint={t('new-guide.hint')}>
        <Field.Label>{t('new-guide.organization')}</Field.Label>
        <Combobox
          autocomplete={{ type: 'list', filter: 'contains' }}
          value={organizationId}
          loading={isFetching}
          loadingMessage={t('panel.loading')}
          noOptionsMessage={() => t('new-guide.none')}
          placeholder={t('new-guide.search')}
          onInputChange={(event: React.ChangeEvent<HTMLInputElement>) =>
            setSearch(event.target.value)
          }
          onChange={(value) => setOrganizationId(value ?? '')}
        >
          {data.map(({ documentId, name, creditCode }) => (
            <ComboboxOption
              key={documentId}
              value={documentId}
              textValue={`${name}（${creditCode}）`}
            >
              {name}（{creditCode}）
            </ComboboxOption>
          ))}
        </Combobox>
        <Field.Hint />
      </Field.Root>
    </ActionDialog>
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
