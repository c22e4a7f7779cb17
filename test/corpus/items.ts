import type { StandardItem } from '../../src/plugins/guide-publisher/domain/document/records';
import type { Body, Line } from './bodies';
import { Random } from './random';
import type { BodyLevel, Shape } from './shape';
import { ACTIONS, SCOPES } from './words';

/**
 * Standard items: the sample's real ones and variants of them, as 业务办理项 vary in life: another name, other limits,
 * fewer materials. Each has one to three versions; what a variant does not change, it shares with its original.
 */
export class Items {
  /** Newest versions by line of work, then those of townships and of villages. */
  private readonly pools: ReadonlyMap<string, readonly StandardItem[]>;

  constructor(private readonly input: ItemsInput) {
    const { items, lines, shape } = input;
    const codes = new Codes();
    const pool = (bases: readonly StandardItem[], size: number, key: string) =>
      [key, this.poolOf({ bases, size, key, codes })] as const;
    const offices = lines.map(({ department }, line) => {
      const own = items.filter((item) => item.department === department);
      return pool(own.filter(forOffices), officePool(shape), String(line));
    });
    const at = (level: BodyLevel) =>
      pool(
        items.filter(({ levels }) => levels.includes(level)),
        Math.ceil(mostGuides(shape, level) * SPARE),
        level + 'x'
      );
    this.pools = new Map([...offices, at('5'), at('6')]);
  }

  /** All versions of the items that the bodies implement, the oldest first; once each. */
  *usedBy(bodies: Iterable<BodyGuides>): Generator<StandardItem> {
    const used = new Set<StandardItem>();
    for (const { body, guides } of bodies) {
      const { pool, start } = this.shareOf(body);
      for (let nth = 0; nth < guides; nth += 1) used.add(pool[(start + nth) % pool.length]!);
    }
    for (const newest of used)
      for (let version = 1; version <= newest.version; version += 1)
        yield versionOf(newest, version);
  }

  /** The item of a body's `nth` guide: another one for each. Its version is drawn: most are at the newest. */
  itemFor({ body, nth, random }: { body: Body; nth: number; random: Random }): StandardItem {
    const { pool, start } = this.shareOf(body);
    const newest = pool[(start + nth) % pool.length]!;
    const behind = random.chance(BEHIND) ? random.below(newest.version) : 0;
    return versionOf(newest, newest.version - behind);
  }

  /** Bodies of one line share a pool, each from another place on; townships and villages begin anywhere in theirs. */
  private shareOf({ organization, line, side, region }: Body): Share {
    const level = organization.level as BodyLevel;
    return line >= 0
      ? { pool: this.pools.get(String(line))!, start: side * mostGuides(this.input.shape, level) }
      : { pool: this.pools.get(level + 'x')!, start: Number(region.code.slice(6)) };
  }

  private poolOf({ bases, size, key, codes }: PoolInput): StandardItem[] {
    return Array.from({ length: size }, (_, i) => {
      const base = bases[i % bases.length]!;
      const round = Math.floor(i / bases.length);
      const random = new Random(this.input.seed, 'item', key, i);
      const code = codes.next(base.basicCode);
      const levels = key.endsWith('x') ? base.levels : OFFICE_LEVELS;
      return { ...variantOf({ base, round, random }), basicCode: code, levels };
    });
  }
}

export interface ItemsInput {
  readonly seed: number;
  readonly items: readonly StandardItem[];
  readonly lines: readonly Line[];
  readonly shape: Shape;
}

/** A body and how many guides it has. */
export interface BodyGuides {
  readonly body: Body;
  readonly guides: number;
}

interface Share {
  readonly pool: readonly StandardItem[];
  readonly start: number;
}

interface PoolInput {
  readonly bases: readonly StandardItem[];
  readonly size: number;
  readonly key: string;
  readonly codes: Codes;
}

/** Is it handled by departments? Only then can the departments of a line have variants of it. */
export const forOffices = ({ levels }: StandardItem): boolean =>
  levels.includes('3') || levels.includes('4');

const OFFICE_LEVELS = ['3', '4'];
/** Townships and villages leave out some of their pool, each others. */
const SPARE = 1.2;
/** Share of guides that may be pinned to an older version than the newest. */
const BEHIND = 0.3;

const mostGuides = (shape: Shape, level: BodyLevel): number =>
  Math.ceil(shape[level].guides / Math.max(1, shape[level].organizations));

/** A line's city departments have all its items, two bodies of a county each another part of them. */
const officePool = (shape: Shape): number =>
  Math.ceil(Math.max(mostGuides(shape, '3') * BODIES_PER_LINE, mostGuides(shape, '4') * 2));

/** 36 city departments in 22 lines of work. */
const BODIES_PER_LINE = 1.64;

/** Codes of variants: the original's area, type and department, with main items from 100 on. */
class Codes {
  private readonly used = new Map<string, number>();

  next(original: string): string {
    const prefix = original.slice(0, 6);
    const main = this.used.get(prefix) ?? FIRST_MAIN;
    if (main > LAST_MAIN) throw new RangeError(`no basic code is left in ${prefix}`);
    this.used.set(prefix, main + 1);
    return `${prefix}${main}000`;
  }
}

const FIRST_MAIN = 100;
const LAST_MAIN = 999;

interface VariantInput {
  readonly base: StandardItem;
  readonly round: number;
  readonly random: Random;
}

function variantOf({ base, round, random }: VariantInput): StandardItem {
  const action = ACTIONS[round % ACTIONS.length]!;
  const scope = SCOPES[Math.floor(round / ACTIONS.length) % SCOPES.length]!;
  const original = round === 0;
  const [first, ...others] = base.materials;
  return {
    ...base,
    name: original ? base.name : `${base.name}（${scope}，${action}）`,
    summary: original ? base.summary : `${base.summary}本项适用于${scope}的${action}。`,
    version: 1 + Number(random.chance(0.4)) + Number(random.chance(0.2)),
    effectiveDate: `20${random.pick(['23', '24', '25'])}-${random.pick(['01', '05', '09'])}-01`,
    statutoryLimit: longer(base.statutoryLimit, random.pick([0, 0, 5, 10])),
    materials: first
      ? [first, ...others.filter(({ necessity }) => necessity === '1' || random.chance(0.7))]
      : [],
    conditions: base.conditions.slice(0, Math.max(3, base.conditions.length - random.below(2))),
    faqs: base.faqs.slice(random.below(Math.max(1, base.faqs.length))),
  };
}

/** An older version asked for more: a longer limit, and a summary of its own. */
function versionOf(newest: StandardItem, version: number): StandardItem {
  const behind = newest.version - version;
  if (behind === 0) return newest;
  return {
    ...newest,
    version,
    effectiveDate: `20${23 - behind}-01-01`,
    statutoryLimit: longer(newest.statutoryLimit, 5 * behind),
    summary: newest.summary && `${newest.summary}（第${version}版）`,
  };
}

function longer(limit: StandardItem['statutoryLimit'], workdays: number) {
  if (limit === null || limit.unit !== 'workday' || workdays === 0) return limit;
  return { ...limit, value: limit.value + workdays };
}
