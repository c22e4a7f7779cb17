import type {
  Certificate,
  GuideRecord,
  IntermediaryService,
  Organization,
  Region,
  ServiceHall,
  StandardItem,
} from '../../src/plugins/guide-publisher/domain/document/records';
import type {
  ReferenceSets,
  Template,
} from '../../src/plugins/guide-publisher/domain/template/types';
import { Bodies, type Body, type Line } from './bodies';
import { correctGuide } from './guides';
import { forOffices, Items, type BodyGuides } from './items';
import { loadPlaces } from './places';
import { Random } from './random';
import { certificatesOf, intermediariesOf, referenceSetsOf } from './reference-lists';
import type { Sample } from './sample';
import { BODY_LEVELS, guidesOfBody, shapeOf, type Shape } from './shape';
import { breakGuide } from './violations';

/**
 * A synthetic city of any size, as a stream: the real regions, organizations in the real proportions, standard items
 * varied from the sample's, guides with local values, and a known share of them broken. The same seed gives the same
 * city. Guides are made one by one, so that a million takes no more memory than a thousand.
 */
export interface Corpus {
  readonly shape: Shape;
  readonly template: Template;
  readonly references: ReferenceSets;
  readonly certificates: readonly Certificate[];
  readonly intermediaries: readonly IntermediaryService[];
  /** Each after the region that contains it. */
  regions(): Generator<Region>;
  /** Level by level from the city down. */
  organizations(): Generator<Organization>;
  halls(): Generator<ServiceHall>;
  /** Every version of every item that has a guide, the oldest first. */
  items(): Generator<StandardItem>;
  /** Body by body, in the order of `organizations()`. */
  guides(): Generator<CorpusGuide>;
}

/** A guide with what it is resolved with, and the rules that it breaks on purpose. */
export interface CorpusGuide {
  readonly record: GuideRecord;
  /** In the version that the record is pinned to. */
  readonly item: StandardItem;
  readonly organization: Organization;
  readonly region: Region;
  readonly hall: ServiceHall | null;
  /** Rules of the sample template, in the order of their names; none for a correct guide. */
  readonly breaks: readonly string[];
}

export interface CorpusOptions {
  /** 1 to 1,000,000; the real city has 101,641. */
  readonly guides: number;
  readonly seed: number;
  readonly sample: Sample;
  /** Folder of the project: there are the lists of regions. */
  readonly root: string;
  /** Share of guides that are broken on purpose; a tenth unless told otherwise, as in the sample. */
  readonly broken?: number;
}

const BROKEN = 0.1;

/** @throws RangeError for a number of guides out of bounds */
export function createCorpus(options: CorpusOptions): Corpus {
  const { seed, sample, root } = options;
  const shape = shapeOf(options.guides);
  const places = loadPlaces(root, shape);
  const lines = linesOf(sample);
  const bodies = new Bodies({ places, lines, shape });
  const items = new Items({ seed, items: sample.items, lines, shape });
  const certificates = certificatesOf(sample.certificates);
  const intermediaries = intermediariesOf(sample.intermediaries);
  const maker = { seed, broken: options.broken ?? BROKEN, items };
  return {
    shape,
    template: sample.template,
    references: referenceSetsOf(certificates, intermediaries),
    certificates,
    intermediaries,
    *regions() {
      yield* places.province;
      for (const level of BODY_LEVELS) yield* places.byLevel[level];
    },
    *organizations() {
      for (const { body } of allBodies(bodies, shape)) yield body.organization;
    },
    halls: () => bodies.halls(),
    items: () => items.usedBy(allBodies(bodies, shape)),
    *guides() {
      for (const { body, guides } of allBodies(bodies, shape))
        for (let nth = 0; nth < guides; nth += 1) yield guideOf({ body, nth, ...maker });
    },
  };
}

function* allBodies(bodies: Bodies, shape: Shape): Generator<BodyGuides> {
  for (const level of BODY_LEVELS)
    for (let index = 0; index < shape[level].organizations; index += 1)
      yield { body: bodies.body(level, index), guides: guidesOfBody(shape[level], index) };
}

interface GuideOfInput {
  readonly body: Body;
  readonly nth: number;
  readonly seed: number;
  readonly broken: number;
  readonly items: Items;
}

function guideOf({ body, nth, seed, broken, items }: GuideOfInput): CorpusGuide {
  const { organization, region, hall } = body;
  const random = new Random(seed, organization.creditCode, nth);
  const item = items.itemFor({ body, nth, random });
  const record = correctGuide({ body, item, random });
  const breaks = random.chance(broken) ? breakGuide({ record, item, body, random }) : [];
  return { record, item, organization, region, hall, breaks };
}

/** The lines of work for which the sample has both a department of the city and items. */
function linesOf({ organizations, items }: Sample): Line[] {
  const busy = new Set(items.filter(forOffices).map(({ department }) => department));
  return organizations
    .filter(({ level, department }) => level === '3' && busy.has(department))
    .map(({ department, name }) => ({ department, office: name.replace(/^[^市]+市/u, '') }));
}
