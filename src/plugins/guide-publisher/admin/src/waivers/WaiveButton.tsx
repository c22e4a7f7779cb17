import { useState } from 'react';
import { Button, Field, Textarea, Typography } from '@strapi/design-system';
import type { Locale } from '../../../domain/codes/tables';
import type { Finding } from '../../../domain/template/types';
import type { DocumentKey } from '../api/publisher-api';
import { useAnswer } from '../api/use-answer';
import { useGrantWaiverMutation } from '../api/waiver-api';
import { ActionDialog } from '../review/ActionDialog';
import { whereText } from '../review/where-text';
import { useDayText } from '../text/use-date-text';
import { useText } from '../text/use-text';
import { DayInput, dayFromNow, today } from '../versions/DayInput';

interface WaiveButtonProps {
  readonly documentKey: DocumentKey;
  readonly finding: Finding;
}

/** Accepts one finding for a time. */
export function WaiveButton({ documentKey, finding }: WaiveButtonProps) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="tertiary" size="S" onClick={() => setOpen(true)}>
        {t('waiver.waive')}
      </Button>
      {open && (
        <WaiveDialog documentKey={documentKey} finding={finding} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

/** As the server has it: what is to stand longer is no exception, and the rule is to be changed. */
const LONGEST_DAYS = 366;
/** Offered at first: a quarter is enough to mend most things. */
const USUAL_DAYS = 90;

function WaiveDialog({
  documentKey,
  finding,
  onClose,
}: WaiveButtonProps & { onClose: () => void }) {
  const { t, locale } = useText();
  const dayText = useDayText();
  const answer = useAnswer();
  const [reason, setReason] = useState('');
  const [endDate, setEndDate] = useState(dayFromNow(USUAL_DAYS));
  const [grant, { isLoading }] = useGrantWaiverMutation();
  const { rule, path, message } = finding;
  const confirm = async () => {
    const request = {
      ...documentKey,
      locale: documentKey.locale as Locale,
      ...{ rule, path, endDate, reason: reason.trim() },
    };
    const done = await answer(grant(request), (waiver) =>
      t('waiver.granted', { day: dayText(waiver.endDate) })
    );
    if (done) onClose();
  };
  return (
    <ActionDialog
      title={t('waiver.title')}
      confirm={t('waiver.waive')}
      busy={isLoading}
      disabled={reason.trim() === '' || endDate === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography fontWeight="semiBold">
        {[whereText(path, locale), message[locale]].filter(Boolean).join(t('text.colon'))}
      </Typography>
      <Typography>{t('waiver.text')}</Typography>
      <Field.Root required hint={t('waiver.reason-hint')}>
        <Field.Label>{t('waiver.reason')}</Field.Label>
        <Textarea
          value={reason}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
            setReason(event.target.value)
          }
        />
        <Field.Hint />
      </Field.Root>
      <DayInput
        required
        label={t('waiver.end-date')}
        hint={t('waiver.end-date-hint')}
        min={today()}
        max={dayFromNow(LONGEST_DAYS)}
        value={endDate}
        onChange={setEndDate}
      />
    </ActionDialog>
  );
}
