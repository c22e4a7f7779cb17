import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Overview, ReviewStateName } from '../../../shared/contracts/admin-api';
import { useOverviewQuery } from '../api/publisher-api';
import { useText, type MessageKey } from '../text/use-text';
import { Answer } from './Answer';
import { Figure } from './Figure';
import { PlainTable } from './PlainTable';
import { RuleLink } from './RuleLink';
import { SeverityBadge } from './SeverityBadge';

/** How many findings each rule has, so that what is common is mended first. */
export default function FindingsPage() {
  const { data, error } = useOverviewQuery();
  return (
    <Answer data={data} error={error}>
      {(overview) => <Board overview={overview} />}
    </Answer>
  );
}

function Board({ overview }: { readonly overview: Overview }) {
  const { t, locale } = useText();
  const { states, rules, withErrors, checked } = overview;
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Flex gap={4} wrap="wrap">
        <Figure label={t('page.findings.checked')} value={checked} />
        <Figure label={t('page.findings.with-errors')} value={withErrors} />
        {STATES.map((state) => (
          <Link
            key={state}
            to={`../reviews?state=${state}`}
            relative="path"
            style={{ textDecoration: 'none' }}
          >
            <Figure label={t(`state.${state}`)} value={states[state] ?? 0} />
          </Link>
        ))}
      </Flex>
      <PlainTable
        heads={HEADS.map((head) => t(head))}
        rows={rules.map(({ rule, title, severity, count }) => (
          <Tr key={rule}>
            <Td style={{ maxWidth: '60rem' }}>
              <RuleLink rule={rule} title={title[locale]} />
            </Td>
            <Td>
              <SeverityBadge severity={severity} />
            </Td>
            <Td>
              <Typography fontWeight="semiBold">{count}</Typography>
            </Td>
            <Td>
              <Typography variant="pi" textColor="neutral500">
                {rule}
              </Typography>
            </Td>
          </Tr>
        ))}
        empty={t('page.findings.empty')}
      />
    </Flex>
  );
}

const STATES: readonly ReviewStateName[] = [
  'submitted',
  'changes-requested',
  'approved',
  'published',
];

const HEADS: readonly MessageKey[] = [
  'page.findings.rule',
  'page.findings.severity',
  'page.findings.count',
  'page.findings.id',
];
