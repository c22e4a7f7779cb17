import { Flex, Typography } from '@strapi/design-system';
import { useSitesQuery } from '../api/publisher-api';
import { useText } from '../text/use-text';
import { Answer } from './Answer';
import { SiteCard } from './SiteCard';

/** The public sites: what is public, what waits, releasing and going back. */
export default function SitesPage() {
  const { t } = useText();
  const { data, error } = useSitesQuery(undefined, { pollingInterval: POLL });
  return (
    <Answer data={data} error={error}>
      {(sites) => (
        <Flex direction="column" alignItems="stretch" gap={6}>
          <Typography textColor="neutral700">{t('page.sites.text')}</Typography>
          {sites.length === 0 && <Typography>{t('page.sites.empty')}</Typography>}
          {sites.map((site) => (
            <SiteCard key={site.slug} site={site} />
          ))}
        </Flex>
      )}
    </Answer>
  );
}

/** A release may be started by another person or by the schedule; in ms. */
const POLL = 15_000;
