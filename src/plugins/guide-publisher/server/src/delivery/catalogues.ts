import { catalogueEntries } from '../../../domain/catalogue/catalogue-entries';
import {
  CATALOGUES,
  COMPUTED_KINDS,
  isComputedKind,
  type ComputedKind,
} from '../../../domain/catalogue/catalogue-kinds';
import { countsOf, type CatalogueCounts } from '../../../domain/catalogue/counts';
import type { Locale } from '../../../domain/codes/tables';
import { regionContains } from '../../../domain/codes/region';
import type { CatalogueEntry, Document, GuideDocument } from '../../../domain/document/document';
import { legalBasisSchema, materialSchema } from '../../../domain/document/lists';
import { PublisherError } from '../../../shared/contracts/errors';
import type { EditionSource } from '../editions/types';
import { releaseMeta, type PublicRelease } from './types';

/** Catalogues as they follow from the documents of a release. */
export interface Catalogues {
  /** Titles, columns and counts of all catalogues, as JSON text. */
  list(release: PublicRelease, query: { readonly locale: Locale }): Promise<string>;
  /** One catalogue with a page of its entries, as JSON text. Throws `api.not-found`. */
  one(release: PublicRelease, query: CatalogueQuery): Promise<string>;
}

export interface CatalogueQuery {
  readonly slug: string;
  readonly locale: Locale;
  readonly pagination: { readonly page: number; readonly pageSize: number };
}

interface Computed {
  readonly entries: readonly CatalogueEntry[];
  readonly counts: CatalogueCounts;
}
type AllCatalogues = ReadonlyMap<ComputedKind, Computed>;

/** Releases and languages kept in memory; a city's catalogues take about 100 MB, and both languages of one site are in use. */
const MOST_KEPT = 2;

/** Computes catalogues at the first question after a release, once however many ask, and keeps them. */
export function createCatalogues(editions: EditionSource): Catalogues {
  const kept = new Map<string, Promise<AllCatalogues>>();

  function of(release: PublicRelease, locale: Locale): Promise<AllCatalogues> {
    const key = `${release.asOf}/${release.regionCode}/${locale}`;
    const known = kept.get(key);
    if (known) return known;
    const computing = compute(editions, release, locale);
    // A failure is not kept: the next question tries again.
    computing.catch(() => kept.delete(key));
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, computing);
    return computing;
  }

  return {
    async list(release, { locale }) {
      const all = await of(release, locale);
      const data = COMPUTED_KINDS.map((kind) => ({
        ...headOf(kind),
        counts: all.get(kind)!.counts,
      }));
      return JSON.stringify({ data, meta: { release: releaseMeta(release) } });
    },

    async one(release, { slug, locale, pagination: { page, pageSize } }) {
      const kind = slug.toLowerCase();
      if (!isComputedKind(kind)) throw new PublisherError('api.not-found', { what: slug });
      const { entries, counts } = (await of(release, locale)).get(kind)!;
      const total = entries.length;
      const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
      return JSON.stringify({
        data: {
          ...headOf(kind),
          counts,
          entries: entries.slice((page - 1) * pageSize, page * pageSize),
        },
        meta: { pagination, release: releaseMeta(release) },
      });
    },
  };
}

function headOf(kind: ComputedKind) {
  const { slug, title, columns } = CATALOGUES[kind];
  return {
    slug,
    title,
    columns: columns.map(({ name, label, table }) => ({ name, label, table })),
  };
}

async function compute(
  editions: EditionSource,
  { asOf, regionCode }: PublicRelease,
  locale: Locale
): Promise<AllCatalogues> {
  const documents: Document[] = [];
  for (const kind of new Set(COMPUTED_KINDS.map((kind) => CATALOGUES[kind].documents))) {
    for await (const { document } of editions.list({ kind, asOf, locale })) {
      if (document.kind !== 'guide') documents.push(document);
      else if (regionContains(regionCode, document.region.code)) documents.push(slim(document));
    }
  }
  const computed = new Map<ComputedKind, Computed>();
  for (const kind of COMPUTED_KINDS) {
    const entries = catalogueEntries(kind, documents);
    computed.set(kind, { entries, counts: countsOf(kind, entries) });
  }
  return computed;
}

const BLANK_MATERIAL = materialSchema.parse({});
const BLANK_BASIS = legalBasisSchema.parse({});

/** A guide without the texts that no catalogue shows, so that 100,000 of them fit into memory. */
function slim(guide: GuideDocument): GuideDocument {
  return {
    ...guide,
    summary: '',
    remedies: '',
    penalty: '',
    conditions: [],
    fees: [],
    faqs: [],
    results: [],
    windows: [],
    materials: guide.materials.map(() => BLANK_MATERIAL),
    legalBases: guide.legalBases.map(({ law, article }) => ({ ...BLANK_BASIS, law, article })),
    steps: guide.steps.map((step) => ({ ...step, standard: '', result: '' })),
  };
}
