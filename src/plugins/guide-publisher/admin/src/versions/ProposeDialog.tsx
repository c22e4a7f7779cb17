import { Typography } from '@strapi/design-system';
import { useProposeVersionMutation, type DocumentKey } from '../api/publisher-api';
import { useAnswer } from '../api/use-answer';
import { ActionDialog } from '../review/ActionDialog';
import { useText } from '../text/use-text';

interface ProposeDialogProps {
  readonly documentKey: DocumentKey;
  readonly name: string;
  readonly onClose: () => void;
}

/** Asks before what is saved is proposed as the next version. */
export function ProposeDialog({ documentKey, name, onClose }: ProposeDialogProps) {
  const { t } = useText();
  const answer = useAnswer();
  const [propose, { isLoading }] = useProposeVersionMutation();
  const confirm = async () => {
    await answer(propose(documentKey), ({ number }) => t('version.proposed', { number }));
    onClose();
  };
  return (
    <ActionDialog
      title={t('version.propose-title', { name })}
      confirm={t('version.propose')}
      busy={isLoading}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{t('version.propose-text')}</Typography>
    </ActionDialog>
  );
}
