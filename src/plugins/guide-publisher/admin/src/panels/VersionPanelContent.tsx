import { useState } from 'react';
import { Button, Divider, Flex, Link, Typography } from '@strapi/design-system';
import { Plus, Stack } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/contracts/admin-api';
import { useProposalsQuery } from '../api/publisher-api';
import { useVersionHistoryQuery } from '../api/template-api';
import { PLUGIN_ID } from '../plugin-id';
import { STANDARD_ITEM_UID, TEMPLATE_UID } from '../review/types';
import { contentLocaleOf, useFormModified, type EditViewContext } from '../strapi/content-manager';
import { useText } from '../text/use-text';
import { NewGuideDialog } from '../versions/NewGuideDialog';
import { ProposalCard } from '../versions/ProposalCard';
import { ProposeDialog } from '../versions/ProposeDialog';

/** Versions of what is edited: what is proposed, and proposing the next one. */
export default function VersionPanelContent({ model, documentId = '', document }: EditViewContext) {
  const { t } = useText();
  const [search] = useSearchParams();
  const [open, setOpen] = useState<'propose' | 'guide' | null>(null);
  const modified = useFormModified();
  const { data } = useProposalsQuery();
  const locale = contentLocaleOf(document, search) || 'zh-Hans';
  const { data: history } = useVersionHistoryQuery({ uid: model, documentId, locale });
  const { allowedActions } = useRBAC([
    { action: PERMISSIONS.propose, subject: null },
    { action: PERMISSIONS.submit, subject: null },
  ]);
  const code = String(document?.basicCode ?? document?.code ?? '');
  const proposed = (data ?? []).filter((entry) => entry.code === code && entry.locale === locale);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Typography variant="pi" textColor="neutral700">
        {t('panel.version.text')}
      </Typography>
      {history && (
        <Typography variant="pi" fontWeight="semiBold" textColor="neutral800">
          {history.effective === null
            ? t('panel.version.none')
            : t('panel.version.effective', { number: history.effective })}
        </Typography>
      )}
      {model === TEMPLATE_UID && (
        <Link
          tag={RouterLink}
          to={`/plugins/${PLUGIN_ID}/templates?template=${code}&version=working`}
        >
          {t('panel.version.readable')}
        </Link>
      )}
      {proposed.map((proposal) => (
        <Flex key={proposal.id} background="primary100" padding={3} hasRadius>
          <ProposalCard proposal={proposal} />
        </Flex>
      ))}
      {allowedActions.canPropose && (
        <Button
          fullWidth
          variant="secondary"
          startIcon={<Stack />}
          disabled={modified}
          onClick={() => setOpen('propose')}
        >
          {t('version.propose')}
        </Button>
      )}
      {allowedActions.canPropose && modified && (
        <Typography variant="pi" textColor="neutral600">
          {t('action.save-first')}
        </Typography>
      )}
      {model === STANDARD_ITEM_UID && allowedActions.canSubmit && (
        <>
          <Divider />
          <Button
            fullWidth
            variant="tertiary"
            startIcon={<Plus />}
            onClick={() => setOpen('guide')}
          >
            {t('new-guide.button')}
          </Button>
        </>
      )}
      {open === 'propose' && (
        <ProposeDialog
          documentKey={{ uid: model, documentId, locale }}
          name={String(document?.name ?? document?.title ?? code)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'guide' && (
        <NewGuideDialog standardItemId={documentId} locale={locale} onClose={() => setOpen(null)} />
      )}
    </Flex>
  );
}
