import { useState } from 'react';
import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import type { PushActionName, PushReport } from '../../../shared/contracts/admin-api';
import { codeText } from '../api/error-text';
import { usePushStepMutation, type PushStep } from '../api/update-api';
import { useAnswer } from '../api/use-answer';
import { ActionDialog } from '../review/ActionDialog';
import { useText } from '../text/use-text';

/** What a person presses: the decision is two buttons. */
type Choice = Exclude<PushActionName, 'decide'> | 'approve' | 'refuse';

const CHOICES: ReadonlyArray<readonly [Choice, PushActionName]> = [
  ['approve', 'decide'],
  ['refuse', 'decide'],
  ['pause', 'pause'],
  ['resume', 'resume'],
  ['cancel', 'cancel'],
  ['undo', 'undo'],
];

const VARIANTS = {
  approve: 'success',
  refuse: 'danger-light',
  pause: 'secondary',
  resume: 'default',
  cancel: 'danger-light',
  undo: 'danger-light',
} as const satisfies Record<Choice, string>;

/** What the signed-in user may do with a push now. */
export function PushActions({ push }: { readonly push: PushReport }) {
  const { t, locale } = useText();
  const [open, setOpen] = useState<Choice | null>(null);
  const offered = CHOICES.filter(([, action]) => push.actions.includes(action));
  const why = push.refusals.decide;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={offered.length > 0 ? 4 : 0}>
      <Flex gap={2} wrap="wrap">
        {offered.map(([choice]) => (
          <Button key={choice} variant={VARIANTS[choice]} onClick={() => setOpen(choice)}>
            {t(`push.${choice}`)}
          </Button>
        ))}
      </Flex>
      {push.state === 'planned' && why && (
        <Typography variant="pi" textColor="neutral600">
          {why === 'review.not-permitted' ? t('push.waits') : codeText(why, locale, {})}
        </Typography>
      )}
      {open && <StepDialog push={push} choice={open} onClose={() => setOpen(null)} />}
    </Flex>
  );
}

interface StepDialogProps {
  readonly push: PushReport;
  readonly choice: Choice;
  readonly onClose: () => void;
}

function StepDialog({ push, choice, onClose }: StepDialogProps) {
  const { t } = useText();
  const answer = useAnswer();
  const [comment, setComment] = useState('');
  const [step, { isLoading }] = usePushStepMutation();
  const needsComment = choice === 'refuse' || choice === 'undo';
  const confirm = async () => {
    const done = await answer(step({ id: push.id, ...stepOf(choice, comment.trim()) }), () =>
      t(`push.${choice}.done`)
    );
    if (done) onClose();
  };
  return (
    <ActionDialog
      title={t(`push.${choice}`)}
      confirm={t(`push.${choice}`)}
      variant={
        choice === 'undo' || choice === 'refuse' || choice === 'cancel' ? 'danger' : 'default'
      }
      busy={isLoading}
      disabled={needsComment && comment.trim() === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>
        {t(`push.${choice}.text`, {
          name: push.item.name,
          guides: push.counts.guides,
          published: push.counts.planned.published,
        })}
      </Typography>
      <Field.Root required={needsComment}>
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

function stepOf(choice: Choice, comment: string): PushStep {
  if (choice === 'approve' || choice === 'refuse') {
    return { action: 'decide', request: { approve: choice === 'approve', comment } };
  }
  return { action: choice, request: comment ? { comment } : {} };
}
