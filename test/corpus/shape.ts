/** How large the corpus is, level by level, in the proportions of the real city. */

/** Levels whose bodies implement items: city, county, township, village; codes of the table `level`. */
export const BODY_LEVELS = ['3', '4', '5', '6'] as const;
export type BodyLevel = (typeof BODY_LEVELS)[number];

export interface LevelShape {
  readonly organizations: number;
  readonly guides: number;
}

export type Shape = Readonly<Record<BodyLevel, LevelShape>>;

/** Bijie in 2018: organizations and items online, by level. */
export const CITY: Shape = {
  '3': { organizations: 36, guides: 5_941 },
  '4': { organizations: 323, guides: 27_440 },
  '5': { organizations: 258, guides: 13_748 },
  '6': { organizations: 3_558, guides: 54_512 },
};

export const CITY_GUIDES = 101_641;

/** More is more than the hundred cities that the product is made for would ever keep on one machine. */
export const MAX_GUIDES = 1_000_000;

/** @throws RangeError unless `guides` is a whole number from 1 to `MAX_GUIDES` */
export function shapeOf(guides: number): Shape {
  if (!Number.isInteger(guides) || guides < 1 || guides > MAX_GUIDES) {
    throw new RangeError(`a corpus has 1 to ${MAX_GUIDES} guides, not ${guides}`);
  }
  const perLevel = apportion(
    guides,
    BODY_LEVELS.map((level) => CITY[level].guides)
  );
  const levels = BODY_LEVELS.map((level, i) => {
    const share = Math.round((CITY[level].organizations * guides) / CITY_GUIDES);
    const own = perLevel[i]!;
    return [level, { guides: own, organizations: Math.min(own, Math.max(1, share)) }] as const;
  });
  return Object.fromEntries(levels) as unknown as Shape;
}

/** Guides of one body of a level: all bodies have the same number, or one more. */
export function guidesOfBody({ guides, organizations }: LevelShape, index: number): number {
  return (
    Math.floor(((index + 1) * guides) / organizations) -
    Math.floor((index * guides) / organizations)
  );
}

/** `count` places spread evenly over a list; all of it where the list is shorter. */
export function spread<T>(list: readonly T[], count: number): T[] {
  if (count >= list.length) return [...list];
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]!);
}

/** Parts of `total` in proportion to the weights, whole numbers, by the largest remainders. */
function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (weight * total) / sum);
  const parts = exact.map(Math.floor);
  const rest = total - parts.reduce((a, b) => a + b, 0);
  exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i)
    .slice(0, rest)
    .forEach(({ i }) => (parts[i]! += 1));
  return parts;
}
