import { Box, Flex, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { PushNotice } from '../../../shared/contracts/admin-api';
import { PLUGIN_ID } from '../plugin-id';
import { useDayText } from '../text/use-date-text';
import { useText } from '../text/use-text';

/** Bulk updates that are approved and still to come or under way, so that nobody is taken by surprise. */
export function PushNotices({ notices }: { readonly notices: readonly PushNotice[] }) {
  const { t } = useText();
  const dayText = useDayText();
  if (notices.length === 0) return null;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {notices.map(({ push, item, version, state, startsOn, guides, conflicts, reason }) => (
        <Box key={push} tag="li" background="warning100" padding={4} hasRadius>
          <Typography tag="p" textColor="warning700" fontWeight="semiBold">
            {state === 'applying'
              ? t('push.notice.applying', { name: item.name, number: version, guides })
              : startsOn
                ? t('push.notice.on', {
                    ...{ name: item.name, number: version, guides },
                    day: dayText(startsOn),
                  })
                : t('push.notice.soon', { name: item.name, number: version, guides })}
          </Typography>
          <Typography tag="p" variant="pi">
            {conflicts > 0 ? `${t('push.notice.conflicts', { count: conflicts })} ` : ''}
            {reason}{' '}
            <Typography
              tag={RouterLink}
              variant="pi"
              textColor="primary700"
              to={`/plugins/${PLUGIN_ID}/pushes/${push}`}
            >
              {t('push.open')}
            </Typography>
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
