import { useState } from 'react';
import { Field, Textarea, Typography } from '@strapi/design-system';
import type { AdjustmentStatus } from '../../../shared/contracts/admin-api';
import { useDecideAdjustmentMutation } from '../api/adjustments-api';
import { useAnswer } from '../api/use-answer';
import { ActionDialog } from '../review/ActionDialog';
import { useText } from '../text/use-text';
import { DayInput, today } from '../versions/DayInput';

interface AdjustmentDecisionDialogProps {
  readonly status: AdjustmentStatus;
  readonly approve: boolean;
  readonly onClose: () => void;
}

/** The decision on a proposed adjustment, and the day on which it takes effect. */
export function AdjustmentDecisionDialog({
  status,
  approve,
  onClose,
}: AdjustmentDecisionDialogProps) {
  const { t } = useText();
  const answer = useAnswer();
  const [comment, setComment] = useState('');
  const [effectiveDate, setEffectiveDate] = useState(today());
  const [decide, { isLoading }] = useDecideAdjustmentMutation();
  const { documentId, code } = status;
  const confirm = async () => {
    const request = { documentId, approve, comment: comment.trim() };
    const done = await answer(
      decide(approve && effectiveDate ? { ...request, effectiveDate } : request),
      () => t(approve ? 'adjustment.approved' : 'adjustment.refused', { code })
    );
    if (done) onClose();
  };
  return (
    <ActionDialog
      title={t(approve ? 'adjustment.approve-title' : 'adjustment.refuse-title', { code })}
      confirm={t(approve ? 'version.approve' : 'version.refuse')}
      variant={approve ? 'success' : 'danger'}
      busy={isLoading}
      disabled={!approve && comment.trim() === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{t(approve ? 'adjustment.approve-text' : 'version.refuse-text')}</Typography>
      {approve && (
        <DayInput
          label={t('adjustment.effective-date')}
          min={today()}
          value={effectiveDate}
          onChange={setEffectiveDate}
        />
      )}
      <Field.Root required={!approve}>
        <Field.Label>{t('version.comment')}</Field.Label>
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
