import { useState } from 'react';
import { Box, Checkbox, Typography } from '@strapi/design-system';
import { useText } from '../text/use-text';
import { ActionDialog } from './ActionDialog';
import { Changes } from './Changes';
import { OpenFindings } from './OpenFindings';
import type { ActionDialogProps } from './ReviewActions';
import { WholeText } from './WholeText';

/** Shows the exact text that an approval is given for: what changed first, the whole text below. Its hash is sent along. */
export default function ApproveDialog({ status, busy, onConfirm, onCancel }: ActionDialogProps) {
  const { t, locale } = useText();
  const [read, setRead] = useState(false);
  return (
    <ActionDialog
      wide
      title={t('dialog.approve.title', { name: status.name })}
      confirm={t('action.approve')}
      variant="success"
      busy={busy}
      disabled={!read}
      onCancel={onCancel}
      onConfirm={() => onConfirm({ hash: status.hash })}
    >
      <Typography>{t('dialog.approve.text')}</Typography>
      <OpenFindings findings={status.findings} locale={locale} />
      <Changes before={status.publicDocument} after={status.document} />
      {status.document && <WholeText document={status.document} />}
      <Box background="primary100" padding={3} hasRadius>
        <Checkbox checked={read} onCheckedChange={(checked) => setRead(checked === true)}>
          {t('dialog.approve.read')}
        </Checkbox>
        <Typography variant="pi" textColor="neutral600" tag="p" paddingTop={1}>
          {t('dialog.approve.hash', { hash: status.hash.slice(0, 16) })}
        </Typography>
      </Box>
    </ActionDialog>
  );
}
