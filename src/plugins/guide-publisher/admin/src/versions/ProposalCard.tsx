import { useState } from 'react';
import { Badge, Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS, type VersionEntry } from '../../../shared/contracts/admin-api';
import { Link as RouterLink } from 'react-router-dom';
import { PLUGIN_ID } from '../plugin-id';
import { SECTION_LABELS, type Section } from '../../../domain/document/sections';
import { useDateText } from '../text/use-date-text';
import { useText } from '../text/use-text';
import { DecisionDialog } from './DecisionDialog';
import { ImpactView } from './ImpactView';

/** A proposed version, what it changes, and the decision on it. */
export function ProposalCard({ proposal }: { readonly proposal: VersionEntry }) {
  const { t, locale } = useText();
  const dateText = useDateText();
  const [showsImpact, setShowsImpact] = useState(false);
  const [decision, setDecision] = useState<boolean | null>(null);
  const { allowedActions } = useRBAC([{ action: PERMISSIONS.decideVersion, subject: null }]);
  const { name, code, number, proposedByName, proposedAt, changedSections, subject } = proposal;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex gap={2} wrap="wrap">
        <Badge size="S">{t(subject === 'template' ? 'kind.template' : 'kind.standard-item')}</Badge>
        <Typography fontWeight="semiBold">{name}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {code} · {t('version.number', { number })}
        </Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral700">
        {t('version.proposed-by', { name: proposedByName, at: dateText(proposedAt) })}
      </Typography>
      {subject === 'standard-item' && (
        <Typography variant="pi" textColor="neutral700">
          {changedSections.length > 0
            ? t('version.changes', {
                sections: changedSections
                  .map((section) => SECTION_LABELS[section as Section]?.[locale] ?? section)
                  .join(locale === 'zh-Hans' ? '、' : ', '),
              })
            : t(number === 1 ? 'version.first' : 'version.no-sections')}
        </Typography>
      )}
      <Flex gap={2} wrap="wrap">
        {subject === 'template' && (
          <>
            <Button
              size="S"
              variant="secondary"
              aria-expanded={showsImpact}
              onClick={() => setShowsImpact(!showsImpact)}
            >
              {t(showsImpact ? 'impact.hide' : 'impact.show')}
            </Button>
            <LinkButton
              size="S"
              variant="tertiary"
              tag={RouterLink}
              to={`/plugins/${PLUGIN_ID}/templates?template=${code}&version=${number}`}
            >
              {t('impact.read')}
            </LinkButton>
          </>
        )}
        {allowedActions.canDecide && (
          <>
            <Button size="S" variant="success" onClick={() => setDecision(true)}>
              {t('version.approve')}
            </Button>
            <Button size="S" variant="danger-light" onClick={() => setDecision(false)}>
              {t('version.refuse')}
            </Button>
          </>
        )}
      </Flex>
      {showsImpact && (
        <Box paddingTop={3}>
          <ImpactView id={proposal.id} />
        </Box>
      )}
      {decision !== null && (
        <DecisionDialog proposal={proposal} approve={decision} onClose={() => setDecision(null)} />
      )}
    </Flex>
  );
}
