import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { errorText } from '../api/error-text';
import { useNewGuideMutation, type OrganizationChoice } from '../api/publisher-api';
import { ActionDialog } from '../review/ActionDialog';
import { GUIDE_UID } from '../review/types';
import { editAddress } from '../strapi/content-manager';
import { useText } from '../text/use-text';
import { OrganizationPicker } from './OrganizationPicker';

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
  const [organization, setOrganization] = useState<OrganizationChoice | null>(null);
  const [create, { isLoading }] = useNewGuideMutation();

  const confirm = async () => {
    if (!organization) return;
    const result = await create({ standardItemId, organizationId: organization.documentId });
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
      disabled={!organization}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{t('new-guide.text')}</Typography>
      <OrganizationPicker locale={locale} chosen={organization} onChoose={setOrganization} />
    </ActionDialog>
  );
}
