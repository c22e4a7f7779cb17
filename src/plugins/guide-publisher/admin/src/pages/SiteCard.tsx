import { useState } from 'react';
import { Badge, Box, Button, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { Rocket, Shield } from '@strapi/icons';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import {
  PERMISSIONS,
  type ReleaseEntry,
  type SiteEntry,
} from '../../../shared/contracts/admin-api';
import { errorText } from '../api/error-text';
import {
  useReleaseSiteMutation,
  useRollbackSiteMutation,
  useVerifySiteMutation,
  type Verification,
} from '../api/publisher-api';
import { ActionDialog } from '../review/ActionDialog';
import { useDateText } from '../text/use-date-text';
import { useText, type MessageKey } from '../text/use-text';
import { PlainTable } from './PlainTable';

/** One site with its releases. */
export function SiteCard({ site }: { readonly site: SiteEntry }) {
  const { t, locale } = useText();
  const dateText = useDateText();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC([{ action: PERMISSIONS.release, subject: null }]);
  const [release, releasing] = useReleaseSiteMutation();
  const [rollback, goingBack] = useRollbackSiteMutation();
  const [verify, verifying] = useVerifySiteMutation();
  const [back, setBack] = useState<ReleaseEntry | null>(null);
  const [verification, setVerification] = useState<Verification | null>(null);
  const mayRelease = allowedActions.canRun === true;
  const { current, slug } = site;

  const refuse = (error: unknown) =>
    toggleNotification({ type: 'danger', message: errorText(error, locale) });
  const confirm = (message: string) => toggleNotification({ type: 'success', message });

  const releaseNow = async () => {
    const result = await release({ slug });
    if ('error' in result) refuse(result.error);
    else confirm(t('site.released', { number: result.data.number }));
  };
  const goBack = async () => {
    if (!back) return;
    const result = await rollback({ slug, to: back.number });
    if ('error' in result) refuse(result.error);
    else confirm(t('site.rolled-back', { number: back.number }));
    setBack(null);
  };
  const verifyNow = async () => {
    const result = await verify({ slug });
    if ('error' in result) refuse(result.error);
    else setVerification(result.data);
  };

  return (
    <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={4} wrap="wrap">
          <Box>
            <Typography variant="delta" tag="h2">
              {site.title}
            </Typography>
            <Link href={site.address} isExternal>
              {site.address}
            </Link>
          </Box>
          <Flex gap={2}>
            <Button
              variant="tertiary"
              startIcon={<Shield />}
              loading={verifying.isLoading}
              disabled={!current}
              onClick={() => void verifyNow()}
            >
              {t('site.verify')}
            </Button>
            {mayRelease && (
              <Button
                startIcon={<Rocket />}
                loading={releasing.isLoading || site.running}
                onClick={() => void releaseNow()}
              >
                {t('site.release')}
              </Button>
            )}
          </Flex>
        </Flex>
        <Typography>
          {current
            ? t('site.current', { number: current.number, at: dateText(current.createdAt) })
            : t('site.none')}
          {locale === 'zh-Hans' ? '' : ' '}
          {site.waiting > 0 ? t('site.waiting', { count: site.waiting }) : t('site.up-to-date')}
        </Typography>
        {site.lastError && (
          <Typography textColor="danger600">
            {t('site.last-error', { error: site.lastError })}
          </Typography>
        )}
        {verification && <VerificationResult result={verification} />}
        <PlainTable
          heads={HEADS.map((head) => t(head))}
          rows={site.releases.map((entry) => (
            <ReleaseRow
              key={entry.number}
              entry={entry}
              isCurrent={entry.number === current?.number}
              onBack={mayRelease ? () => setBack(entry) : undefined}
            />
          ))}
          empty={t('site.none')}
        />
      </Flex>
      {back && (
        <ActionDialog
          title={t('site.rollback-title', { number: back.number })}
          confirm={t('site.rollback')}
          variant="danger"
          busy={goingBack.isLoading}
          onCancel={() => setBack(null)}
          onConfirm={() => void goBack()}
        >
          <Typography>
            {t('site.rollback-text', { number: back.number, at: dateText(back.createdAt) })}
          </Typography>
        </ActionDialog>
      )}
    </Box>
  );
}

const HEADS: readonly MessageKey[] = [
  'site.number',
  'site.created',
  'site.files',
  'site.size',
  'site.step',
];

interface ReleaseRowProps {
  readonly entry: ReleaseEntry;
  readonly isCurrent: boolean;
  readonly onBack?: () => void;
}

function ReleaseRow({ entry, isCurrent, onBack }: ReleaseRowProps) {
  const { t } = useText();
  const { formatNumber } = useIntl();
  const dateText = useDateText();
  return (
    <Tr>
      <Td>
        <Typography fontWeight={isCurrent ? 'bold' : 'regular'}>{entry.number}</Typography>
      </Td>
      <Td>
        <Typography>{dateText(entry.createdAt)}</Typography>
      </Td>
      <Td>
        <Typography>{formatNumber(entry.files)}</Typography>
      </Td>
      <Td>
        <Typography>
          {formatNumber(entry.bytes / 1_000_000, { maximumFractionDigits: 1 })} MB
        </Typography>
      </Td>
      <Td>
        {isCurrent ? (
          <Badge size="S" backgroundColor="success100" textColor="success700">
            {t('site.is-current')}
          </Badge>
        ) : onBack ? (
          <Button size="S" variant="tertiary" onClick={onBack}>
            {t('site.rollback')}
          </Button>
        ) : null}
      </Td>
    </Tr>
  );
}

/** Most problems that are listed; all are counted. */
const MOST_PROBLEMS = 20;

function VerificationResult({ result }: { readonly result: Verification }) {
  const { t } = useText();
  const { ok, files, number, problems } = result;
  return (
    <Box background={ok ? 'success100' : 'danger100'} padding={3} hasRadius>
      <Typography textColor={ok ? 'success700' : 'danger700'}>
        {t(ok ? 'site.verified' : 'site.damaged', { files, number, count: problems.length })}
      </Typography>
      {!ok && (
        <ul>
          {problems.slice(0, MOST_PROBLEMS).map(({ path, problem }) => (
            <li key={path}>
              <Typography variant="pi">
                {path} · {problem}
              </Typography>
            </li>
          ))}
        </ul>
      )}
    </Box>
  );
}
