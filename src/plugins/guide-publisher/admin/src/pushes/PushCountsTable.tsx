import { Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PushReport } from '../../../shared/contracts/admin-api';
import { PlainTable } from '../pages/PlainTable';
import { useText } from '../text/use-text';
import { OUTCOMES } from './push-states';

/** What is planned for how many guides and what became of them. */
export function PushCountsTable({ push: { counts, state } }: { readonly push: PushReport }) {
  const { t } = useText();
  const { formatNumber } = useIntl();
  const begun = OUTCOMES.some((outcome) => counts.outcome[outcome] > 0);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="delta" tag="h3">
        {t('push.counts', { count: formatNumber(counts.guides) })}
      </Typography>
      <PlainTable
        heads={[t('push.outcome'), t('push.planned'), ...(begun ? [t('push.became')] : [])]}
        rows={OUTCOMES.map((outcome) => (
          <Tr key={outcome}>
            <Td style={{ whiteSpace: 'normal' }}>
              <Typography tag="p" fontWeight="semiBold">
                {t(`push.outcome.${outcome}`)}
              </Typography>
              <Typography
                tag="p"
                variant="pi"
                textColor="neutral600"
                style={{ whiteSpace: 'normal' }}
              >
                {t(`push.outcome.${outcome}.text`)}
              </Typography>
            </Td>
            <Td>
              <Typography>{formatNumber(counts.planned[outcome])}</Typography>
            </Td>
            {begun && (
              <Td>
                <Typography>{formatNumber(counts.outcome[outcome])}</Typography>
              </Td>
            )}
          </Tr>
        ))}
        empty={t('push.no-guides')}
      />
      {(state === 'undone' || state === 'undoing') && (
        <Typography>
          {t('push.undone-counts', {
            restored: formatNumber(counts.restored),
            kept: formatNumber(counts.kept),
          })}
        </Typography>
      )}
    </Flex>
  );
}
