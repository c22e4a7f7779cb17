import { Box, LinkButton, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';
import type { DriftReport } from '../../../shared/contracts/admin-api';
import { PLUGIN_ID } from '../plugin-id';
import { useText } from '../text/use-text';

/** That a guide is behind its standard item, and the way to the comparison. */
export default function DriftNotice({ report }: { readonly report: DriftReport }) {
  const { t } = useText();
  const { documentId, locale, itemVersion, newestVersion, item } = report;
  return (
    <Box width="100%" background="warning100" padding={3} hasRadius>
      <Typography variant="pi" tag="p" textColor="neutral700">
        {item.name}
      </Typography>
      <Typography variant="pi" tag="p" fontWeight="semiBold" textColor="warning700">
        {t('drift.behind', { from: itemVersion, to: newestVersion })}
      </Typography>
      <Box paddingTop={2}>
        <LinkButton
          tag={RouterLink}
          size="S"
          variant="secondary"
          to={`/plugins/${PLUGIN_ID}/drift/${documentId}?locale=${locale}`}
        >
          {t('panel.drift.compare')}
        </LinkButton>
      </Box>
    </Box>
  );
}
