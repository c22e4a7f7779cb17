import { useMemo } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { labelOf, type Locale } from '../../../domain/codes/tables';
import { SECTION_LABELS } from '../../../domain/document/section-fields';
import type { Template } from '../../../domain/template/types';
import { fieldLabel } from '../review/where-text';
import { useText } from '../text/use-text';
import { ITEM_TYPES, policyRows, type PolicyPart, type PolicyRow } from './policy-table';

/** Who may set which field: fields down, item types across, levels where they differ. */
export function PolicyTable({ template }: { readonly template: Template }) {
  const { t, locale } = useText();
  const rows = useMemo(() => policyRows(template), [template]);
  if (rows.length === 0) {
    return <Typography textColor="neutral600">{t('policy.none')}</Typography>;
  }
  return (
    <Box>
      <Typography tag="p" variant="pi" textColor="neutral700" paddingBottom={3}>
        {t('policy.text')}
      </Typography>
      <Scroll tabIndex={0} role="region" aria-label={t('policy.title')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('policy.field')}</th>
              {ITEM_TYPES.map((type) => (
                <th key={type} scope="col">
                  {type}
                  <br />
                  {labelOf('itemType', type, locale)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Row key={row.field} row={row} first={rows[i - 1]?.section !== row.section} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </Box>
  );
}

function Row({ row, first }: { readonly row: PolicyRow; readonly first: boolean }) {
  const { locale } = useText();
  return (
    <>
      {first && (
        <tr>
          <th colSpan={ITEM_TYPES.length + 1} scope="colgroup" className="section">
            {SECTION_LABELS[row.section][locale]}
          </th>
        </tr>
      )}
      <tr>
        <th scope="row" title={row.clauses.join('\n')}>
          {fieldLabel(row.field, locale)}
        </th>
        {row.cells.map(({ types, parts }) => (
          <td key={types[0]} colSpan={types.length}>
            {parts.map((part, i) => (
              <Part key={i} part={part} locale={locale} />
            ))}
          </td>
        ))}
      </tr>
    </>
  );
}

function Part({ part, locale }: { readonly part: PolicyPart; readonly locale: Locale }) {
  const { t } = useText();
  const { policy, levels } = part;
  const gap = locale === 'zh-Hans' ? '、' : ', ';
  return (
    <div className={policy.policy}>
      {levels && <small>{levels.map((level) => labelOf('level', level, locale)).join(gap)} </small>}
      {t(`policy.${policy.policy}`)}
      {policy.bound && (
        <small>
          {' '}
          {t(`policy.bound.${policy.bound.operator}`, {
            field: fieldLabel(policy.bound.field, locale),
          })}
        </small>
      )}
      {policy.required && <strong> {t('policy.required')}</strong>}
    </div>
  );
}

const Scroll = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  max-height: 70vh;
  overflow: auto;

  table {
    border-collapse: separate;
    border-spacing: 0;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.3rem;
    min-width: 100%;
  }

  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    border-left: 1px solid ${({ theme }) => theme.colors.neutral150};
    padding: 6px 10px;
    text-align: center;
  }

  thead th {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 600;
    position: sticky;
    top: 0;
    z-index: 2;
  }

  thead th:first-child,
  tbody th[scope='row'] {
    left: 0;
    min-width: 16rem;
    position: sticky;
    text-align: left;
  }

  thead th:first-child {
    z-index: 3;
  }

  tbody th[scope='row'] {
    background: ${({ theme }) => theme.colors.neutral0};
    font-weight: 600;
    z-index: 1;
  }

  .section {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral600};
    font-weight: 600;
    text-align: left;
  }

  .standard {
    color: ${({ theme }) => theme.colors.neutral700};
  }

  .bounded {
    color: ${({ theme }) => theme.colors.warning700};
  }

  .local {
    color: ${({ theme }) => theme.colors.success700};
  }

  strong {
    color: ${({ theme }) => theme.colors.danger600};
    font-weight: 600;
  }
`;
