import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { useIntl } from 'react-intl';
import type { PushEntry } from '../../../shared/contracts/admin-api';
import { usePushesQuery } from '../api/update-api';
import { CellSelect } from '../fields/cells';
import { Answer } from '../pages/Answer';
import { Pager } from '../pages/Pager';
import { PlainTable } from '../pages/PlainTable';
import { useDateText, useDayText } from '../text/use-date-text';
import { useText, type MessageKey } from '../text/use-text';
import { PushBadge } from './PushBadge';
import { isMoving, POLL, PUSH_STATES } from './push-states';

const PAGE_SIZE = 25;

/** All bulk updates, newest first. */
export function PushListView() {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  const state = search.get('state') ?? '';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const query = { page, pageSize: PAGE_SIZE, ...(state ? { state } : {}) };
  const { data: known } = usePushesQuery(query);
  const { currentData, error } = usePushesQuery(query, {
    pollingInterval: known?.results.some(isMoving) ? POLL : 0,
  });
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral700">{t('page.pushes.text')}</Typography>
      <CellSelect
        $width="20rem"
        aria-label={t('page.reviews.state')}
        value={state}
        onChange={({ target }) => setSearch(target.value ? { state: target.value } : {})}
      >
        <option value="">{t('push.any-state')}</option>
        {PUSH_STATES.map((one) => (
          <option key={one} value={one}>
            {t(`push.state.${one}`)}
          </option>
        ))}
      </CellSelect>
      <Answer data={currentData} error={error}>
        {({ results, pagination }) => (
          <>
            <PlainTable
              heads={HEADS.map((head) => t(head))}
              rows={results.map((push) => (
                <Row key={push.id} push={push} />
              ))}
              empty={t('page.pushes.empty')}
            />
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(pagination.total / PAGE_SIZE))}
              total={pagination.total}
              onGo={(to) => setSearch({ ...(state ? { state } : {}), page: String(to) })}
            />
          </>
        )}
      </Answer>
    </Flex>
  );
}

const HEADS: readonly MessageKey[] = [
  'drift.item',
  'page.reviews.state',
  'push.guides',
  'push.starts-on',
  'push.proposed-by',
];

function Row({ push }: { readonly push: PushEntry }) {
  const { t } = useText();
  const { formatNumber } = useIntl();
  const [dateText, dayText] = [useDateText(), useDayText()];
  const { id, item, version, counts, startsOn, proposedBy } = push;
  return (
    <Tr>
      <Td style={{ maxWidth: '40rem' }}>
        <Typography
          tag={RouterLink}
          to={String(id)}
          textColor="primary700"
          fontWeight="semiBold"
          ellipsis
          style={{ display: 'block' }}
        >
          {item.name || item.code}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {item.code} · {t('version.number', { number: version })}
        </Typography>
      </Td>
      <Td>
        <PushBadge push={push} />
      </Td>
      <Td>
        <Typography>{formatNumber(counts.guides)}</Typography>
      </Td>
      <Td>
        <Typography variant="pi">{startsOn ? dayText(startsOn) : t('push.at-once')}</Typography>
      </Td>
      <Td>
        <Typography variant="pi">
          {proposedBy.name} {dateText(proposedBy.at)}
        </Typography>
      </Td>
    </Tr>
  );
}
