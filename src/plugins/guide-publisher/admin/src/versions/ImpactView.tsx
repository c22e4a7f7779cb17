import { useState } from 'react';
import { Alert, Box, Button, Flex, ProgressBar, Td, Tr, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';
import { labelOf } from '../../../domain/codes/tables';
import type { VersionImpact } from '../../../shared/contracts/admin-api';
import type { AffectedGuide, ImpactCounts, ImpactReport } from '../../../shared/contracts/services';
import { useVersionImpactQuery } from '../api/template-api';
import { useDownload } from '../api/use-download';
import { Answer } from '../pages/Answer';
import { Figure } from '../pages/Figure';
import { PlainTable } from '../pages/PlainTable';
import { SeverityBadge } from '../pages/SeverityBadge';
import { GUIDE_UID } from '../review/types';
import { whereText } from '../review/where-text';
import { editAddress } from '../strapi/content-manager';
import { useDateText } from '../text/use-date-text';
import { useText } from '../text/use-text';
import { CountsTable } from './CountsTable';

/** How often a comparison that runs is asked how far it is, in ms. */
const POLL = 1_000;

/** What a template version changes in the findings of all guides; the first look starts the comparison. */
export function ImpactView({ id }: { readonly id: number }) {
  const [running, setRunning] = useState(true);
  const { data, error } = useVersionImpactQuery(id, {
    pollingInterval: running ? POLL : 0,
    refetchOnMountOrArgChange: true,
  });
  if (data && (data.state === 'running') !== running) setRunning(data.state === 'running');
  return (
    <Answer data={data} error={error}>
      {(impact) => <Impact id={id} impact={impact} />}
    </Answer>
  );
}

function Impact({ id, impact }: { readonly id: number; readonly impact: VersionImpact }) {
  const { t } = useText();
  const { state, report } = impact;
  if (state === 'failed') {
    return (
      <Alert variant="danger" title={t('page.error')} closeLabel={t('dialog.close')}>
        {t('impact.failed')}
      </Alert>
    );
  }
  if (!report) return <Progress impact={impact} />;
  return <Report id={id} impact={impact} report={report} />;
}

function Progress({ impact: { done, total } }: { readonly impact: VersionImpact }) {
  const { t } = useText();
  const { formatNumber } = useIntl();
  const text = total
    ? t('impact.running', { done: formatNumber(done), total: formatNumber(total) })
    : t('impact.waiting');
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Typography variant="pi">{text}</Typography>
      <ProgressBar value={total ? (done / total) * 100 : 0} aria-label={text} />
    </Flex>
  );
}

interface ReportProps {
  readonly id: number;
  readonly impact: VersionImpact;
  readonly report: ImpactReport;
}

function Report({ id, impact, report }: ReportProps) {
  const { t, locale } = useText();
  const dateText = useDateText();
  const { from, checked, incomplete, affected, blocked, totals } = report;
  const named = <T,>(entries: readonly (T & ImpactCounts)[], name: (entry: T) => string) =>
    entries.map((entry) => ({ ...entry, name: name(entry), key: name(entry) }));
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Typography variant="pi" textColor="neutral600">
        {t(from ? 'impact.compared' : 'impact.compared-none', {
          number: from?.version ?? 0,
          at: dateText(impact.at),
        })}
        {incomplete > 0 ? t('impact.incomplete', { count: incomplete }) : ''}
      </Typography>
      <Flex gap={4} wrap="wrap">
        <Figure label={t('impact.checked')} value={checked} />
        <Figure label={t('impact.affected')} value={affected} />
        <Figure label={t('impact.blocked')} value={blocked} />
        <Figure label={t('impact.gained')} value={totals.gained} />
        <Figure label={t('impact.lost')} value={totals.lost} />
      </Flex>
      {affected === 0 ? (
        <Typography textColor="success700">{t('impact.none')}</Typography>
      ) : (
        <>
          <CountsTable
            title={t('impact.by-rule')}
            entries={report.rules.map((rule) => ({
              ...rule,
              key: `${rule.rule} ${rule.severity}`,
              name: rule.title[locale],
            }))}
            badge={({ severity }) => <SeverityBadge severity={severity} />}
          />
          <Flex gap={5} alignItems="flex-start" wrap="wrap">
            <Box flex="1 1 36rem">
              <CountsTable
                title={t('impact.by-level')}
                entries={named(report.levels, ({ level }) => labelOf('level', level, locale))}
              />
            </Box>
            <Box flex="1 1 36rem">
              <CountsTable
                title={t('impact.by-organization')}
                entries={report.organizations.map((each) => ({ ...each, key: each.creditCode }))}
              />
            </Box>
          </Flex>
          <Guides id={id} guides={impact.guides} affected={affected} />
        </>
      )}
    </Flex>
  );
}

interface GuidesProps {
  readonly id: number;
  readonly guides: readonly AffectedGuide[];
  readonly affected: number;
}

function Guides({ id, guides, affected }: GuidesProps) {
  const { t, locale } = useText();
  const { busy, start } = useDownload();
  const download = (form: 'csv' | 'xlsx') =>
    void start(
      `/guide-publisher/versions/${id}/impact/list?form=${form}&locale=${locale}`,
      `${t('impact.file')}.${form}`
    );
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography variant="delta" tag="h3">
          {t('impact.guides', { shown: guides.length, all: affected })}
        </Typography>
        <Flex gap={2}>
          {(['xlsx', 'csv'] as const).map((form) => (
            <Button
              key={form}
              size="S"
              variant="tertiary"
              startIcon={<Download />}
              loading={busy}
              onClick={() => download(form)}
            >
              {t(`impact.download.${form}`)}
            </Button>
          ))}
        </Flex>
      </Flex>
      <Box maxHeight="60rem" overflow="auto">
        <PlainTable
          heads={[t('page.reviews.name'), t('impact.organization'), t('impact.changes')]}
          rows={guides.map((guide) => (
            <GuideRow key={guide.documentId} guide={guide} />
          ))}
          empty={t('impact.none')}
        />
      </Box>
    </Flex>
  );
}

function GuideRow({ guide }: { readonly guide: AffectedGuide }) {
  const { t, locale } = useText();
  const { documentId, name, code, organization, gained, lost } = guide;
  const line = ({ path, message }: AffectedGuide['gained'][number]) =>
    [whereText(path, locale), message[locale]].filter(Boolean).join(t('text.colon'));
  return (
    <Tr>
      <Td style={{ maxWidth: '32rem' }}>
        <Typography
          tag={RouterLink}
          to={editAddress(GUIDE_UID, documentId, 'zh-Hans')}
          textColor="primary700"
          fontWeight="semiBold"
          ellipsis
          style={{ display: 'block' }}
        >
          {name || code}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {code}
        </Typography>
      </Td>
      <Td>
        <Typography variant="pi">{organization.name}</Typography>
      </Td>
      <Td style={{ maxWidth: '48rem', whiteSpace: 'normal' }}>
        {gained.map((finding, i) => (
          <Typography
            key={i}
            tag="p"
            variant="pi"
            textColor="danger700"
            style={{ whiteSpace: 'normal' }}
          >
            ＋ {line(finding)}
          </Typography>
        ))}
        {lost.map((finding, i) => (
          <Typography
            key={i}
            tag="p"
            variant="pi"
            textColor="success700"
            style={{ whiteSpace: 'normal' }}
          >
            － {line(finding)}
          </Typography>
        ))}
      </Td>
    </Tr>
  );
}
