import { Box, Flex, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import type { PushReport } from '../../../shared/contracts/admin-api';
import { PlainTable } from '../pages/PlainTable';
import { RuleLink } from '../pages/RuleLink';
import { SeverityBadge } from '../pages/SeverityBadge';
import { fieldLabel } from '../review/where-text';
import { useText } from '../text/use-text';

/** In which fields guides change, and which findings they would gain. */
export function PushFields({ push: { fields, gained } }: { readonly push: PushReport }) {
  const { t, locale } = useText();
  const { formatNumber } = useIntl();
  return (
    <Flex gap={5} alignItems="flex-start" wrap="wrap">
      <Box flex="1 1 36rem">
        <Typography variant="delta" tag="h3" paddingBottom={2}>
          {t('push.fields')}
        </Typography>
        <PlainTable
          heads={[t('policy.field'), t('push.guides'), t('push.conflicts')]}
          rows={fields.map(({ field, guides, conflicts }) => (
            <Tr key={field}>
              <Td>
                <Typography>{fieldLabel(field, locale)}</Typography>
              </Td>
              <Td>
                <Typography>{formatNumber(guides)}</Typography>
              </Td>
              <Td>
                <Typography textColor={conflicts > 0 ? 'warning700' : 'neutral500'}>
                  {formatNumber(conflicts)}
                </Typography>
              </Td>
            </Tr>
          ))}
          empty={t('push.no-fields')}
        />
      </Box>
      <Box flex="1 1 36rem">
        <Typography variant="delta" tag="h3" paddingBottom={2}>
          {t('push.gained')}
        </Typography>
        <PlainTable
          heads={[t('rules.rule'), t('page.findings.severity'), t('push.guides')]}
          rows={gained.map(({ rule, severity, guides }) => (
            <Tr key={`${rule} ${severity}`}>
              <Td>
                <RuleLink rule={rule} />
              </Td>
              <Td>
                <SeverityBadge severity={severity} />
              </Td>
              <Td>
                <Typography>{formatNumber(guides)}</Typography>
              </Td>
            </Tr>
          ))}
          empty={t('push.no-gained')}
        />
      </Box>
    </Flex>
  );
}
