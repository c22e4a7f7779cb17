import { labelOf } from '../../../domain/codes/tables';
import type { GuideDocument } from '../../../domain/document/document';
import type { Edition } from '../editions/types';
import { safeHref } from './clean';
import type { View } from './view';

/** schema.org GovernmentService of a guide, for search engines; only what the page itself says. */
export function guideJsonLd(
  view: View,
  { document, provenance }: Pick<Edition<'guide'>, 'document' | 'provenance'>
): unknown {
  const { site, locale } = view;
  return withoutBlanks({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': site.origin + view.href(view.paths.guide(document.code)),
    name: document.name,
    description: document.summary,
    identifier: document.code,
    inLanguage: locale,
    dateModified: provenance.approvedAt,
    serviceType: labelOf('itemType', document.itemType, locale),
    jurisdiction: withoutBlanks({ '@type': 'AdministrativeArea', name: document.region.name }),
    areaServed: withoutBlanks({ '@type': 'AdministrativeArea', name: document.region.name }),
    provider: withoutBlanks({
      '@type': 'GovernmentOrganization',
      name: document.organization.name,
      identifier: document.organization.creditCode,
      url: site.origin + view.href(view.paths.organization(document.organization.creditCode)),
    }),
    audience: document.audiences.map((code) => ({
      '@type': 'Audience',
      audienceType: labelOf('audience', code, locale),
    })),
    availableChannel: channelsOf(document),
    hoursAvailable: document.hours || document.hall?.hours || '',
    serviceOutput: document.results.map(({ name }) => ({ '@type': 'Thing', name })),
    isAccessibleForFree: document.charged === null ? '' : !document.charged,
  });
}

function channelsOf(document: GuideDocument): unknown[] {
  const { hall } = document;
  const address = document.address || hall?.address || '';
  const online = safeHref(document.onlineAddress);
  const place = withoutBlanks({
    '@type': 'ServiceChannel',
    serviceLocation:
      address === '' ? '' : withoutBlanks({ '@type': 'Place', name: hall?.name ?? '', address }),
    servicePhone:
      document.consultationPhone === ''
        ? ''
        : { '@type': 'ContactPoint', telephone: document.consultationPhone },
  });
  const channels: unknown[] = Object.keys(place).length > 1 ? [place] : [];
  if (/^https?:/.test(online)) channels.push({ '@type': 'ServiceChannel', serviceUrl: online });
  return channels;
}

/** A blank says nothing; schema.org readers take an empty text for a value. */
function withoutBlanks(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)
    )
  );
}
