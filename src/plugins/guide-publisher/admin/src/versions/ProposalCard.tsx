import { useState } from 'react';
import { Badge, Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { PERMISSIONS, type VersionEntry } from '../../../shared/contracts/admin-api';
import { SECTION_LABELS, type Section } from '../../../domain/document/sections';
import { errorText } from '../api/error-text';
import { useDecideVersionMutation } from '../api/publisher-api';
import { ActionDialog } from '../review/ActionDialog';
import { useDateText } from '../text/use-date-text';
import { useText } from '../text/use-text';

/** A proposed version, what it changes, and the decision on it. */
export function ProposalCard({ proposal }: { readonly proposal: VersionEntry }) {
  const { t, locale } = useText();
  const dateText = useDateText();
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
      <Typography variant="pi" textColor="neutral700">
        {changedSections.length > 0
          ? t('version.changes', {
              sections: changedSections
                .map((section) => SECTION_LABELS[section as Section]?.[locale] ?? section)
                .join(locale === 'zh-Hans' ? '、' : ', '),
            })
          : t(number === 1 ? 'version.first' : 'version.no-sections')}
      </Typography>
      {allowedActions.canDecide && (
        <Flex gap={2}>
          <Button size="S" variant="success" onClick={() => setDecision(true)}>
            {t('version.approve')}
          </Button>
          <Button size="S" variant="danger-light" onClick={() => setDecision(false)}>
            {t('version.refuse')}
          </Button>
        </Flex>
      )}
      {decision !== null && (
        <DecisionDialog proposal={proposal} approve={decision} onClose={() => setDecision(null)} />
      )}
    </Flex>
  );
}

interface DecisionDialogProps {
  readonly proposal: VersionEntry;
  readonly approve: boolean;
  readonly onClose: () => void;
}

function DecisionDialog({ proposal, approve, onClose }: DecisionDialogProps) {
  const { t, locale } = useText();
  const { toggleNotification } = useNotification();
  const [comment, setComment] = useState('');
  const [decide, { isLoading }] = useDecideVersionMutation();
  const { id, name, number } = proposal;
  const confirm = async () => {
    const result = await decide({ id, approve, comment: comment.trim() });
    if ('error' in result) {
      toggleNotification({ type: 'danger', message: errorText(result.error, locale) });
      return;
    }
    toggleNotification({
      type: 'success',
      message: t(approve ? 'version.approved' : 'version.refused', { number }),
    });
    onClose();
  };
  return (
    <ActionDialog
      title={t(approve ? 'version.approve-title' : 'version.refuse-title', { name, number })}
      confirm={t(approve ? 'version.approve' : 'version.refuse')}
      variant={approve ? 'success' : 'danger'}
      busy={isLoading}
      disabled={!approve && comment.trim() === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{t(approve ? 'version.approve-text' : 'version.refuse-text')}</Typography>
      <Field.Root required={!approve}>
        <Field.Label>{t('version.comment')}</Field.Label>
        <Textarea
          value={comment}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
            setComment(event.target.value)
          }
        />
      </Field.Root>
    </ActionDialog>
  );
}
