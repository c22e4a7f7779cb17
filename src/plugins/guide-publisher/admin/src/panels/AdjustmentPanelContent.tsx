import { useState } from 'react';
import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS, type AdjustmentStatus } from '../../../shared/contracts/admin-api';
import { AdjustmentDecisionDialog } from '../adjustments/AdjustmentDecisionDialog';
import { AdjustmentFacts } from '../adjustments/AdjustmentFacts';
import { EffectsDialog } from '../adjustments/EffectsDialog';
import {
  useAdjustmentQuery,
  useProposeAdjustmentMutation,
  useUndoAdjustmentMutation,
} from '../api/adjustments-api';
import { errorText } from '../api/error-text';
import { useAnswer } from '../api/use-answer';
import { useFormModified } from '../strapi/content-manager';
import { useText } from '../text/use-text';

/** While an adjustment is being carried out, how often its progress is asked for. */
const PROGRESS_MS = 2000;

export default function AdjustmentPanelContent({ documentId }: { readonly documentId: string }) {
  const { t, locale } = useText();
  const [interval, setInterval] = useState(0);
  const { data, error } = useAdjustmentQuery(documentId, {
    pollingInterval: interval,
    refetchOnMountOrArgChange: true,
  });
  const running = data?.job?.state === 'running' || data?.job?.state === 'queued';
  const wanted = running ? PROGRESS_MS : 0;
  if (interval !== wanted) setInterval(wanted);
  if (error) return <Typography textColor="danger600">{errorText(error, locale)}</Typography>;
  if (!data) return <Loader small>{t('panel.loading')}</Loader>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <AdjustmentFacts status={data} />
      <Actions status={data} />
    </Flex>
  );
}

function Actions({ status }: { readonly status: AdjustmentStatus }) {
  const { t } = useText();
  const answer = useAnswer();
  const modified = useFormModified();
  const [dialog, setDialog] = useState<'effects' | 'approve' | 'refuse' | null>(null);
  const [propose, proposing] = useProposeAdjustmentMutation();
  const [undo, undoing] = useUndoAdjustmentMutation();
  const { allowedActions } = useRBAC([
    { action: PERMISSIONS.adjust, subject: null },
    { action: PERMISSIONS.decideAdjustment, subject: null },
  ]);
  const { documentId, code, state, problems, effects } = status;
  const open = state === '' || state === 'refused';
  return (
    <>
      {effects.length > 0 && (
        <Button fullWidth variant="tertiary" onClick={() => setDialog('effects')}>
          {t('adjustment.show-effects')}
        </Button>
      )}
      {open && allowedActions.canPropose && (
        <Button
          fullWidth
          variant="secondary"
          disabled={modified || problems.length > 0}
          loading={proposing.isLoading}
          onClick={() => void answer(propose(documentId), () => t('adjustment.proposed', { code }))}
        >
          {t('adjustment.propose')}
        </Button>
      )}
      {open && modified && (
        <Typography variant="pi" textColor="neutral600">
          {t('action.save-first')}
        </Typography>
      )}
      {state === 'proposed' && allowedActions.canDecide && (
        <Flex gap={2}>
          <Button variant="success" onClick={() => setDialog('approve')}>
            {t('version.approve')}
          </Button>
          <Button variant="danger-light" onClick={() => setDialog('refuse')}>
            {t('version.refuse')}
          </Button>
        </Flex>
      )}
      {state === 'approved' && status.job?.state === 'queued' && allowedActions.canDecide && (
        <Button
          fullWidth
          variant="danger-light"
          loading={undoing.isLoading}
          onClick={() => void answer(undo(documentId), () => t('adjustment.undone', { code }))}
        >
          {t('adjustment.undo')}
        </Button>
      )}
      {dialog === 'effects' && <EffectsDialog status={status} onClose={() => setDialog(null)} />}
      {(dialog === 'approve' || dialog === 'refuse') && (
        <AdjustmentDecisionDialog
          status={status}
          approve={dialog === 'approve'}
          onClose={() => setDialog(null)}
        />
      )}
    </>
  );
}
