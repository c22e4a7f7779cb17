import type { Locale } from '../../../domain/codes/tables';
import { dateOf, editionsAt, newestEditions } from '../../../domain/catalogue/editions-at';
import { countedEntries, figuresOf, type Figure } from '../../../domain/catalogue/figures';
import { formulaOf } from '../../../domain/catalogue/figure-formula';
import type { CatalogueEditionDocument } from '../../../domain/document/document';
import { PublisherError } from '../../../shared/contracts/errors';
import type {
  FigureEntries,
  FiguresReport,
  FiguresService,
} from '../../../shared/contracts/services';
import type { EditionLog } from '../editions/log';

/** The reform figures of the editions that are public. Nothing is stored: every call computes them from entries. */
export function createFigures({ log }: { readonly log: EditionLog }): FiguresService {
  async function pairOf({ from, to, locale }: { from?: string; to?: string; locale: Locale }) {
    const editions = await editionsOf(log, locale);
    const dates = editions.map(dateOf).filter(Boolean).sort();
    const [first, last] = [dates[0], dates.at(-1)];
    if (first === undefined || last === undefined) throw new PublisherError('catalogue.none');
    const dateBefore = from === undefined ? first : dateNamed(editions, from);
    const dateAfter = to === undefined ? last : dateNamed(editions, to);
    return { editions, dateBefore, dateAfter };
  }

  return {
    async compute({ from, to, year, locale }) {
      const { editions, dateBefore, dateAfter } = await pairOf({ from, to, locale });
      const figures = figuresOf({
        before: editionsAt(editions, dateBefore),
        after: editionsAt(editions, dateAfter),
        ...(year === undefined ? {} : { year }),
      });
      return {
        from: sideOf(editions, dateBefore),
        to: sideOf(editions, dateAfter),
        figures: figures.map(reportOf),
      };
    },

    async entries({ figure: id, side, from, to, year, locale }) {
      const { editions, dateBefore, dateAfter } = await pairOf({ from, to, locale });
      const at = editionsAt(editions, side === 'before' ? dateBefore : dateAfter);
      const found = figuresOf({ before: at, after: at, year: year ?? yearBefore(dateAfter) }).find(
        ({ definition }) => definition.id === id
      );
      if (!found) throw new PublisherError('catalogue.no-figure', { what: id });
      return entriesOf(found, countedEntries(found.definition, at));
    },
  };
}

/** The last whole year before a date. */
const yearBefore = (date: string): number => Number(date.slice(0, 4)) - 1;

async function editionsOf(log: EditionLog, locale: Locale): Promise<CatalogueEditionDocument[]> {
  const found: CatalogueEditionDocument[] = [];
  const asOf = await log.lastSequence();
  for await (const { document } of log.list({ kind: 'catalogue-edition', asOf, locale })) {
    found.push(document);
  }
  return found;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A date is taken as it is; the code of an edition stands for its date. */
function dateNamed(editions: readonly CatalogueEditionDocument[], wanted: string): string {
  if (ISO_DATE.test(wanted)) return wanted;
  const edition = editions.find(({ code }) => code === wanted);
  if (!edition) throw new PublisherError('catalogue.no-edition', { what: wanted });
  return dateOf(edition);
}

function sideOf(
  editions: readonly CatalogueEditionDocument[],
  date: string
): FiguresReport['from'] {
  const codes = [...newestEditions(editions, date).values()].map(({ code }) => code);
  return { date, editions: codes.sort() };
}

function reportOf({ definition, before, after, change, changeShare }: Figure) {
  const { id, group, label, unit, catalogue, decimals } = definition;
  const formula = { 'zh-Hans': formulaOf(definition, 'zh-Hans'), en: formulaOf(definition, 'en') };
  return {
    id,
    group,
    label,
    unit,
    catalogue,
    decimals,
    formula,
    before,
    after,
    change,
    changeShare,
  };
}

const entriesOf = ({ definition }: Figure, entries: FigureEntries['entries']): FigureEntries => ({
  figure: definition.id,
  catalogue: definition.catalogue,
  entries,
});
