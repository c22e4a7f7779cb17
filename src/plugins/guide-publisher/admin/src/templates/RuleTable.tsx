import { useMemo, useState } from 'react';
import { Badge, Box, Checkbox, Flex, Td, TextButton, Tr, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { describeRule } from '../../../domain/template/explain';
import { SEVERITIES } from '../../../domain/template/types';
import { CellInput, CellSelect } from '../fields/cells';
import { PlainTable } from '../pages/PlainTable';
import { SeverityBadge } from '../pages/SeverityBadge';
import { useText, type MessageKey } from '../text/use-text';
import { ScopeText } from './ScopeText';
import type { RuleRow } from './rule-rows';

interface RuleTableProps {
  readonly rows: readonly RuleRow[];
  readonly onOpen: (id: string) => void;
}

/** The rules of a template, to be searched and opened. */
export function RuleTable({ rows, onOpen }: RuleTableProps) {
  const { t, locale } = useText();
  const [search, setSearch] = useState('');
  const [severity, setSeverity] = useState('');
  const [touched, setTouched] = useState(false);
  const shown = useMemo(
    () => rows.filter((row) => isShown(row, { search, severity, touched })),
    [rows, search, severity, touched]
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Flex gap={4} wrap="wrap">
        <CellInput
          type="search"
          $width="32rem"
          placeholder={t('rules.search')}
          aria-label={t('rules.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <CellSelect
          $width="16rem"
          aria-label={t('page.findings.severity')}
          value={severity}
          onChange={(event) => setSeverity(event.target.value)}
        >
          <option value="">{t('rules.any-severity')}</option>
          {SEVERITIES.map((one) => (
            <option key={one} value={one}>
              {t(`severity.${one}`)}
            </option>
          ))}
          <option value="off">{t('rules.off')}</option>
        </CellSelect>
        <Checkbox checked={touched} onCheckedChange={(on) => setTouched(on === true)}>
          {t('rules.only-changed')}
        </Checkbox>
        <Typography variant="pi" textColor="neutral600" aria-live="polite">
          {t('rules.count', { shown: shown.length, all: rows.length })}
        </Typography>
      </Flex>
      <PlainTable
        heads={HEADS.map((head) => t(head))}
        rows={shown.map((row) => (
          <Row key={row.id} row={row} locale={locale} onOpen={() => onOpen(row.id)} />
        ))}
        empty={t('rules.none')}
      />
    </Flex>
  );
}

const HEADS: readonly MessageKey[] = [
  'rules.rule',
  'page.findings.severity',
  'rules.scope',
  'rules.clause',
];

interface Filter {
  readonly search: string;
  readonly severity: string;
  readonly touched: boolean;
}

function isShown(row: RuleRow, { search, severity, touched }: Filter): boolean {
  if (touched && row.change === null && row.override === null && row.problems.length === 0) {
    return false;
  }
  if (severity !== '' && (row.severity ?? 'off') !== severity) return false;
  const words = search.trim().toLowerCase();
  return words === '' || textOf(row).includes(words);
}

function textOf({ id, rule }: RuleRow): string {
  const { title, clause = '' } = rule ?? {};
  return [id, title?.['zh-Hans'], title?.en, clause].join('\n').toLowerCase();
}

interface RowProps {
  readonly row: RuleRow;
  readonly locale: 'zh-Hans' | 'en';
  readonly onOpen: () => void;
}

function Row({ row, locale, onOpen }: RowProps) {
  const { t } = useText();
  const { id, rule, index, override, severity, change, problems } = row;
  return (
    <Tr onClick={onOpen} style={{ cursor: 'pointer' }}>
      <Wide>
        <Box paddingTop={2} />
        <TextButton
          onClick={(event: React.MouseEvent) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <Name $off={severity === null}>{rule?.title[locale] ?? id}</Name>
        </TextButton>
        {rule && (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {describeRule({ ...rule, appliesTo: undefined }, locale)}
          </Typography>
        )}
        {override && (
          <Typography variant="pi" textColor="warning700" tag="p">
            {t('rule.reason-is', { reason: override.reason })}
          </Typography>
        )}
        <Flex gap={2} paddingTop={1} paddingBottom={2}>
          {problems.length > 0 && (
            <Badge size="S" backgroundColor="danger100" textColor="danger700">
              {t('rule.has-problems', { count: problems.length })}
            </Badge>
          )}
          {change && (
            <Badge size="S" backgroundColor="primary100" textColor="primary700">
              {t(`rule.change.${change}`)}
            </Badge>
          )}
          {index === null && <Badge size="S">{t('rule.inherited')}</Badge>}
        </Flex>
      </Wide>
      <Td>
        {severity === null && rule ? (
          <Badge size="S">{t('rules.off')}</Badge>
        ) : (
          <SeverityBadge severity={severity ?? '—'} />
        )}
      </Td>
      <Scope>
        <ScopeText scope={rule?.appliesTo} />
      </Scope>
      <Scope>
        <Typography variant="pi" textColor="neutral700">
          {rule?.clause}
        </Typography>
      </Scope>
    </Tr>
  );
}

const Wide = styled(Td)`
  max-width: 56rem;
  white-space: normal;

  & * {
    white-space: normal;
  }
`;

const Scope = styled(Td)`
  max-width: 24rem;
  min-width: 14rem;
  white-space: normal;

  & * {
    white-space: normal;
  }
`;

const Name = styled.span<{ readonly $off: boolean }>`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  font-weight: 600;
  text-align: left;
  text-decoration: ${({ $off }) => ($off ? 'line-through' : 'none')};
`;
