import { lazy, Suspense, useState } from 'react';
import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowLeft, CheckCircle, Cross, PaperPlane, Rocket } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import type {
  DocumentStatus,
  ReviewActionName,
  ReviewActionRequest,
} from '../../../shared/contracts/admin-api';
import { codeText, errorText } from '../api/error-text';
import { useReviewActionMutation, type DocumentKey } from '../api/publisher-api';
import { useText } from '../text/use-text';

const ApproveDialog = lazy(() => import('./ApproveDialog'));
const SubmitDialog = lazy(() => import('./SubmitDialog'));
const ReturnDialog = lazy(() => import('./ReturnDialog'));
const WithdrawDialog = lazy(() => import('./WithdrawDialog'));

interface ReviewActionsProps {
  readonly documentKey: DocumentKey;
  readonly status: DocumentStatus;
  readonly unsaved: boolean;
}

/** What a dialog is given: the text that it is about, and how to do the action. */
export interface ActionDialogProps {
  readonly status: DocumentStatus;
  readonly busy: boolean;
  readonly onConfirm: (request: ReviewActionRequest) => void;
  readonly onCancel: () => void;
}

const ICONS = {
  submit: <PaperPlane />,
  approve: <CheckCircle />,
  publish: <Rocket />,
  'request-changes': <ArrowLeft />,
  withdraw: <Cross />,
} as const satisfies Record<ReviewActionName, unknown>;

const VARIANTS = {
  submit: 'default',
  approve: 'success',
  publish: 'default',
  'request-changes': 'secondary',
  withdraw: 'danger-light',
} as const satisfies Record<ReviewActionName, string>;

/** Refusals that only say "not this step now" or "not your task" would fill the panel; the button is left out. */
const SILENT: ReadonlySet<string> = new Set([
  'review.wrong-state',
  'review.not-permitted',
  'withdraw.not-public',
]);

const ORDER: readonly ReviewActionName[] = [
  'submit',
  'approve',
  'publish',
  'request-changes',
  'withdraw',
];

/** The buttons of the steps that are possible now, and why a step that one would expect is not. */
export function ReviewActions({ documentKey, status, unsaved }: ReviewActionsProps) {
  const { t, locale } = useText();
  const { toggleNotification } = useNotification();
  const [run, { isLoading }] = useReviewActionMutation();
  const [open, setOpen] = useState<ReviewActionName | null>(null);
  const errors = status.findings.filter(({ severity }) => severity === 'error').length;

  const perform = async (action: ReviewActionName, request: ReviewActionRequest) => {
    const result = await run({ key: documentKey, action, request });
    if ('error' in result) {
      toggleNotification({ type: 'danger', message: errorText(result.error, locale) });
      return;
    }
    setOpen(null);
    toggleNotification({ type: 'success', message: t(`action.${action}.done`) });
  };

  const shown = ORDER.filter(
    (action) => status.actions.includes(action) || !SILENT.has(status.refusals[action] ?? '')
  );
  const dialog = {
    status,
    busy: isLoading,
    onCancel: () => setOpen(null),
    onConfirm: (request: ReviewActionRequest) => open && void perform(open, request),
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {shown.map((action) => {
        const refusal = status.refusals[action];
        const reason = refusal
          ? codeText(refusal, locale, {
              count: errors,
              state: t(`state.${status.state}`),
              action: t(`action.${action}`),
            })
          : unsaved
            ? t('action.save-first')
            : '';
        return (
          <Flex key={action} direction="column" alignItems="stretch" gap={1}>
            <Button
              fullWidth
              variant={VARIANTS[action]}
              startIcon={ICONS[action]}
              disabled={reason !== ''}
              loading={isLoading && open === action}
              onClick={() => setOpen(action)}
            >
              {t(`action.${action}`)}
            </Button>
            {refusal && (
              <Typography variant="pi" textColor="neutral600">
                {reason}
              </Typography>
            )}
          </Flex>
        );
      })}
      <Suspense fallback={null}>
        {(open === 'submit' || open === 'publish') && <SubmitDialog action={open} {...dialog} />}
        {open === 'approve' && <ApproveDialog {...dialog} />}
        {open === 'request-changes' && <ReturnDialog {...dialog} />}
        {open === 'withdraw' && <WithdrawDialog {...dialog} />}
      </Suspense>
    </Flex>
  );
}
