import { useState } from 'react';
import { Box, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Pencil, Stack } from '@strapi/icons';
import { useRBAC } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';
import { PERMISSIONS } from '../../../shared/contracts/admin-api';
import type { Template } from '../../../domain/template/types';
import type { TemplateEntry, TemplateText } from '../../../shared/contracts/template-api';
import { TEMPLATE_UID } from '../review/types';
import { editAddress } from '../strapi/content-manager';
import { useText } from '../text/use-text';
import { ProposeDialog } from '../versions/ProposeDialog';
import { removedRules, type RuleRow } from './rule-rows';

interface TemplateHeaderProps {
  readonly entry: TemplateEntry;
  readonly text: TemplateText;
  readonly rows: readonly RuleRow[];
  /** The version in effect, where another text is shown. */
  readonly before: Template | null;
  readonly onVersion: (version: string) => void;
}

/** Which text of which template is shown, what differs from the one in effect, and the way to the next version. */
export function TemplateHeader({ entry, text, rows, before, onVersion }: TemplateHeaderProps) {
  const { t, locale } = useText();
  const [proposing, setProposing] = useState(false);
  const { allowedActions } = useRBAC([{ action: PERMISSIONS.propose, subject: null }]);
  const { documentId, code, effective, title } = entry;
  const isWorking = text.version === null;
  const switchedOff = rows.filter((row) => row.rule && row.severity === null).length;
  const { issuedBy } = (text.complete ?? {}) as Partial<Template>;
  return (
    <Box background="neutral0" padding={5} hasRadius shadow="tableShadow">
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Box>
          <Typography variant="delta" tag="h2">
            {title[locale]}
          </Typography>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {[code, issuedBy].filter(Boolean).join(' · ')}
          </Typography>
          <Typography tag="p" paddingTop={2}>
            {isWorking
              ? t('template.is-working')
              : text.version === effective
                ? t('template.is-effective', { number: effective })
                : t('template.is-version', { number: text.version })}{' '}
            {t('template.rules', { count: rows.length, off: switchedOff })}
          </Typography>
          {before && <Difference rows={rows} before={before} effective={effective} />}
        </Box>
        <Flex gap={2} wrap="wrap">
          {isWorking ? (
            <>
              {effective !== null && (
                <Button variant="tertiary" onClick={() => onVersion(String(effective))}>
                  {t('template.show-effective')}
                </Button>
              )}
              <LinkButton
                tag={RouterLink}
                to={editAddress(TEMPLATE_UID, documentId, 'zh-Hans')}
                variant="tertiary"
              >
                {t('template.edit-json')}
              </LinkButton>
              {allowedActions.canPropose && (
                <Button
                  startIcon={<Stack />}
                  disabled={text.problems.length > 0}
                  onClick={() => setProposing(true)}
                >
                  {t('version.propose')}
                </Button>
              )}
            </>
          ) : (
            <Button variant="secondary" startIcon={<Pencil />} onClick={() => onVersion('working')}>
              {t('template.show-working')}
            </Button>
          )}
        </Flex>
      </Flex>
      {proposing && (
        <ProposeDialog
          documentKey={{ uid: TEMPLATE_UID, documentId, locale: 'zh-Hans' }}
          name={title[locale]}
          onClose={() => setProposing(false)}
        />
      )}
    </Box>
  );
}

interface DifferenceProps {
  readonly rows: readonly RuleRow[];
  readonly before: Template;
  readonly effective: number | null;
}

function Difference({ rows, before, effective }: DifferenceProps) {
  const { t } = useText();
  const count = (change: RuleRow['change']) => rows.filter((row) => row.change === change).length;
  const [added, changed] = [count('added'), count('changed')];
  const removed = removedRules(rows, before).length;
  return (
    <Typography tag="p" textColor={added + changed + removed > 0 ? 'primary700' : 'neutral600'}>
      {added + changed + removed > 0
        ? t('template.differs', { number: effective, added, changed, removed })
        : t('template.same', { number: effective })}
    </Typography>
  );
}
