import type { Locale } from '../codes/tables';
import type { Chart } from '../flowchart/chart';
import {
  DOCUMENT_FORM,
  type CatalogueEditionDocument,
  type CertificateDocument,
  type DocumentKind,
  type FlowchartDocument,
  type IntermediaryServiceDocument,
  type OrganizationDocument,
  type RegionDocument,
  type ServiceHallDocument,
  type SynonymDocument,
} from './document';
import type {
  CatalogueEdition,
  Certificate,
  IntermediaryService,
  Organization,
  Region,
  ServiceHall,
  Synonym,
} from './records';

/** Documents that are a record with a head: nothing is merged into them. Guides are resolved elsewhere. */

/** A record's texts are in one locale, which the caller knows. */
export const intermediaryServiceDocument = (
  record: IntermediaryService,
  locale: Locale
): IntermediaryServiceDocument => ({ ...record, ...head('intermediary-service', locale) });

export const certificateDocument = (record: Certificate, locale: Locale): CertificateDocument => ({
  ...record,
  ...head('certificate', locale),
});

/** A catalogue edition takes its place among documents as it was issued. */
export const catalogueEditionDocument = (
  record: CatalogueEdition,
  locale: Locale
): CatalogueEditionDocument => ({ ...record, ...head('catalogue-edition', locale) });

export const regionDocument = (record: Region, locale: Locale): RegionDocument => ({
  ...record,
  ...head('region', locale),
});

/** The code of an organization is its credit code. */
export const organizationDocument = (
  record: Organization,
  locale: Locale
): OrganizationDocument => ({
  ...record,
  ...head('organization', locale),
  code: record.creditCode,
});

export const serviceHallDocument = (record: ServiceHall, locale: Locale): ServiceHallDocument => ({
  ...record,
  ...head('service-hall', locale),
});

export const synonymDocument = (
  { code, term, meaning }: Synonym,
  locale: Locale
): SynonymDocument => ({ ...head('synonym', locale), code, name: term, meaning });

/** A chart of its own; without a name it takes the chart's title. `subjectCode` is an implementation or basic code. */
export function flowchartDocument(params: {
  readonly code: string;
  readonly subjectCode: string;
  readonly name: string;
  readonly chart: Chart;
  readonly locale: Locale;
}): FlowchartDocument {
  const { code, subjectCode, name, chart, locale } = params;
  return { ...head('flowchart', locale), code, name: name || chart.title, subjectCode, chart };
}

function head<K extends DocumentKind>(kind: K, locale: Locale): Head<K> {
  return { form: DOCUMENT_FORM, kind, locale };
}

interface Head<K extends DocumentKind> {
  readonly form: typeof DOCUMENT_FORM;
  readonly kind: K;
  readonly locale: Locale;
}
