import type { OrganizationDocument } from '../../../../domain/document/document';
import { fanOf, slugOf } from '../addresses';
import type { GuideFacts, ListedGuide } from '../facts';
import type { OrganizationLine, RegionName } from './directory';
import type { StateFiles } from './state-files';

/** All that the pages of one organization show. */
export interface OrganizationState {
  readonly creditCode: string;
  readonly name: string;
  readonly regionCode: string;
  /** Null when the organization is known only from its guides. */
  readonly contact: OrganizationContact | null;
  /** Regions from the site's own down to the one it stands at. */
  readonly place: readonly RegionName[];
  /** By item type, then by code. */
  readonly guides: readonly OwnGuide[];
}

export interface OrganizationContact {
  readonly name: string;
  readonly regionCode: string;
  readonly address: string;
  readonly hours: string;
  readonly consultationPhone: string;
  readonly supervisionPhone: string;
}

export interface OwnGuide extends ListedGuide {
  readonly regionCode: string;
}

export interface OwnerEdit {
  readonly before: OrganizationState | null;
  readonly after: OrganizationState | null;
}

/**
 * Puts guides into an organization and takes out those that are null; `document` is given when it changed, as null when
 * there is none any more. Writes nothing: the place is not known yet.
 */
export async function editOrganization(params: {
  readonly state: StateFiles;
  readonly creditCode: string;
  readonly guides: ReadonlyMap<string, GuideFacts | null>;
  readonly document: OrganizationDocument | null | undefined;
}): Promise<OwnerEdit> {
  const { state, creditCode, document } = params;
  const before = await state.read<OrganizationState>(organizationFile(creditCode));
  const guides = new Map((before?.guides ?? []).map((guide) => [guide.code, guide]));
  for (const [code, facts] of params.guides) {
    if (facts) guides.set(code, ownGuide(facts));
    else guides.delete(code);
  }
  const contact =
    document === undefined ? (before?.contact ?? null) : document && contactOf(document);
  if (!contact && guides.size === 0) return { before, after: null };
  const byCode = [...guides.values()].sort((a, b) => compare(a.code, b.code));
  const own = contact ?? { name: byCode[0]!.organizationName, regionCode: byCode[0]!.regionCode };
  const after: OrganizationState = {
    creditCode,
    name: own.name || creditCode,
    regionCode: own.regionCode,
    contact,
    place: before?.place ?? [],
    guides: byCode.sort((a, b) => compare(a.itemType, b.itemType) || compare(a.code, b.code)),
  };
  return { before, after };
}

export const organizationFile = (creditCode: string): string => {
  const slug = slugOf(creditCode);
  return `organizations/${fanOf(slug)}/${slug}.json`;
};

export function lineOf(state: OrganizationState | null): OrganizationLine | null {
  if (!state) return null;
  const { creditCode, name, regionCode, guides } = state;
  return { creditCode, name, regionCode, guides: guides.length };
}

/** A row of the powers and responsibilities list; null without guides. */
export function powersOf(state: OrganizationState | null): PowersRow | null {
  if (!state || state.guides.length === 0) return null;
  const types: Record<string, number> = {};
  for (const { itemType } of state.guides) types[itemType] = (types[itemType] ?? 0) + 1;
  return { key: state.creditCode, name: state.name, total: state.guides.length, types };
}

/** Guides of an organization in all, and by item type. */
export interface PowersRow {
  /** Its credit code. */
  readonly key: string;
  readonly name: string;
  readonly total: number;
  readonly types: Readonly<Record<string, number>>;
}

function ownGuide(facts: GuideFacts): OwnGuide {
  const { code, name, organizationName, itemType, limit, regionCode } = facts;
  return { code, name, organizationName, itemType, limit, regionCode };
}

function contactOf(document: OrganizationDocument): OrganizationContact {
  const { name, regionCode, address, hours, consultationPhone, supervisionPhone } = document;
  return { name, regionCode, address, hours, consultationPhone, supervisionPhone };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
