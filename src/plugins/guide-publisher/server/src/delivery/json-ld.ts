import { formatLimit } from '../../../domain/codes/time-limit';
import { labelOf, type Locale } from '../../../domain/codes/tables';
import type { TimeLimit } from '../../../domain/codes/values';
import type { GuideDocument } from '../../../domain/document/document';
import type { Provenance } from '../editions/types';

type Node = Record<string, unknown>;

/** schema.org GovernmentService of a guide (schema.org/GovernmentService); says nothing about what is blank. */
export function guideLinkedData({
  guide,
  provenance,
  page,
}: {
  readonly guide: GuideDocument;
  readonly provenance: Provenance;
  /** Address of the guide's page, or blank. */
  readonly page: string;
}): Node {
  const { locale } = guide;
  return {
    '@context': 'https://schema.org',
    ...node('GovernmentService', {
      '@id': page,
      url: page,
      name: guide.name,
      description: guide.summary,
      inLanguage: locale,
      dateModified: provenance.approvedAt,
      identifier: identifiersOf(guide),
      serviceType: labelOf('itemType', guide.itemType, locale),
      provider: providerOf(guide),
      jurisdiction: areaOf(guide),
      areaServed: areaOf(guide),
      audience: guide.audiences.map((code) =>
        node('Audience', { audienceType: labelOf('audience', code, locale) })
      ),
      availableChannel: channelsOf(guide),
      hoursAvailable: hoursOf(guide.hours || guide.hall?.hours || ''),
      offers: offersOf(guide),
      serviceOutput: guide.results.map(({ name }) => node('Thing', { name })),
      isRelatedTo: guide.intermediaries.map(({ code, name }) =>
        node('Service', { name, identifier: code })
      ),
      termsOfService: guide.remedies,
    }),
  };
}

function identifiersOf({ code, basicCode }: GuideDocument): unknown[] {
  return [
    node('PropertyValue', { propertyID: 'implementation-code', value: code }),
    node('PropertyValue', { propertyID: 'basic-code', value: basicCode }),
  ].filter((found) => found !== null && 'value' in found);
}

function providerOf(guide: GuideDocument): Node | null {
  const { organization, consultationPhone, supervisionPhone } = guide;
  const phones = [
    node('ContactPoint', { telephone: consultationPhone, contactType: 'customer service' }),
    node('ContactPoint', { telephone: supervisionPhone, contactType: 'supervision' }),
  ].filter((point) => point !== null && 'telephone' in point);
  return node('GovernmentOrganization', {
    name: organization.name,
    identifier: organization.creditCode,
    contactPoint: phones,
  });
}

const areaOf = ({ region }: GuideDocument) =>
  node('AdministrativeArea', { name: region.name, identifier: region.code });

/** The counter and the web, each with how to reach it and how long it takes. */
function channelsOf(guide: GuideDocument): unknown[] {
  const { locale, hall, consultationPhone, promisedLimit } = guide;
  const reach = {
    serviceLocation: placeOf(guide),
    servicePhone: node('ContactPoint', { telephone: consultationPhone }),
  };
  const addresses = [guide.onlineAddress, guide.mobileAddress].filter(isWebAddress);
  const common = {
    processingTime: durationOf(promisedLimit, locale),
    availableLanguage: locale,
  };
  const counter = { name: hall?.name ?? '', ...reach };
  return [
    ...(node('ServiceChannel', counter) ? [node('ServiceChannel', { ...counter, ...common })] : []),
    ...addresses.map((serviceUrl) => node('ServiceChannel', { serviceUrl, ...common })),
  ];
}

function placeOf({ address, hall }: GuideDocument): Node | null {
  const { longitude = null, latitude = null } = hall ?? {};
  const geo = node('GeoCoordinates', { longitude, latitude });
  return node('Place', {
    name: hall?.name ?? '',
    address: address || hall?.address || '',
    geo: longitude === null || latitude === null ? null : geo,
  });
}

/** Opening hours are kept as officials write them, so they are described and not computed. */
const hoursOf = (description: string) => node('OpeningHoursSpecification', { description });

function offersOf({ charged, fees }: GuideDocument): unknown[] {
  if (charged === false) return [node('Offer', { price: 0, priceCurrency: 'CNY' })];
  return fees.map(({ name, standard }) => node('Offer', { name, description: standard }));
}

const DURATIONS: Readonly<Record<string, (value: number) => string>> = {
  'on-the-spot': () => 'PT0S',
  hour: (value) => `PT${value}H`,
  day: (value) => `P${value}D`,
  month: (value) => `P${value}M`,
};

/** ISO 8601, which has no working days: these stay in words. A limit that the law does not set says nothing. */
function durationOf(limit: TimeLimit, locale: Locale): string {
  if (limit === null || limit.unit === 'none') return '';
  return Object.hasOwn(DURATIONS, limit.unit)
    ? DURATIONS[limit.unit]!(limit.value)
    : formatLimit(limit, locale);
}

const isWebAddress = (address: string): boolean => /^https?:\/\/[^\s"<>]+$/.test(address);

/** A node of a type without its blanks, since readers take an empty text for a value; null where nothing is left. */
function node(type: string, fields: Node): Node | null {
  const said = Object.entries(fields).filter(([, value]) => !isBlank(value));
  return said.length === 0 ? null : { '@type': type, ...Object.fromEntries(said) };
}

const isBlank = (value: unknown): boolean =>
  value === '' || value === null || (Array.isArray(value) && value.every(isBlank));
