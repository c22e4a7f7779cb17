import { useState } from 'react';
import { Field, Textarea, Typography } from '@strapi/design-system';
import type { VersionDecisionRequest, VersionEntry } from '../../../shared/contracts/admin-api';
import { useDecideVersionMutation } from '../api/publisher-api';
import { useAnswer } from '../api/use-answer';
import { ActionDialog } from '../review/ActionDialog';
import { useDayText } from '../text/use-date-text';
import { useText } from '../text/use-text';
import { DayInput, today } from './DayInput';

interface DecisionDialogProps {
  readonly proposal: VersionEntry;
  readonly approve: boolean;
  readonly onClose: () => void;
}

/** The decision on a proposed version; of a template also from when it holds and how long new errors are warnings. */
export function DecisionDialog({ proposal, approve, onClose }: DecisionDialogProps) {
  const { t } = useText();
  const dayText = useDayText();
  const answer = useAnswer();
  const [comment, setComment] = useState('');
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [graceUntil, setGraceUntil] = useState('');
  const [decide, { isLoading }] = useDecideVersionMutation();
  const { id, name, number, subject } = proposal;
  const dated = approve && subject === 'template';
  const confirm = async () => {
    const request: VersionDecisionRequest = {
      approve,
      comment: comment.trim(),
      ...(dated && effectiveFrom ? { effectiveFrom } : {}),
      ...(dated && graceUntil ? { graceUntil } : {}),
    };
    const done = await answer(decide({ id, ...request }), (version) =>
      version.state === 'scheduled'
        ? t('version.scheduled', { number, day: dayText(version.effectiveFrom) })
        : t(approve ? 'version.approved' : 'version.refused', { number })
    );
    if (done) onClose();
  };
  return (
    <ActionDialog
      title={t(approve ? 'version.approve-title' : 'version.refuse-title', { name, number })}
      confirm={t(approve ? 'version.approve' : 'version.refuse')}
      variant={approve ? 'success' : 'danger'}
      busy={isLoading}
      disabled={!approve && comment.trim() === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>
        {t(
          dated ? 'version.approve-dated' : approve ? 'version.approve-text' : 'version.refuse-text'
        )}
      </Typography>
      {dated && (
        <>
          <DayInput
            label={t('version.effective-from')}
            hint={t('version.effective-from-hint')}
            min={today()}
            value={effectiveFrom}
            onChange={setEffectiveFrom}
          />
          <DayInput
            label={t('version.grace-until')}
            hint={t('version.grace-until-hint')}
            min={effectiveFrom || today()}
            value={graceUntil}
            onChange={setGraceUntil}
          />
        </>
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
