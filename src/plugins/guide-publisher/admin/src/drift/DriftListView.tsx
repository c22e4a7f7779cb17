import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { DriftCount, DriftListEntry } from '../../../shared/contracts/admin-api';
import { SECTIONS, SECTION_LABELS, type Section } from '../../../domain/document/section-fields';
import { useDriftQuery } from '../api/update-api';
import { CellSelect } from '../fields/cells';
import { Answer } from '../pages/Answer';
import { Pager } from '../pages/Pager';
import { PlainTable } from '../pages/PlainTable';
import { PushNotices } from '../pushes/PushNotices';
import { useText, type MessageKey } from '../text/use-text';
import { NewPushButton } from '../pushes/NewPushButton';

const PAGE_SIZE = 25;

/** What the list may be narrowed by; each stands in the address. */
const FILTERS = ['item', 'organization', 'section'] as const;
type Filter = (typeof FILTERS)[number];

/** Drafts that are pinned to an older version of their standard item than the one in effect. */
export function DriftListView() {
  const { t, locale } = useText();
  const [search, setSearch] = useSearchParams();
  const page = Math.max(1, Number(search.get('page')) || 1);
  const chosen: Partial<Record<Filter, string>> = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    })
  );
  const { data, currentData, error } = useDriftQuery({ page, pageSize: PAGE_SIZE, ...chosen });
  const narrow = (name: Filter, value: string) => {
    const { [name]: _before, ...others } = chosen;
    setSearch(value ? { ...others, [name]: value } : others);
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral700">{t('page.drift.text')}</Typography>
      <PushNotices notices={data?.notices ?? []} />
      <Flex gap={3} wrap="wrap">
        <Narrow
          label={t('drift.item')}
          any={t('drift.any-item')}
          value={chosen.item}
          counts={data?.items ?? []}
          onChange={(value) => narrow('item', value)}
        />
        <Narrow
          label={t('impact.organization')}
          any={t('drift.any-organization')}
          value={chosen.organization}
          counts={data?.organizations ?? []}
          onChange={(value) => narrow('organization', value)}
        />
        <CellSelect
          $width="18rem"
          aria-label={t('drift.section')}
          value={chosen.section ?? ''}
          onChange={(event) => narrow('section', event.target.value)}
        >
          <option value="">{t('drift.any-section')}</option>
          {SECTIONS.map((section) => (
            <option key={section} value={section}>
              {SECTION_LABELS[section][locale]}
            </option>
          ))}
        </CellSelect>
        {chosen.item && data && (
          <NewPushButton item={data.items.find(({ code }) => code === chosen.item)} />
        )}
      </Flex>
      <Answer data={currentData} error={error}>
        {({ results, pagination }) => (
          <>
            <PlainTable
              heads={HEADS.map((head) => t(head))}
              rows={results.map((entry) => (
                <Row key={entry.documentId} entry={entry} />
              ))}
              empty={t(Object.keys(chosen).length > 0 ? 'drift.none-fits' : 'drift.none')}
            />
            <Pager
              page={page}
              pages={Math.max(1, Math.ceil(pagination.total / PAGE_SIZE))}
              total={pagination.total}
              onGo={(to) => setSearch({ ...chosen, page: String(to) })}
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
  'drift.item',
  'drift.versions',
  'drift.sections',
];

interface NarrowProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | undefined;
  readonly counts: readonly DriftCount[];
  readonly onChange: (value: string) => void;
}

/** A choice among what the list holds, most guides first. */
function Narrow({ label, any, value = '', counts, onChange }: NarrowProps) {
  const { t } = useText();
  const known = counts.some(({ code }) => code === value);
  return (
    <CellSelect
      $width="28rem"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{any}</option>
      {!known && value && <option value={value}>{value}</option>}
      {counts.map(({ code, name, guides }) => (
        <option key={code} value={code}>
          {t('drift.count', { name: name || code, count: guides })}
        </option>
      ))}
    </CellSelect>
  );
}

function Row({ entry }: { readonly entry: DriftListEntry }) {
  const { t, locale } = useText();
  const { documentId, name, code, item, itemVersion, newestVersion, organization } = entry;
  const gap = locale === 'zh-Hans' ? '、' : ', ';
  return (
    <Tr>
      <Td style={{ maxWidth: '32rem' }}>
        <Typography
          tag={RouterLink}
          to={documentId}
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
      <Td style={{ maxWidth: '24rem' }}>
        <Typography variant="pi" style={{ whiteSpace: 'normal' }}>
          {item.name} {item.code}
        </Typography>
      </Td>
      <Td>
        <Typography variant="pi">
          {t('drift.from-to', { from: itemVersion, to: newestVersion })}
        </Typography>
      </Td>
      <Td style={{ maxWidth: '24rem' }}>
        <Typography variant="pi" style={{ whiteSpace: 'normal' }}>
          {entry.sections.map((section: Section) => SECTION_LABELS[section][locale]).join(gap)}
        </Typography>
      </Td>
    </Tr>
  );
}
