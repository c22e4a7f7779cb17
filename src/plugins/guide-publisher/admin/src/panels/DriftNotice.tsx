import { Box, LinkButton, Loader, Typography } from '@strapi/design-system';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { errorText } from '../api/error-text';
import { useDriftReportQuery } from '../api/update-api';
import { PLUGIN_ID } from '../plugin-id';
import { contentLocaleOf, type EditViewContext } from '../strapi/content-manager';
import { useText } from '../text/use-text';

/** On which version of its standard item a guide is based, and the way to the newest where it is behind. */
export default function DriftNotice({ documentId = '', document }: EditViewContext) {
  const { t, locale } = useText();
  const [search] = useSearchParams();
  const contentLocale = contentLocaleOf(document, search) || 'zh-Hans';
  const { data, error } = useDriftReportQuery({ documentId, locale: contentLocale });
  if (error) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {errorText(error, locale)}
      </Typography>
    );
  }
  if (!data) return <Loader small>{t('panel.loading')}</Loader>;
  const { behind, itemVersion, newestVersion, item } = data;
  return (
    <Box
      width="100%"
      background={behind ? 'warning100' : undefined}
      padding={behind ? 3 : 0}
      hasRadius
    >
      <Typography variant="pi" tag="p" textColor="neutral700">
        {item.name}
      </Typography>
      <Typography
        variant="pi"
        tag="p"
        fontWeight={behind ? 'semiBold' : 'regular'}
        textColor={behind ? 'warning700' : 'neutral700'}
      >
        {behind
          ? t('drift.behind', { from: itemVersion, to: newestVersion })
          : t('drift.up-to-date', { number: newestVersion })}
      </Typography>
      {behind && (
        <Box paddingTop={2}>
          <LinkButton
            tag={RouterLink}
            size="S"
            variant="secondary"
            to={`/plugins/${PLUGIN_ID}/drift/${documentId}?locale=${contentLocale}`}
          >
            {t('panel.drift.compare')}
          </LinkButton>
        </Box>
      )}
    </Box>
  );
}
