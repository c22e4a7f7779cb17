import type { Locale } from '../codes/tables';
import type {
  CatalogueEdition,
  Certificate,
  GuideRecord,
  IntermediaryService,
  LocalField,
  Organization,
  Region,
  ServiceHall,
  SharedField,
  StandardItem,
  Synonym,
} from './records';
import type { Chart } from '../flowchart/chart';

/**
 * A document is what is checked, approved, frozen and shown: complete, flat, in one locale.
 * It holds everything that a reader sees, so that its hash stands for the exact text.
 */

/** Version of the document form; raised when a field changes its meaning. */
export const DOCUMENT_FORM = 1;

export const DOCUMENT_KINDS = [
  'guide',
  'flowchart',
  'intermediary-service',
  'certificate',
  'catalogue-edition',
  // Reference data: frozen with a release, without a review of their own.
  'region',
  'organization',
  'service-hall',
  'synonym',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

interface DocumentHead<K extends DocumentKind> {
  readonly form: typeof DOCUMENT_FORM;
  readonly kind: K;
  /** Identity within the kind; the key of its editions and of its public address. */
  readonly code: string;
  readonly locale: Locale;
  readonly name: string;
}

export interface OrganizationView {
  readonly creditCode: string;
  readonly name: string;
  readonly level: string;
  readonly nature: string;
  readonly department: string;
}

export interface RegionView {
  readonly code: string;
  readonly name: string;
}

export interface HallView {
  readonly code: string;
  readonly name: string;
  readonly address: string;
  readonly hours: string;
  readonly phone: string;
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export interface GuideDocument
  extends
    DocumentHead<'guide'>,
    Readonly<Pick<GuideRecord, LocalField>>,
    Readonly<Omit<Pick<StandardItem, SharedField>, 'name'>> {
  readonly localCode: string;
  readonly basicCode: string;
  readonly itemVersion: number;
  readonly itemType: string;
  /** Level of the organization that implements it. */
  readonly level: string;
  /** Levels that may exercise the item. */
  readonly itemLevels: readonly string[];
  readonly itemStatus: string;
  readonly organization: OrganizationView;
  readonly region: RegionView;
  readonly hall: HallView | null;
}

export interface FlowchartDocument extends DocumentHead<'flowchart'> {
  /** Implementation or basic code of what it draws. */
  readonly subjectCode: string;
  readonly chart: Chart;
}

export interface IntermediaryServiceDocument
  extends
    DocumentHead<'intermediary-service'>,
    Readonly<Omit<IntermediaryService, 'code' | 'name'>> {}

export interface CertificateDocument
  extends DocumentHead<'certificate'>, Readonly<Omit<Certificate, 'code' | 'name'>> {}

export interface CatalogueEntry {
  readonly code: string;
  readonly name: string;
  /** Values of the catalogue's columns, by column name. */
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

export interface CatalogueEditionDocument
  extends
    DocumentHead<'catalogue-edition'>,
    Readonly<Omit<CatalogueEdition, 'code' | 'name' | 'entries'>> {
  readonly entries: readonly CatalogueEntry[];
}

export interface RegionDocument
  extends DocumentHead<'region'>, Readonly<Omit<Region, 'code' | 'name'>> {}

export interface OrganizationDocument
  extends DocumentHead<'organization'>, Readonly<Omit<Organization, 'name'>> {}

export interface ServiceHallDocument
  extends DocumentHead<'service-hall'>, Readonly<Omit<ServiceHall, 'code' | 'name'>> {}

/** A word of daily speech and one word of the law that means it; its name is the word of daily speech. */
export interface SynonymDocument
  extends DocumentHead<'synonym'>, Readonly<Omit<Synonym, 'code' | 'term'>> {}

export type Document =
  | GuideDocument
  | FlowchartDocument
  | IntermediaryServiceDocument
  | CertificateDocument
  | CatalogueEditionDocument
  | RegionDocument
  | OrganizationDocument
  | ServiceHallDocument
  | SynonymDocument;

export type DocumentOf<K extends DocumentKind> = Extract<Document, { kind: K }>;
