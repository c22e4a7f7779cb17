import { useState } from 'react';
import { Alert, Box, Flex, LinkButton, ProgressBar, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { JobEntry, PushReport } from '../../../shared/contracts/admin-api';
import { usePushQuery } from '../api/update-api';
import { Answer } from '../pages/Answer';
import { useDateText, useDayText } from '../text/use-date-text';
import { useText } from '../text/use-text';
import { PushActions } from './PushActions';
import { PushBadge } from './PushBadge';
import { PushCountsTable } from './PushCountsTable';
import { PushFields } from './PushFields';
import { PushGuidesTable } from './PushGuidesTable';
import { isMoving, POLL } from './push-states';

/** One bulk update: what it would do or did, how far it is, and what may be done now. */
export function PushView() {
  const id = Number(useParams().id);
  const [moving, setMoving] = useState(true);
  const { data, error } = usePushQuery(id, { pollingInterval: moving ? POLL : 0 });
  if (data && isMoving(data) !== moving) setMoving(isMoving(data));
  return (
    <Answer data={data} error={error}>
      {(push) => <Report push={push} />}
    </Answer>
  );
}

function Report({ push }: { readonly push: PushReport }) {
  const { t } = useText();
  const { item, version, state, counts } = push;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Box background="neutral0" padding={5} hasRadius shadow="tableShadow">
        <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
          <Box>
            <Flex gap={3}>
              <Typography variant="delta" tag="h2">
                {item.name || item.code}
              </Typography>
              <PushBadge push={push} />
            </Flex>
            <Typography variant="pi" textColor="neutral600" tag="p">
              {item.code} · {t('version.number', { number: version })}
            </Typography>
            <Facts push={push} />
          </Box>
          <LinkButton
            tag={RouterLink}
            to=".."
            relative="path"
            variant="tertiary"
            startIcon={<ArrowLeft />}
          >
            {t('push.back')}
          </LinkButton>
        </Flex>
        {push.job && push.job.state !== 'done' && <Progress job={push.job} />}
        <PushActions push={push} />
      </Box>
      {state !== 'planning' && counts.guides === 0 && (
        <Typography>{t('push.no-guides')}</Typography>
      )}
      {counts.guides > 0 && (
        <>
          <PushCountsTable push={push} />
          <PushFields push={push} />
          <PushGuidesTable push={push} />
        </>
      )}
    </Flex>
  );
}

function Facts({ push }: { readonly push: PushReport }) {
  const { t } = useText();
  const [dateText, dayText] = [useDateText(), useDayText()];
  const { reason, startsOn, proposedBy, decidedBy, comment } = push;
  const lines = [
    t('push.reason-is', { reason }),
    startsOn ? t('push.starts', { day: dayText(startsOn) }) : t('push.starts-at-once'),
    t('version.proposed-by', { name: proposedBy.name, at: dateText(proposedBy.at) }),
    decidedBy && t('push.decided-by', { name: decidedBy.name, at: dateText(decidedBy.at) }),
    comment && t('push.comment-is', { comment }),
  ].filter(Boolean);
  return (
    <Box paddingTop={2}>
      {lines.map((line) => (
        <Typography key={String(line)} tag="p" variant="pi" textColor="neutral700">
          {line}
        </Typography>
      ))}
    </Box>
  );
}

function Progress({ job: { state, done, total, error } }: { readonly job: JobEntry }) {
  const { t } = useText();
  const { formatNumber } = useIntl();
  const text = t('push.progress', { done: formatNumber(done), total: formatNumber(total) });
  if (state === 'failed') {
    return (
      <Box paddingTop={4}>
        <Alert variant="danger" title={t('push.failed')} closeLabel={t('dialog.close')}>
          {error}
        </Alert>
      </Box>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={4} role="status">
      <Typography variant="pi">
        {state === 'paused' ? `${t('push.job.paused')} · ${text}` : text}
      </Typography>
      <ProgressBar value={total > 0 ? (done / total) * 100 : 0} aria-label={text} />
    </Flex>
  );
}
