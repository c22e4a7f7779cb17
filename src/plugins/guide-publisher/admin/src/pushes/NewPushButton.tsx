import { useState } from 'react';
import { Button, Field, Textarea, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { useNavigate } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/contracts/admin-api';
import { useDriftQuery, useNewPushMutation } from '../api/update-api';
import { useAnswer } from '../api/use-answer';
import { PLUGIN_ID } from '../plugin-id';
import { ActionDialog } from '../review/ActionDialog';
import { useText } from '../text/use-text';
import { DayInput, today } from '../versions/DayInput';

interface NewPushButtonProps {
  /** A standard item with guides that are behind it. */
  readonly item:
    { readonly code: string; readonly name: string; readonly guides: number } | undefined;
}

/** Begins the plan of a bulk update for a standard item. */
export function NewPushButton({ item }: NewPushButtonProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const { allowedActions } = useRBAC([{ action: PERMISSIONS.push, subject: null }]);
  if (!item || !allowedActions.canPropose) return null;
  return (
    <>
      <Button startIcon={<PaperPlane />} onClick={() => setOpen(true)}>
        {t('push.new')}
      </Button>
      {open && <NewPushDialog item={item} onClose={() => setOpen(false)} />}
    </>
  );
}

interface NewPushDialogProps {
  readonly item: NonNullable<NewPushButtonProps['item']>;
  readonly onClose: () => void;
}

function NewPushDialog({ item, onClose }: NewPushDialogProps) {
  const { t } = useText();
  const answer = useAnswer();
  const navigate = useNavigate();
  const [reason, setReason] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const [create, { isLoading }] = useNewPushMutation();
  const { data } = useDriftQuery({ page: 1, pageSize: 1, item: item.code });
  const version = data?.results[0]?.newestVersion;
  const confirm = async () => {
    if (version === undefined) return;
    const request = create({
      ...{ item: item.code, version, reason: reason.trim() },
      ...(startsOn ? { startsOn } : {}),
    });
    const push = await answer(request, () => t('push.begun'));
    if (push) navigate(`/plugins/${PLUGIN_ID}/pushes/${push.id}`);
  };
  return (
    <ActionDialog
      title={t('push.new-title', { name: item.name || item.code })}
      confirm={t('push.plan')}
      busy={isLoading}
      disabled={version === undefined || reason.trim() === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{t('push.new-text', { count: item.guides, number: version ?? 0 })}</Typography>
      <DayInput
        label={t('push.starts-on')}
        hint={t('push.starts-on-hint')}
        min={today()}
        value={startsOn}
        onChange={setStartsOn}
      />
      <Field.Root required hint={t('push.reason-hint')}>
        <Field.Label>{t('push.reason')}</Field.Label>
        <Textarea
          value={reason}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
            setReason(event.target.value)
          }
        />
        <Field.Hint />
      </Field.Root>
    </ActionDialog>
  );
}
