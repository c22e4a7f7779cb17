import { Box, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

/** A count with what it counts. */
export function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  const { formatNumber } = useIntl();
  return (
    <Box background="neutral0" padding={4} hasRadius shadow="tableShadow" minWidth="14rem">
      <Typography variant="pi" textColor="neutral600" tag="p">
        {label}
      </Typography>
      <Typography variant="beta" tag="p" textColor="neutral800">
        {formatNumber(value)}
      </Typography>
    </Box>
  );
}
