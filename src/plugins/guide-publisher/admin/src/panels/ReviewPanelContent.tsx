import { useEffect } from 'react';
import { Box, Divider, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';
import { useDocumentStatusQuery, type DocumentKey } from '../api/publisher-api';
import { errorText } from '../api/error-text';
import { PERMISSIONS, type DocumentStatus } from '../../../shared/contracts/admin-api';
import type { Finding } from '../../../domain/template/types';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import { ReviewActions } from '../review/ReviewActions';
import { FindingList } from '../review/FindingList';
import { StateBadge } from '../review/StateBadge';
import { setLastCheck } from '../review/last-check';
import { useLiveFindings } from '../review/use-live-findings';
import { contentLocaleOf, useFormModified, type EditViewContext } from '../strapi/content-manager';
import { useText } from '../text/use-text';
import { People } from '../review/People';
import { WaiveButton } from '../waivers/WaiveButton';
import { WaivedList } from '../waivers/WaivedList';

/** State, people, findings and what may be done now, for one document in one language. */
export default function ReviewPanelContent({ model, documentId, document }: EditViewContext) {
  const { t, locale } = useText();
  const [search] = useSearchParams();
  const contentLocale = contentLocaleOf(document, search) || 'zh-Hans';
  const isSaved = documentId !== undefined && document !== undefined;
  const key: DocumentKey = { uid: model, documentId: documentId ?? '', locale: contentLocale };
  const known = (LOCALES as readonly string[]).includes(contentLocale);
  const status = useDocumentStatusQuery(key, { skip: !isSaved || !known });
  const modified = useFormModified();
  const live = useLiveFindings({
    uid: model,
    documentId,
    locale: contentLocale as Locale,
    skip: !known,
  });
  const { allowedActions } = useRBAC([{ action: PERMISSIONS.waive, subject: null }]);
  const mayWaive = allowedActions.canWaive === true;
  const saved = status.data;
  const isLive = modified || !saved;
  const liveError = isLive ? live.error : undefined;
  const shown = (isLive ? live.answer : null) ?? saved ?? null;

  useEffect(() => {
    setLastCheck(shown);
    return () => setLastCheck(null);
  }, [shown]);

  if (!known) return <Typography variant="pi">{t('panel.other-language')}</Typography>;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {status.isLoading && <Loader small>{t('panel.loading')}</Loader>}
      {status.error ? (
        <Typography variant="pi" textColor="danger600">
          {errorText(status.error, locale)}
        </Typography>
      ) : null}
      {saved && <Summary status={saved} />}
      {!isSaved && (
        <Typography variant="pi" textColor="neutral600">
          {t('panel.not-saved')}
        </Typography>
      )}
      {saved && modified && (
        <Typography variant="pi" textColor="warning700">
          {t('panel.unsaved')}
        </Typography>
      )}
      {saved && (
        <ReviewActions key={saved.hash} documentKey={key} status={saved} unsaved={modified} />
      )}
      <Divider />
      {liveError ? (
        <Typography variant="pi" textColor="warning700">
          {t('findings.incomplete')}
        </Typography>
      ) : (
        <>
          <FindingList
            findings={shown?.findings ?? []}
            checking={!shown}
            {...(mayWaive && saved && !modified
              ? {
                  aside: (finding: Finding) => <WaiveButton documentKey={key} finding={finding} />,
                }
              : {})}
          />
          <WaivedList waived={shown?.waived ?? []} />
        </>
      )}
    </Flex>
  );
}

function Summary({ status }: { readonly status: DocumentStatus }) {
  const { t } = useText();
  const { state, upToDate, comment, publicAddress, template } = status;
  const decided = state === 'approved' || state === 'submitted' || state === 'published';
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={2} wrap="wrap">
        <StateBadge state={state} />
        {decided && (
          <Typography variant="pi" textColor={upToDate ? 'success600' : 'warning700'}>
            {t(upToDate ? `panel.holds.${state}` : `panel.holds-not.${state}`)}
          </Typography>
        )}
      </Flex>
      {comment !== '' && (
        <Box background="warning100" padding={2} hasRadius>
          <Typography variant="pi" fontWeight="semiBold">
            {t('panel.comment')}
          </Typography>
          <Typography variant="pi" tag="p" style={{ whiteSpace: 'pre-wrap' }}>
            {comment}
          </Typography>
        </Box>
      )}
      <People people={status.people} />
      {template && (
        <Typography variant="pi" textColor="neutral600">
          {t('panel.template', { id: template.id, version: template.version })}
        </Typography>
      )}
      {publicAddress && (
        <Link href={publicAddress} isExternal>
          {t('panel.public-page')}
        </Link>
      )}
    </Flex>
  );
}
