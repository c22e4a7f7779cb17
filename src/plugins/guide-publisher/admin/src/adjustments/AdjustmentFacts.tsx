import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import type { AdjustmentStatus } from '../../../shared/contracts/admin-api';
import { CODE_TABLES } from '../../../domain/codes/tables';
import type { MessageKey } from '../text/use-text';
import { useText } from '../text/use-text';

const EFFECT_KINDS = ['withdraw', 'draft', 'move', 'revise'] as const;

/** State, what will happen, what stands in the way, and until when. */
export function AdjustmentFacts({ status }: { readonly status: AdjustmentStatus }) {
  const { t, locale } = useText();
  const { state, approval, counts, problems, comment, job } = status;
  const label =
    CODE_TABLES.adjustmentState.values[state as keyof typeof CODE_TABLES.adjustmentState.values];
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={2} wrap="wrap">
        <Badge>{label?.[locale] ?? t('adjustment.state.draft')}</Badge>
        {approval && <Badge>{t(`adjustment.approval.${approval}`)}</Badge>}
      </Flex>
      <Box tag="ul">
        {EFFECT_KINDS.filter((kind) => counts[kind] > 0).map((kind) => (
          <Typography key={kind} tag="li" variant="pi">
            {t(`adjustment.count.${kind}` as MessageKey, { count: counts[kind] })}
          </Typography>
        ))}
      </Box>
      {problems.length > 0 && (
        <Box tag="ul" background="danger100" padding={2} hasRadius>
          {problems.map(({ problem, what, message }) => (
            <Typography key={`${problem} ${what}`} tag="li" variant="pi" textColor="danger700">
              {message[locale]}
              {what && `：${what}`}
            </Typography>
          ))}
        </Box>
      )}
      <Deadlines status={status} />
      {comment && (
        <Typography variant="pi" textColor="neutral700">
          {t('version.comment')}：{comment}
        </Typography>
      )}
      {job && job.total > 0 && (
        <Typography variant="pi" role="status">
          {t('adjustment.progress', { done: job.done, total: job.total })}
        </Typography>
      )}
      {job?.error && (
        <Typography variant="pi" textColor="danger600">
          {job.error}
        </Typography>
      )}
    </Flex>
  );
}

function Deadlines({ status: { deadlines, state, effectiveDate } }: { status: AdjustmentStatus }) {
  const { t } = useText();
  const next =
    state === ''
      ? 'propose'
      : state === 'proposed'
        ? 'decide'
        : state === 'approved'
          ? 'publish'
          : null;
  const day = next && deadlines[next];
  return (
    <>
      {day && (
        <Typography variant="pi" textColor="neutral700">
          {t(`adjustment.deadline.${next}` as MessageKey, { day })}
        </Typography>
      )}
      {deadlines.unknown && (
        <Typography variant="pi" textColor="warning700">
          {t('adjustment.deadline.unknown')}
        </Typography>
      )}
      {effectiveDate && (
        <Typography variant="pi" textColor="neutral700">
          {t('adjustment.effective', { day: effectiveDate })}
        </Typography>
      )}
    </>
  );
}
