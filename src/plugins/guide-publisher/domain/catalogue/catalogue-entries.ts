import { limitInWorkdays } from '../codes/time-limit';
import type {
  CatalogueEntry,
  CertificateDocument,
  Document,
  GuideDocument,
  IntermediaryServiceDocument,
} from '../document/document';
import { CATALOGUES, type CatalogueKind } from './catalogue-kinds';
import { citationOf, extentOf, isCancelled } from './guide-values';
import { licenceEntries } from './licences';

/** Catalogues follow from documents alone, so that list and guides never contradict each other. */

type Values = CatalogueEntry['values'];

/** Public services are no power of an authority. */
const PUBLIC_SERVICE = '20';
/** What nobody applies for: penalty, coercion, levy, inspection. */
const EX_OFFICIO: ReadonlySet<string> = new Set(['02', '03', '04', '06']);

/**
 * The entries of a catalogue, as they follow from documents of one locale. Other kinds of document are passed over, a code
 * that comes twice counts once. The order is that of the columns by which the list is read, then of the code; it does not
 * depend on the order of the documents.
 *
 * `powers` and `service-items` have one entry for each organization's item. `licences` has one for each item at each level,
 * however many counties implement it, with the longest of their limits: what every applicant is promised.
 */
export function catalogueEntries(
  kind: CatalogueKind,
  documents: Iterable<Document>
): CatalogueEntry[] {
  const entries = kind === 'licences' ? licenceEntries(documents) : plainEntries(kind, documents);
  return inOrder(kind, entries);
}

function plainEntries(kind: CatalogueKind, documents: Iterable<Document>): CatalogueEntry[] {
  const entries = new Map<string, CatalogueEntry>();
  for (const document of documents) {
    const values = valuesOf(kind, document);
    if (values) keepFirst(entries, { code: document.code, name: document.name, values });
  }
  return [...entries.values()];
}

/** The values of a document that belongs into the catalogue, else null. */
function valuesOf(kind: CatalogueKind, document: Document): Values | null {
  if (document.kind !== CATALOGUES[kind].documents) return null;
  if (document.kind === 'guide') return guideValues(kind, document);
  if (document.kind === 'intermediary-service') return intermediaryValues(kind, document);
  return document.kind === 'certificate' ? certificateValues(kind, document) : null;
}

function guideValues(kind: CatalogueKind, guide: GuideDocument): Values | null {
  if (isCancelled(guide)) return null;
  if (kind === 'powers') {
    return guide.itemType === PUBLIC_SERVICE
      ? null
      : { ...whoseItem(guide), powerSource: guide.powerSource, ...extentOf(guide) };
  }
  if (EX_OFFICIO.has(guide.itemType)) return null;
  return {
    ...whoseItem(guide),
    handlingMode: guide.handlingMode,
    promisedWorkdays: limitInWorkdays(guide.promisedLimit),
    materials: guide.materials.length,
  };
}

const whoseItem = (guide: GuideDocument) => ({
  organization: guide.organization.name,
  organizationCode: guide.organization.creditCode,
  region: guide.region.name,
  regionCode: guide.region.code,
  level: guide.level,
  itemType: guide.itemType,
  basicCode: guide.basicCode,
});

function intermediaryValues(
  kind: CatalogueKind,
  service: IntermediaryServiceDocument
): Values | null {
  const cleanedUp = kind === 'cleaned-up-intermediaries';
  if (service.status !== (cleanedUp ? 'cleaned-up' : 'retained')) return null;
  return {
    department: service.department,
    approvals: service.approvals.map(({ name, basicCode }) => name || basicCode).join('；'),
    legalBases: citationOf(service),
    price: service.price,
    payer: service.payer,
    limitWorkdays: limitInWorkdays(service.limit),
    ...(cleanedUp ? { cleaningMode: service.cleaningMode } : {}),
  };
}

function certificateValues(kind: CatalogueKind, certificate: CertificateDocument): Values | null {
  const cancelled = kind === 'cancelled-certificates';
  if (certificate.status !== (cancelled ? 'cancelled' : 'retained')) return null;
  const { askedBy, issuedBy, purpose, substitute, substituteNote, cancelDate } = certificate;
  const common = { askedBy, issuedBy, purpose, legalBases: citationOf(certificate) };
  return cancelled ? { ...common, substitute, substituteNote, cancelDate } : common;
}

/** By which columns a catalogue is read, before the code. */
const READING_ORDER: Readonly<Record<CatalogueKind, readonly string[]>> = {
  powers: ['level', 'regionCode', 'organizationCode', 'itemType'],
  licences: ['level', 'department'],
  'service-items': ['level', 'regionCode', 'organizationCode', 'itemType'],
  'retained-intermediaries': ['department'],
  'cleaned-up-intermediaries': ['department'],
  'retained-certificates': ['askedBy'],
  'cancelled-certificates': ['askedBy'],
};

/** Code-unit order, which is the same on every machine and in every language. */
function inOrder(kind: CatalogueKind, entries: readonly CatalogueEntry[]): CatalogueEntry[] {
  return entries
    .map((entry) => {
      const columns = READING_ORDER[kind].map((name) => entry.values[name] ?? '');
      return { entry, rank: [...columns, entry.code].join(LOWEST) };
    })
    .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)))
    .map(({ entry }) => entry);
}

/** Sorts below every character of a text, so that a shorter name comes first. */
const LOWEST = '\0';

function keepFirst(entries: Map<string, CatalogueEntry>, entry: CatalogueEntry): void {
  if (!entries.has(entry.code)) entries.set(entry.code, entry);
}
