import type { CatalogueEntry } from '../document/document';
import type { CatalogueKind } from './catalogue-kinds';
import { FIGURES, type FigureDefinition, type Measure } from './figure-definitions';

/**
 * The figures of a reform, computed from the entries of editions at two dates. No figure is ever stored: whoever doubts a
 * number opens the entries that it counts (`countedEntries`) and its formula (`formulaOf`).
 */

/** The editions in force at one date; a kind without an edition is absent, and its figures are unknown. */
export interface EditionsAt {
  /** ISO date. */
  readonly date: string;
  readonly editions: ReadonlyMap<CatalogueKind, readonly CatalogueEntry[]>;
}

export interface FigureValue {
  /** Not rounded; `null` where an average or share has nothing to go by. */
  readonly value: number | null;
  /** Entries that it counts. */
  readonly counted: number;
  /** Of these, entries without a value, which an average leaves out. */
  readonly blank: number;
}

export interface Figure {
  readonly definition: FigureDefinition;
  /** `null` where there was no edition. */
  readonly before: FigureValue | null;
  readonly after: FigureValue | null;
  /** After less before, not rounded; `null` where one of them is not known. */
  readonly change: number | null;
  /** The change as a share of what was before, −1 to …; `null` where there was nothing before. */
  readonly changeShare: number | null;
}

/**
 * All figures of two dates. `year` is the year whose adjustments are added up; by default that before the later date,
 * the last whole one.
 */
export function figuresOf(params: {
  readonly before: EditionsAt;
  readonly after: EditionsAt;
  readonly year?: number;
}): Figure[] {
  const { before, after } = params;
  const year = String(params.year ?? Number(after.date.slice(0, 4)) - 1);
  return FIGURES.map((general) => {
    const definition = inYear(general, year);
    return compared(definition, valueAt(definition, before), valueAt(definition, after));
  });
}

/** The entries that a figure counts at one date. Throws nothing: an unknown edition has none. */
export function countedEntries(
  { catalogue, where }: FigureDefinition,
  { editions }: EditionsAt
): readonly CatalogueEntry[] {
  const entries = editions.get(catalogue) ?? [];
  const conditions = Object.entries(where ?? {});
  return entries.filter(({ values }) =>
    conditions.every(([column, wanted]) => wanted.includes(String(values[column] ?? '')))
  );
}

/** A figure of one year gets the year into its condition, so that formula and entries name it. */
function inYear(definition: FigureDefinition, year: string): FigureDefinition {
  return definition.ofYear
    ? { ...definition, where: { ...definition.where, year: [year] } }
    : definition;
}

function valueAt(definition: FigureDefinition, at: EditionsAt): FigureValue | null {
  if (!at.editions.has(definition.catalogue)) return null;
  return measured(definition.measure, countedEntries(definition, at));
}

function measured(measure: Measure, entries: readonly CatalogueEntry[]): FigureValue {
  const counted = entries.length;
  if (measure.kind === 'count') return { value: counted, counted, blank: 0 };
  if (measure.kind === 'share') {
    const { column, values: wanted } = measure;
    const hits = entries.filter(({ values }) => wanted.includes(String(values[column] ?? '')));
    return { value: counted === 0 ? null : hits.length / counted, counted, blank: 0 };
  }
  const numbers = entries.flatMap(({ values }) => numberOf(values[measure.column]));
  const sum = numbers.reduce((total, number) => total + number, 0);
  const average = numbers.length === 0 ? null : sum / numbers.length;
  return {
    value: measure.kind === 'sum' ? sum : average,
    counted,
    blank: counted - numbers.length,
  };
}

const numberOf = (value: CatalogueEntry['values'][string] | undefined): number[] =>
  typeof value === 'number' && Number.isFinite(value) ? [value] : [];

function compared(
  definition: FigureDefinition,
  before: FigureValue | null,
  after: FigureValue | null
): Figure {
  const [old, recent] = [before?.value ?? null, after?.value ?? null];
  const change = old === null || recent === null ? null : recent - old;
  return {
    definition,
    before,
    after,
    change,
    changeShare: change === null || !old ? null : change / old,
  };
}
