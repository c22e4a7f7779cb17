import { parseRegionCode } from '../codes/region';
import { limitInWorkdays } from '../codes/time-limit';
import type {
  CatalogueEntry,
  CertificateDocument,
  Document,
  GuideDocument,
  IntermediaryServiceDocument,
  ServiceHallDocument,
} from '../document/document';
import { CATALOGUES, type ComputedKind } from './catalogue-kinds';
import { citationOf, extentOf, isCancelled } from './guide-values';
import { isAfterSetup, licenceEntries } from './licences';
import { onlineOrganizationEntries } from './online-organizations';

/** Catalogues follow from documents alone, so that list and guides never contradict each other. */

type Values = CatalogueEntry['values'];

/** Public services are no power of an authority. */
const PUBLIC_SERVICE = '20';
/** What nobody applies for: penalty, coercion, levy, inspection. */
const EX_OFFICIO: ReadonlySet<string> = new Set(['02', '03', '04', '06']);
/** Sources of power by which an item came from above: 上级下放, 上级授权, 上级委托. */
const FROM_ABOVE: ReadonlySet<string> = new Set(['2', '3', '5']);

/**
 * The entries of a catalogue, as they follow from documents of one locale. Other kinds of document are passed over, a code
 * that comes twice counts once. The order is that of the columns by which the list is read, then of the code; it does not
 * depend on the order of the documents.
 *
 * `powers`, `service-items` and `undertaken-items` have one entry for each organization's item. `licences` and
 * `after-setup-licences` have one for each item at each level, however many counties implement it, with the longest of
 * their limits: what every applicant is promised. `online-organizations` has one for each organization with guides.
 */
export function catalogueEntries(
  kind: ComputedKind,
  documents: Iterable<Document>
): CatalogueEntry[] {
  return inOrder(kind, entriesOf(kind, documents));
}

function entriesOf(kind: ComputedKind, documents: Iterable<Document>): CatalogueEntry[] {
  switch (kind) {
    case 'licences':
      return licenceEntries(documents);
    case 'after-setup-licences':
      return licenceEntries(documents, isAfterSetup);
    case 'online-organizations':
      return onlineOrganizationEntries(documents);
    default:
      return plainEntries(kind, documents);
  }
}

type PlainKind = Exclude<
  ComputedKind,
  'licences' | 'after-setup-licences' | 'online-organizations'
>;

function plainEntries(kind: PlainKind, documents: Iterable<Document>): CatalogueEntry[] {
  const entries = new Map<string, CatalogueEntry>();
  for (const document of documents) {
    const values = valuesOf(kind, document);
    if (values) keepFirst(entries, { code: document.code, name: document.name, values });
  }
  return [...entries.values()];
}

/** The values of a document that belongs into the catalogue, else null. */
function valuesOf(kind: PlainKind, document: Document): Values | null {
  if (document.kind !== CATALOGUES[kind].documents) return null;
  switch (document.kind) {
    case 'guide':
      return isCancelled(document) ? null : guideValues(kind, document);
    case 'intermediary-service':
      return intermediaryValues(kind, document);
    case 'certificate':
      return certificateValues(kind, document);
    case 'service-hall':
      return hallValues(document);
    default:
      return null;
  }
}

function guideValues(kind: PlainKind, guide: GuideDocument): Values | null {
  if (kind === 'powers') {
    return guide.itemType === PUBLIC_SERVICE
      ? null
      : { ...whoseItem(guide), powerSource: guide.powerSource, ...extentOf(guide) };
  }
  if (kind === 'undertaken-items') {
    const { powerSource } = guide;
    return FROM_ABOVE.has(powerSource)
      ? { ...whoseItem(guide), powerSource, legalBases: citationOf(guide) }
      : null;
  }
  if (EX_OFFICIO.has(guide.itemType)) return null;
  return {
    ...whoseItem(guide),
    handlingMode: guide.handlingMode,
    caseType: guide.caseType,
    promisedWorkdays: limitInWorkdays(guide.promisedLimit),
    visits: guide.visits,
    onlineDepth: guide.onlineDepth,
    materials: guide.materials.length,
  };
}

function hallValues({ regionCode, address, floorArea, windows }: ServiceHallDocument): Values {
  return {
    level: levelOfRegion(regionCode),
    regionCode,
    address,
    floorArea,
    windows: windows.length,
  };
}

function levelOfRegion(code: string): string {
  const region = parseRegionCode(code);
  return region.ok ? region.value.levelCode : '';
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

function intermediaryValues(kind: PlainKind, service: IntermediaryServiceDocument): Values | null {
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

function certificateValues(kind: PlainKind, certificate: CertificateDocument): Values | null {
  const cancelled = kind === 'cancelled-certificates';
  if (certificate.status !== (cancelled ? 'cancelled' : 'retained')) return null;
  const { askedBy, issuedBy, purpose, substitute, substituteNote, cancelDate } = certificate;
  const common = { askedBy, issuedBy, purpose, legalBases: citationOf(certificate) };
  return cancelled ? { ...common, substitute, substituteNote, cancelDate } : common;
}

/** By which columns a catalogue is read, before the code. */
const READING_ORDER: Readonly<Record<ComputedKind, readonly string[]>> = {
  powers: ['level', 'regionCode', 'organizationCode', 'itemType'],
  licences: ['level', 'department'],
  'service-items': ['level', 'regionCode', 'organizationCode', 'itemType'],
  'undertaken-items': ['level', 'regionCode', 'organizationCode', 'itemType'],
  'after-setup-licences': ['level', 'department'],
  'retained-intermediaries': ['department'],
  'cleaned-up-intermediaries': ['department'],
  'retained-certificates': ['askedBy'],
  'cancelled-certificates': ['askedBy'],
  'service-halls': ['level', 'regionCode'],
  'online-organizations': ['level', 'regionCode'],
};

/** Code-unit order, which is the same on every machine and in every language. */
function inOrder(kind: ComputedKind, entries: readonly CatalogueEntry[]): CatalogueEntry[] {
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
