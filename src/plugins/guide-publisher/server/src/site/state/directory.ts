import { padRegionCode, regionContains } from '../../../../domain/codes/region';
import type { RegionDocument } from '../../../../domain/document/document';
import { fanOf } from '../addresses';
import type { StateFiles } from './state-files';

/** The tree of regions of a site with the organizations at each, and how many guides are in and below each. */
export interface RegionState {
  readonly code: string;
  readonly name: string;
  /** Regions above this one, from the site's own down. */
  readonly above: readonly RegionName[];
  /** Regions below it that have a page. */
  readonly children: readonly RegionLine[];
  readonly organizations: readonly OrganizationLine[];
  /** Guides of this region and of all below it. */
  readonly guides: number;
}

export interface RegionName {
  readonly code: string;
  readonly name: string;
}

export interface RegionLine extends RegionName {
  readonly guides: number;
}

export interface OrganizationLine {
  readonly creditCode: string;
  readonly name: string;
  readonly regionCode: string;
  readonly guides: number;
}

/** What happened to an organization: null before it came, or after it went. */
export interface OrganizationEdit {
  readonly before: OrganizationLine | null;
  readonly after: OrganizationLine | null;
}

export interface DirectoryEdit {
  /** Regions whose page must be drawn again. */
  readonly regions: readonly RegionState[];
  /** Codes of regions whose page is gone. */
  readonly gone: readonly string[];
  /** Organizations that stand at another place, or whose place has another name: the regions from the top down to it. */
  readonly moved: ReadonlyMap<string, readonly RegionName[]>;
}

export interface DirectoryParams {
  readonly state: StateFiles;
  readonly root: RegionName;
  readonly edits: ReadonlyMap<string, OrganizationEdit>;
  /** Regions from the top down to the place of an organization that was there before. */
  readonly placeOf: (creditCode: string) => readonly RegionName[];
  /** Did a region come, go or change its name? */
  readonly regionsChanged: boolean;
  /** Read only when the tree itself changes. */
  readonly regions: () => Promise<readonly RegionDocument[]>;
}

/**
 * Counts guides in the tree. As long as only counts change, the organization's region and those above it are touched;
 * an organization or a region that comes, goes, moves or is renamed has the tree laid out anew, which takes as long as
 * there are organizations.
 */
export async function editDirectory(params: DirectoryParams): Promise<DirectoryEdit> {
  const { edits, regionsChanged } = params;
  const structural = regionsChanged || [...edits.values()].some(isStructural);
  return structural ? layOut(params) : recount(params);
}

export const regionFile = (code: string): string => `regions/${fanOf(code)}/${code}.json`;

function isStructural({ before, after }: OrganizationEdit): boolean {
  return (
    before === null ||
    after === null ||
    before.name !== after.name ||
    before.regionCode !== after.regionCode
  );
}

async function recount({ state, edits, placeOf }: DirectoryParams): Promise<DirectoryEdit> {
  const touched = new Map<string, RegionState>();
  const open = async (code: string): Promise<RegionState> =>
    touched.get(code) ?? (await state.read<RegionState>(regionFile(code)))!;
  for (const [creditCode, { before, after }] of edits) {
    const more = after!.guides - before!.guides;
    if (more === 0) continue;
    const place = placeOf(creditCode);
    for (const [depth, { code }] of place.entries()) {
      const region = await open(code);
      const below = place[depth + 1]?.code;
      touched.set(code, {
        ...region,
        guides: region.guides + more,
        children: region.children.map((child) =>
          child.code === below ? { ...child, guides: child.guides + more } : child
        ),
        organizations: region.organizations.map((line) =>
          below === undefined && line.creditCode === creditCode ? after! : line
        ),
      });
    }
  }
  for (const [code, region] of touched) state.write(regionFile(code), region);
  return { regions: [...touched.values()], gone: [], moved: new Map() };
}

async function layOut(params: DirectoryParams): Promise<DirectoryEdit> {
  const { state, root, edits } = params;
  const before = await readTree(state, root.code);
  const organizations = new Map<string, OrganizationLine>();
  for (const region of before.values())
    for (const line of region.organizations) organizations.set(line.creditCode, line);
  for (const [creditCode, { after }] of edits) {
    if (after) organizations.set(creditCode, after);
    else organizations.delete(creditCode);
  }
  const after = treeOf(root, await params.regions(), [...organizations.values()]);
  const regions: RegionState[] = [];
  for (const [code, region] of after) {
    const same = JSON.stringify(before.get(code)) === JSON.stringify(region);
    if (same) continue;
    regions.push(region);
    state.write(regionFile(code), region);
  }
  const gone = [...before.keys()].filter((code) => !after.has(code));
  for (const code of gone) state.write(regionFile(code), null);
  return { regions, gone, moved: movedBetween(before, after) };
}

type Tree = ReadonlyMap<string, RegionState>;

async function readTree(state: StateFiles, rootCode: string): Promise<Tree> {
  const tree = new Map<string, RegionState>();
  const visit = async (code: string): Promise<void> => {
    const region = await state.read<RegionState>(regionFile(code));
    if (!region) return;
    tree.set(code, region);
    for (const child of region.children) await visit(child.code);
  };
  await visit(rootCode);
  return tree;
}

const placeIn = ({ above, code, name }: RegionState): RegionName[] => [...above, { code, name }];

function movedBetween(before: Tree, after: Tree): Map<string, RegionName[]> {
  const places = new Map<string, string>();
  for (const region of before.values()) {
    const place = JSON.stringify(placeIn(region));
    for (const { creditCode } of region.organizations) places.set(creditCode, place);
  }
  const moved = new Map<string, RegionName[]>();
  for (const region of after.values()) {
    const place = placeIn(region);
    const text = JSON.stringify(place);
    for (const { creditCode } of region.organizations)
      if (places.get(creditCode) !== text) moved.set(creditCode, place);
  }
  return moved;
}

interface Node {
  readonly code: string;
  readonly name: string;
  readonly parent: Node | null;
  readonly children: Node[];
  readonly organizations: OrganizationLine[];
  guides: number;
}

/** Digits up to the end of province, city, county, township, village. */
const SEGMENT_ENDS = [2, 4, 6, 9, 12] as const;

/** The regions that have a page: the site's own, and those with organizations in or below them. */
function treeOf(
  root: RegionName,
  regions: readonly RegionDocument[],
  organizations: readonly OrganizationLine[]
): Tree {
  const nodes = nodesOf(root, regions);
  for (const line of organizations) {
    const at = nearest(nodes, padRegionCode(line.regionCode)) ?? nodes.get(root.code)!;
    at.organizations.push(line);
    for (let node: Node | null = at; node; node = node.parent) node.guides += line.guides;
  }
  const tree = new Map<string, RegionState>();
  for (const node of nodes.values()) {
    if (node.parent === null || isWorthAPage(node)) tree.set(node.code, stateOf(node));
  }
  return tree;
}

function isWorthAPage(node: Node): boolean {
  return node.organizations.length > 0 || node.children.some(isWorthAPage);
}

function stateOf(node: Node): RegionState {
  const above: RegionName[] = [];
  for (let at = node.parent; at; at = at.parent) above.unshift({ code: at.code, name: at.name });
  const { code, name, guides } = node;
  return {
    code,
    name,
    above,
    children: node.children
      .filter(isWorthAPage)
      .sort((a, b) => compare(a.code, b.code))
      .map((child) => ({ code: child.code, name: child.name, guides: child.guides })),
    organizations: node.organizations.sort((a, b) => compare(a.creditCode, b.creditCode)),
    guides,
  };
}

function nodesOf(root: RegionName, regions: readonly RegionDocument[]): Map<string, Node> {
  const names = new Map(regions.map(({ code, name }) => [padRegionCode(code), name]));
  names.set(root.code, names.get(root.code) ?? root.name);
  const nodes = new Map<string, Node>();
  // Shorter significant codes first, so that a parent is there before its children.
  const codes = [...names.keys()]
    .filter((code) => regionContains(root.code, code))
    .sort((a, b) => significant(a).length - significant(b).length || compare(a, b));
  for (const code of codes) {
    const parent = code === root.code ? null : (nearest(nodes, code) ?? null);
    const name = names.get(code)! || code;
    const node: Node = { code, name, parent, children: [], organizations: [], guides: 0 };
    nodes.set(code, node);
    parent?.children.push(node);
  }
  return nodes;
}

/** The region itself or the closest one above it that is known. */
function nearest(nodes: ReadonlyMap<string, Node>, code: string): Node | undefined {
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

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
