import { useState } from 'react';
import { Button, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { Link as RouterLink } from 'react-router-dom';
import type { PushGuide, PushReport } from '../../../shared/contracts/admin-api';
import { usePushGuidesQuery } from '../api/update-api';
import { useDownload } from '../api/use-download';
import { CellSelect } from '../fields/cells';
import { Answer } from '../pages/Answer';
import { Pager } from '../pages/Pager';
import { PlainTable } from '../pages/PlainTable';
import { GUIDE_UID } from '../review/types';
import { fieldLabel } from '../review/where-text';
import { editAddress } from '../strapi/content-manager';
import { useText, type MessageKey } from '../text/use-text';
import { OUTCOMES } from './push-states';

const PAGE_SIZE = 25;

/** The guides of a push, to be narrowed, opened and taken home as a spreadsheet. */
export function PushGuidesTable({ push }: { readonly push: PushReport }) {
  const { t, locale } = useText();
  const { busy, start } = useDownload();
  const [page, setPage] = useState(1);
  const [filter, setFilter] = useState<{ planned?: string; organization?: string }>({});
  const { data, currentData, error } = usePushGuidesQuery({
    ...{ id: push.id, page, pageSize: PAGE_SIZE },
    ...filter,
  });
  const narrow = (name: keyof typeof filter, value: string) => {
    const { [name]: _before, ...others } = filter;
    setFilter(value ? { ...others, [name]: value } : others);
    setPage(1);
  };
  const query = new URLSearchParams({ ...filter, locale }).toString();
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography variant="delta" tag="h3">
          {t('push.guide-list')}
        </Typography>
        <Button
          size="S"
          variant="tertiary"
          startIcon={<Download />}
          loading={busy}
          onClick={() =>
            void start(
              `/guide-publisher/pushes/${push.id}/export?${query}`,
              `${t('push.file')}-${push.item.code}.csv`
            )
          }
        >
          {t('impact.download.csv')}
        </Button>
      </Flex>
      <Flex gap={3} wrap="wrap">
        <CellSelect
          $width="20rem"
          aria-label={t('push.planned')}
          value={filter.planned ?? ''}
          onChange={(event) => narrow('planned', event.target.value)}
        >
          <option value="">{t('push.any-outcome')}</option>
          {OUTCOMES.map((outcome) => (
            <option key={outcome} value={outcome}>
              {t(`push.outcome.${outcome}`)}
            </option>
          ))}
        </CellSelect>
        <CellSelect
          $width="28rem"
          aria-label={t('impact.organization')}
          value={filter.organization ?? ''}
          onChange={(event) => narrow('organization', event.target.value)}
        >
          <option value="">{t('drift.any-organization')}</option>
          {push.organizations.map(({ creditCode, name, guides }) => (
            <option key={creditCode} value={creditCode}>
              {t('drift.count', { name: name || creditCode, count: guides })}
            </option>
          ))}
        </CellSelect>
      </Flex>
      <Answer data={currentData ?? data} error={error}>
        {({ results, pagination }) => (
          <>
            <PlainTable
              heads={HEADS.map((head) => t(head))}
              rows={results.map((guide) => (
                <Row key={guide.documentId} guide={guide} />
              ))}
              empty={t('push.no-guides')}
            />
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(pagination.total / PAGE_SIZE))}
              total={pagination.total}
              onGo={setPage}
            />
          </>
        )}
      </Answer>
    </Flex>
  );
}

const HEADS: readonly MessageKey[] = [
  'page.reviews.name',
  'impact.organization',
  'push.planned',
  'push.became',
  'push.what-changes',
];

function Row({ guide }: { readonly guide: PushGuide }) {
  const { t, locale } = useText();
  const { documentId, name, code, organization, planned, outcome, undone } = guide;
  const named = (fields: readonly string[]) =>
    fields.map((field) => fieldLabel(field, locale)).join(locale === 'zh-Hans' ? '、' : ', ');
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
      <Td>
        <Typography variant="pi">{t(`push.outcome.${planned}`)}</Typography>
      </Td>
      <Td>
        <Typography variant="pi">
          {undone ? t(`push.undone.${undone}`) : outcome ? t(`push.outcome.${outcome}`) : '—'}
        </Typography>
      </Td>
      <Td style={{ maxWidth: '32rem' }}>
        <Typography variant="pi" tag="p" style={{ whiteSpace: 'normal' }}>
          {named(guide.fields)}
        </Typography>
        {guide.conflicts.length > 0 && (
          <Typography variant="pi" tag="p" textColor="warning700" style={{ whiteSpace: 'normal' }}>
            {t('push.conflicts-in', { fields: named(guide.conflicts) })}
          </Typography>
        )}
        {guide.gained.map((finding, i) => (
          <Typography
            key={i}
            variant="pi"
            tag="p"
            textColor="danger700"
            style={{ whiteSpace: 'normal' }}
          >
            ＋ {finding.message[locale]}
          </Typography>
        ))}
      </Td>
    </Tr>
  );
}
