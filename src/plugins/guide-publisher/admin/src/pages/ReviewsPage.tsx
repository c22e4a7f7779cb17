import { Flex, SingleSelect, SingleSelectOption, Td, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink, useNavigate, useSearchParams } from 'react-router-dom';
import type { ReviewListEntry, ReviewStateName } from '../../../shared/contracts/admin-api';
import { useReviewsQuery } from '../api/publisher-api';
import { Counts, StateBadge } from '../review/StateBadge';
import { editAddress } from '../strapi/content-manager';
import { useDateText } from '../text/use-date-text';
import { useText, type MessageKey } from '../text/use-text';
import { Answer } from './Answer';
import { Pager } from './Pager';
import { PlainTable } from './PlainTable';

const STATES: readonly ReviewStateName[] = [
  'submitted',
  'changes-requested',
  'approved',
  'published',
  'withdrawn',
  'draft',
];

const PAGE_SIZE = 25;

/** What waits for review; a row leads to the document. */
export default function ReviewsPage() {
  const { t } = useText();
  const [search, setSearch] = useSearchParams();
  const state = stateOf(search.get('state') ?? 'submitted');
  const page = Math.max(1, Number(search.get('page')) || 1);
  const { currentData, error } = useReviewsQuery({
    ...(state ? { state } : {}),
    page,
    pageSize: PAGE_SIZE,
  });
  const show = (next: Record<string, string>) => setSearch(next);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={3}>
        <Typography>{t('page.reviews.state')}</Typography>
        <SingleSelect
          size="S"
          aria-label={t('page.reviews.state')}
          value={state ?? 'all'}
          onChange={(value) => show({ state: String(value) })}
        >
          <SingleSelectOption value="all">{t('page.reviews.all')}</SingleSelectOption>
          {STATES.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {t(`state.${one}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
      <Answer data={currentData} error={error}>
        {({ results, pagination }) => (
          <>
            <PlainTable
              heads={HEADS.map((head) => t(head))}
              rows={results.map((entry) => (
                <Row key={`${entry.uid} ${entry.documentId} ${entry.locale}`} entry={entry} />
              ))}
              empty={t('page.reviews.empty')}
            />
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(pagination.total / PAGE_SIZE))}
              total={pagination.total}
              onGo={(to) => show({ state: state ?? 'all', page: String(to) })}
            />
          </>
        )}
      </Answer>
    </Flex>
  );
}

const HEADS: readonly MessageKey[] = [
  'page.reviews.name',
  'page.reviews.kind',
  'page.reviews.code',
  'page.reviews.state',
  'page.reviews.findings',
  'page.reviews.submitted',
];

function stateOf(text: string): ReviewStateName | undefined {
  return STATES.find((state) => state === text);
}

function Row({ entry }: { readonly entry: ReviewListEntry }) {
  const { t } = useText();
  const dateText = useDateText();
  const navigate = useNavigate();
  const address = editAddress(entry.uid, entry.documentId, entry.locale);
  return (
    <Tr onClick={() => navigate(address)} style={{ cursor: 'pointer' }}>
      <Td style={{ maxWidth: '36rem' }}>
        <Typography
          tag={RouterLink}
          to={address}
          fontWeight="semiBold"
          textColor="neutral800"
          ellipsis
          style={{ display: 'block' }}
          onClick={(event: React.MouseEvent) => event.stopPropagation()}
        >
          {entry.name || entry.code || t('page.reviews.unnamed')}
        </Typography>
      </Td>
      <Td>
        <Typography textColor="neutral700">
          {t(kindKey(entry.uid))}
          {entry.locale === 'zh-Hans' ? '' : ` · ${entry.locale}`}
        </Typography>
      </Td>
      <Td>
        <Typography textColor="neutral600" variant="pi">
          {entry.code}
        </Typography>
      </Td>
      <Td>
        <StateBadge state={entry.state} />
      </Td>
      <Td>
        <Counts errors={entry.errors} warnings={entry.warnings} />
      </Td>
      <Td>
        <Typography variant="pi" textColor="neutral700">
          {entry.submittedByName} {dateText(entry.submittedAt)}
        </Typography>
      </Td>
    </Tr>
  );
}

const KINDS: Readonly<Record<string, MessageKey>> = {
  'api::service-guide.service-guide': 'kind.guide',
  'api::flowchart.flowchart': 'kind.flowchart',
  'api::intermediary-service.intermediary-service': 'kind.intermediary-service',
  'api::certificate.certificate': 'kind.certificate',
  'api::catalogue-edition.catalogue-edition': 'kind.catalogue-edition',
};

const kindKey = (uid: string): MessageKey => KINDS[uid] ?? 'kind.other';
