import { useState } from 'react';
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { ArrowLeft, Check, Pencil } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router-dom';
import { isBehind } from '../../../domain/document/drift';
import { SECTION_LABELS } from '../../../domain/document/section-fields';
import { PERMISSIONS, type DriftReport } from '../../../shared/contracts/admin-api';
import {
  useConfirmDriftMutation,
  useDriftReportQuery,
  useTakeOverMutation,
  type GuideKey,
} from '../api/update-api';
import { useAnswer } from '../api/use-answer';
import { Answer } from '../pages/Answer';
import { ActionDialog } from '../review/ActionDialog';
import { GUIDE_UID } from '../review/types';
import { editAddress } from '../strapi/content-manager';
import { useText } from '../text/use-text';
import { DriftField } from './DriftField';

/** One guide compared three ways with its standard item, and what its editor makes of it. */
export function DriftReportView() {
  const { documentId = '' } = useParams();
  const [search] = useSearchParams();
  const key = { documentId, locale: search.get('locale') ?? 'zh-Hans' };
  const { currentData, error } = useDriftReportQuery(key);
  return (
    <Answer data={currentData} error={error}>
      {(report) => <Report guide={key} report={report} />}
    </Answer>
  );
}

interface ReportProps {
  readonly guide: GuideKey;
  readonly report: DriftReport;
}

function Report({ guide, report }: ReportProps) {
  const { t, locale } = useText();
  const answer = useAnswer();
  const [asking, setAsking] = useState<'all' | 'confirm' | null>(null);
  const [takeOver, taking] = useTakeOverMutation();
  const [confirm, confirming] = useConfirmDriftMutation();
  const { allowedActions } = useRBAC([{ action: PERMISSIONS.submit, subject: null }]);
  const { name, code, item, itemVersion, newestVersion, behind, fields, sections } = report;
  const mayMove = behind && allowedActions.canSubmit === true;
  const version = newestVersion;
  const gap = locale === 'zh-Hans' ? '、' : ', ';

  const take = (of: 'all' | readonly string[]) =>
    answer(takeOver({ ...guide, fields: of, version }), () =>
      t('drift.taken-over', { number: version })
    );
  const decide = async () => {
    const done =
      asking === 'all'
        ? await take('all')
        : await answer(confirm({ ...guide, version }), () =>
            t('drift.confirmed', { number: version })
          );
    if (done) setAsking(null);
  };
  const changed = fields.filter(isBehind);
  const own = fields.filter((field) => !isBehind(field));
  const conflicts = fields.filter(({ state }) => state === 'conflict').length;
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Box background="neutral0" padding={5} hasRadius shadow="tableShadow">
        <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
          <Box>
            <Typography variant="delta" tag="h2">
              {name}
            </Typography>
            <Typography variant="pi" textColor="neutral600" tag="p">
              {code} · {item.name} {item.code}
            </Typography>
            <Typography tag="p" paddingTop={2} textColor={behind ? 'warning700' : 'success700'}>
              {behind
                ? t('drift.behind', { from: itemVersion, to: newestVersion })
                : t('drift.up-to-date', { number: newestVersion })}
            </Typography>
            {behind && changed.length > 0 && (
              <Typography tag="p">
                {t('drift.summary', {
                  fields: changed.length,
                  conflicts,
                  sections: sections.map((each) => SECTION_LABELS[each][locale]).join(gap),
                })}
              </Typography>
            )}
            {behind && changed.length === 0 && (
              <Typography tag="p">{t('drift.nothing-changed')}</Typography>
            )}
            {!report.baseInEffect && (
              <Typography tag="p" textColor="warning700">
                {t('drift.no-base', { number: itemVersion })}
              </Typography>
            )}
          </Box>
          <Flex gap={2} wrap="wrap">
            <LinkButton
              tag={RouterLink}
              to=".."
              relative="path"
              variant="tertiary"
              startIcon={<ArrowLeft />}
            >
              {t('drift.back')}
            </LinkButton>
            <LinkButton
              tag={RouterLink}
              to={editAddress(GUIDE_UID, guide.documentId, guide.locale)}
              variant="tertiary"
              startIcon={<Pencil />}
            >
              {t('drift.edit')}
            </LinkButton>
            {mayMove && (
              <>
                <Button variant="secondary" onClick={() => setAsking('confirm')}>
                  {t('drift.confirm')}
                </Button>
                <Button startIcon={<Check />} onClick={() => setAsking('all')}>
                  {t('drift.take-all')}
                </Button>
              </>
            )}
          </Flex>
        </Flex>
      </Box>
      {behind &&
        changed.map((field) => (
          <DriftField
            key={field.field}
            drift={field}
            versions={{ base: itemVersion, newest: newestVersion }}
            busy={taking.isLoading}
            {...(mayMove && field.state === 'conflict'
              ? { onTake: () => void take([field.field]) }
              : {})}
          />
        ))}
      {own.length > 0 && (
        <>
          <Typography variant="delta" tag="h2">
            {t('drift.own', { count: own.length })}
          </Typography>
          {own.map((field) => (
            <DriftField
              key={field.field}
              drift={field}
              versions={{ base: itemVersion, newest: newestVersion }}
              busy={taking.isLoading}
            />
          ))}
        </>
      )}
      {asking && (
        <ActionDialog
          title={t(asking === 'all' ? 'drift.take-all' : 'drift.confirm')}
          confirm={t(asking === 'all' ? 'drift.take-all' : 'drift.confirm')}
          busy={taking.isLoading || confirming.isLoading}
          onCancel={() => setAsking(null)}
          onConfirm={() => void decide()}
        >
          <Typography>
            {t(asking === 'all' ? 'drift.take-all-text' : 'drift.confirm-text', {
              number: newestVersion,
              conflicts,
            })}
          </Typography>
        </ActionDialog>
      )}
    </Flex>
  );
}
