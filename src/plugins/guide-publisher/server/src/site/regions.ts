import { padRegionCode, regionContains } from '../../../domain/codes/region';
import type { OrganizationDocument, RegionDocument } from '../../../domain/document/document';
import { compareCodes } from './order';
import type { GuideSummary, Survey } from './survey';

/** The tree of regions of a site with the organizations at each, and how many guides are in and below each. */
export interface RegionNode {
  readonly code: string;
  readonly name: string;
  readonly parent: RegionNode | null;
  readonly children: RegionNode[];
  readonly organizations: OrganizationEntry[];
  /** Guides of this region and of all below it. */
  guides: number;
}

export interface OrganizationEntry {
  readonly creditCode: string;
  readonly name: string;
  readonly regionCode: string;
  /** Blank when the organization is known only from its guides. */
  readonly document: OrganizationDocument | null;
  readonly guides: readonly GuideSummary[];
}

export interface RegionTree {
  readonly root: RegionNode;
  readonly nodes: ReadonlyMap<string, RegionNode>;
  readonly organizations: ReadonlyMap<string, OrganizationEntry>;
  /** Region at which an organization stands, by its credit code. */
  readonly placeOf: ReadonlyMap<string, RegionNode>;
}

/** Digits up to the end of province, city, county, township, village. */
const SEGMENT_ENDS = [2, 4, 6, 9, 12] as const;

/** Builds the tree; an organization of an unlisted region goes to the nearest region above it. */
export function regionTreeOf(params: {
  siteRegion: string;
  siteTitle: string;
  regions: readonly RegionDocument[];
  organizations: readonly OrganizationDocument[];
  survey: Survey;
}): RegionTree {
  const rootCode = padRegionCode(params.siteRegion);
  const nodes = nodesOf(rootCode, params);
  const root = nodes.get(rootCode)!;
  const organizations = organizationsOf(params);
  const placeOf = new Map<string, RegionNode>();
  for (const entry of organizations.values()) {
    const at = nearest(nodes, padRegionCode(entry.regionCode)) ?? root;
    at.organizations.push(entry);
    placeOf.set(entry.creditCode, at);
    for (let node: RegionNode | null = at; node; node = node.parent)
      node.guides += entry.guides.length;
  }
  for (const node of nodes.values()) {
    node.children.sort(compareCodes);
    node.organizations.sort((a, b) => compareCodes({ code: a.creditCode }, { code: b.creditCode }));
  }
  return { root, nodes, organizations, placeOf };
}

/** Regions that have a page: with guides or organizations in or below them. */
export function isWorthAPage(node: RegionNode): boolean {
  return node.organizations.length > 0 || node.children.some(isWorthAPage);
}

function nodesOf(
  rootCode: string,
  { regions, siteTitle }: { regions: readonly RegionDocument[]; siteTitle: string }
): Map<string, RegionNode> {
  const names = new Map(regions.map(({ code, name }) => [padRegionCode(code), name]));
  names.set(rootCode, names.get(rootCode) ?? siteTitle);
  const nodes = new Map<string, RegionNode>();
  // Shorter significant codes first, so that a parent is there before its children.
  const codes = [...names.keys()]
    .filter((code) => regionContains(rootCode, code))
    .sort((a, b) => significant(a).length - significant(b).length || (a < b ? -1 : 1));
  for (const code of codes) {
    const parent = code === rootCode ? null : (nearest(nodes, code) ?? null);
    const node: RegionNode = {
      code,
      name: names.get(code)! || code,
      parent,
      children: [],
      organizations: [],
      guides: 0,
    };
    nodes.set(code, node);
    parent?.children.push(node);
  }
  return nodes;
}

function organizationsOf(params: {
  organizations: readonly OrganizationDocument[];
  survey: Survey;
}): Map<string, OrganizationEntry> {
  const { organizations, survey } = params;
  const entries = new Map<string, OrganizationEntry>();
  for (const document of organizations) {
    const { creditCode, name, regionCode } = document;
    const guides = survey.byOrganization.get(creditCode) ?? [];
    entries.set(creditCode, { creditCode, name: name || creditCode, regionCode, document, guides });
  }
  for (const [creditCode, guides] of survey.byOrganization) {
    if (entries.has(creditCode)) continue;
    const { organizationName, regionCode } = guides[0]!;
    const name = organizationName || creditCode;
    entries.set(creditCode, { creditCode, name, regionCode, document: null, guides });
  }
  return entries;
}

/** The region itself or the closest one above it that is known. */
function nearest(nodes: ReadonlyMap<string, RegionNode>, code: string): RegionNode | undefined {
  for (const digits of [...SEGMENT_ENDS].reverse()) {
    const found = nodes.get(code.slice(0, digits).padEnd(12, '0'));
    if (found) return found;
  }
  return undefined;
}

/** Digits that say something: 520500000000 → 5205. */
function significant(code: string): string {
  const end = SEGMENT_ENDS.find((digits) => /^0*$/.test(code.slice(digits)));
  return code.slice(0, end);
}
