import { useState } from 'react';
import {
  Field,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Textarea,
  Typography,
} from '@strapi/design-system';
import type { ReviewActionRequest } from '../../../shared/contracts/admin-api';
import { useText } from '../text/use-text';
import { ActionDialog } from './ActionDialog';
import type { ActionDialogProps } from './ReviewActions';

type Reason = NonNullable<ReviewActionRequest['reason']>;

const REASONS: readonly Reason[] = ['cancelled', 'delegated', 'merged', 'error'];
/** Something takes the place of what is handed down or merged, and readers must find it. */
const NEEDS_SUCCESSOR: ReadonlySet<Reason> = new Set(['delegated', 'merged']);

/** Asks why something public is taken away and what takes its place. */
export default function WithdrawDialog({ status, busy, onConfirm, onCancel }: ActionDialogProps) {
  const { t } = useText();
  const [reason, setReason] = useState<Reason | ''>('');
  const [successor, setSuccessor] = useState('');
  const [comment, setComment] = useState('');
  const needsSuccessor = reason !== '' && NEEDS_SUCCESSOR.has(reason);
  const complete = reason !== '' && (!needsSuccessor || successor.trim() !== '');
  return (
    <ActionDialog
      title={t('dialog.withdraw.title', { name: status.name })}
      confirm={t('action.withdraw')}
      variant="danger"
      busy={busy}
      disabled={!complete}
      onCancel={onCancel}
      onConfirm={() =>
        reason !== '' && onConfirm({ reason, successor: successor.trim(), comment: comment.trim() })
      }
    >
      <Typography>{t('dialog.withdraw.text')}</Typography>
      <Field.Root required>
        <Field.Label>{t('dialog.withdraw.reason')}</Field.Label>
        <SingleSelect
          value={reason}
          placeholder={t('field.choose')}
          onChange={(value) => setReason(String(value) as Reason)}
        >
          {REASONS.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(`withdraw.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {needsSuccessor && (
        <Field.Root required hint={t('dialog.withdraw.successor-hint')}>
          <Field.Label>{t('dialog.withdraw.successor')}</Field.Label>
          <TextInput
            value={successor}
            onChange={(event: React.ChangeEvent<HTMLInputElement>) =>
              setSuccessor(event.target.value)
            }
          />
          <Field.Hint />
        </Field.Root>
      )}
      <Field.Root>
        <Field.Label>{t('dialog.withdraw.note')}</Field.Label>
        <Textarea
          value={comment}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
            setComment(event.target.value)
          }
        />
      </Field.Root>
    </ActionDialog>
  );
}
