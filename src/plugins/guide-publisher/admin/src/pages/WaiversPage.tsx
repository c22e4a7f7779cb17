import { useState } from 'react';
import { Button, Field, Flex, Td, Textarea, Tr, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { PERMISSIONS, type WaiverEntry } from '../../../shared/contracts/admin-api';
import { useAnswer } from '../api/use-answer';
import { useEndWaiverMutation, useWaiversQuery } from '../api/waiver-api';
import { CellSelect } from '../fields/cells';
import { ActionDialog } from '../review/ActionDialog';
import { whereText } from '../review/where-text';
import { editAddress } from '../strapi/content-manager';
import { useDateText, useDayText } from '../text/use-date-text';
import { useText, type MessageKey } from '../text/use-text';
import { Answer } from './Answer';
import { Pager } from './Pager';
import { PlainTable } from './PlainTable';
import { RuleLink } from './RuleLink';

const PAGE_SIZE = 25;

/** Findings that reviewers accepted for a time: the ones that end first come first. */
export default function WaiversPage() {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') === 'ended' ? 'ended' : 'active';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const { currentData, error } = useWaiversQuery({ state, page, pageSize: PAGE_SIZE });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral700">{t('page.waivers.text')}</Typography>
      <Flex gap={3}>
        <CellSelect
          $width="16rem"
          aria-label={t('page.reviews.state')}
          value={state}
          onChange={(event) => setSearch({ state: event.target.value })}
        >
          <option value="active">{t('waiver.active')}</option>
          <option value="ended">{t('waiver.ended')}</option>
        </CellSelect>
      </Flex>
      <Answer data={currentData} error={error}>
        {({ results, pagination }) => (
          <>
            <PlainTable
              heads={HEADS.map((head) => t(head))}
              rows={results.map((waiver) => (
                <Row key={waiver.id} waiver={waiver} />
              ))}
              empty={t('page.waivers.empty')}
            />
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(pagination.total / PAGE_SIZE))}
              total={pagination.total}
              onGo={(to) => setSearch({ state, page: String(to) })}
            />
          </>
        )}
      </Answer>
    </Flex>
  );
}

const HEADS: readonly MessageKey[] = [
  'page.reviews.name',
  'waiver.rule',
  'waiver.reason',
  'waiver.end-date',
  'waiver.granted-by',
  'site.step',
];

function Row({ waiver }: { readonly waiver: WaiverEntry }) {
  const { t, locale } = useText();
  const [dateText, dayText] = [useDateText(), useDayText()];
  const [ending, setEnding] = useState(false);
  const { allowedActions } = useRBAC([{ action: PERMISSIONS.waive, subject: null }]);
  const { uid, documentId, name, code, rule, path, reason, endDate, state } = waiver;
  const { grantedBy, endedBy } = waiver;
  return (
    <Tr>
      <Td style={{ maxWidth: '28rem' }}>
        <Typography
          tag={RouterLink}
          to={editAddress(uid, documentId, waiver.locale)}
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
        <Typography variant="pi" tag="p">
          {whereText(path, locale)}
        </Typography>
        <RuleLink rule={rule} />
      </Td>
      <Td style={{ maxWidth: '32rem' }}>
        <Typography variant="pi" style={{ whiteSpace: 'normal' }}>
          {reason}
        </Typography>
      </Td>
      <Td>
        <Typography variant="pi">{dayText(endDate)}</Typography>
      </Td>
      <Td>
        <Typography variant="pi">
          {grantedBy.name} {dateText(grantedBy.at)}
        </Typography>
      </Td>
      <Td>
        {endedBy && (
          <Typography variant="pi">
            {t('waiver.ended-by', { name: endedBy.name, at: dateText(endedBy.at) })}
          </Typography>
        )}
        {state === 'active' && allowedActions.canWaive && (
          <Button size="S" variant="danger-light" onClick={() => setEnding(true)}>
            {t('waiver.end')}
          </Button>
        )}
        {ending && <EndDialog waiver={waiver} onClose={() => setEnding(false)} />}
      </Td>
    </Tr>
  );
}

interface EndDialogProps {
  readonly waiver: WaiverEntry;
  readonly onClose: () => void;
}

function EndDialog({ waiver, onClose }: EndDialogProps) {
  const { t } = useText();
  const answer = useAnswer();
  const [comment, setComment] = useState('');
  const [end, { isLoading }] = useEndWaiverMutation();
  const confirm = async () => {
    const request = end({ id: waiver.id, comment: comment.trim() });
    if (await answer(request, () => t('waiver.end-done'))) onClose();
  };
  return (
    <ActionDialog
      title={t('waiver.end-title', { name: waiver.name })}
      confirm={t('waiver.end')}
      variant="danger"
      busy={isLoading}
      disabled={comment.trim() === ''}
      onCancel={onClose}
      onConfirm={() => void confirm()}
    >
      <Typography>{t('waiver.end-text')}</Typography>
      <Field.Root required>
        <Field.Label>{t('waiver.end-reason')}</Field.Label>
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
