import { Box, Flex, Typography } from '@strapi/design-system';
import type { WaivedFinding } from '../../../shared/contracts/admin-api';
import { whereText } from '../review/where-text';
import { useDayText } from '../text/use-date-text';
import { useText } from '../text/use-text';

/** Findings that a reviewer accepted for a time; they do not stand in the way. */
export function WaivedList({ waived }: { readonly waived: readonly WaivedFinding[] }) {
  const { t, locale } = useText();
  const dayText = useDayText();
  if (waived.length === 0) return null;
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography variant="pi" fontWeight="bold" textColor="neutral600" tag="h3">
        {t('waiver.waived', { count: waived.length })}
      </Typography>
      {waived.map(({ finding, waiver }) => (
        <Box key={`${finding.rule} ${finding.path}`} background="neutral100" padding={2} hasRadius>
          <Typography variant="pi" tag="p" textColor="neutral700">
            {[whereText(finding.path, locale), finding.message[locale]]
              .filter(Boolean)
              .join(t('text.colon'))}
          </Typography>
          <Typography variant="pi" tag="p" textColor="neutral600">
            {t('waiver.by', {
              name: waiver.reviewer,
              day: dayText(waiver.endDate),
              reason: waiver.reason,
            })}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
