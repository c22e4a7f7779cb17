import { Typography } from '@strapi/design-system';
import { useText } from '../text/use-text';
import { ActionDialog } from './ActionDialog';
import { Changes } from './Changes';
import { OpenFindings } from './OpenFindings';
import type { ActionDialogProps } from './ReviewActions';

/** Asks before a text is submitted or published: what is open, and what changes for the public. */
export default function SubmitDialog({
  action,
  status,
  busy,
  onConfirm,
  onCancel,
}: ActionDialogProps & { readonly action: 'submit' | 'publish' }) {
  const { t, locale } = useText();
  return (
    <ActionDialog
      wide
      title={t(`dialog.${action}.title`, { name: status.name })}
      confirm={t(`action.${action}`)}
      busy={busy}
      onCancel={onCancel}
      onConfirm={() => onConfirm({})}
    >
      <Typography>{t(`dialog.${action}.text`)}</Typography>
      <OpenFindings findings={status.findings} locale={locale} />
      <Changes before={status.publicDocument} after={status.document} />
    </ActionDialog>
  );
}
