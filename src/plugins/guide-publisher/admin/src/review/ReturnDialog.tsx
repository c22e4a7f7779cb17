import { useState } from 'react';
import { Field, Textarea } from '@strapi/design-system';
import { useText } from '../text/use-text';
import { ActionDialog } from './ActionDialog';
import type { ActionDialogProps } from './ReviewActions';

/** Asks what is to be changed. */
export default function ReturnDialog({ status, busy, onConfirm, onCancel }: ActionDialogProps) {
  const { t } = useText();
  const [comment, setComment] = useState('');
  return (
    <ActionDialog
      title={t('dialog.request-changes.title', { name: status.name })}
      confirm={t('action.request-changes')}
      busy={busy}
      disabled={comment.trim() === ''}
      onCancel={onCancel}
      onConfirm={() => onConfirm({ comment: comment.trim() })}
    >
      <Field.Root required hint={t('dialog.request-changes.hint')}>
        <Field.Label>{t('dialog.request-changes.comment')}</Field.Label>
        <Textarea
          value={comment}
          maxLength={MAX_COMMENT}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
            setComment(event.target.value)
          }
        />
        <Field.Hint />
      </Field.Root>
    </ActionDialog>
  );
}

/** Longest comment that the server takes. */
const MAX_COMMENT = 2000;
