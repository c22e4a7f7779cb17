/** @jsxImportSource preact */
import { codesOf, labelOf } from '../../../../domain/codes/tables';
import type { ListFamily } from '../addresses';
import { Entrances, GuideList, Neighbours, type Entrance } from '../components/lists';
import type { ListedGuide } from '../facts';
import { renderPage } from '../layout';
import type { ChunkPage, Keyed } from '../state/chunked-list';
import type { View } from '../view';
import type { BuiltPage } from './built-page';

/** Guides in each class, by its key. */
export type ClassCounts = Readonly<Record<ListFamily, Readonly<Record<string, number>>>>;

/** Entrances by item type, by way of handling and by topic, with the number of guides behind each. */
export type ClassEntries = Readonly<Record<ListFamily, Entrance[]>>;

export function classEntriesOf(view: View, counts: ClassCounts): ClassEntries {
  const entries = (family: ListFamily, order: readonly string[] | 'by count'): Entrance[] =>
    Object.entries(counts[family])
      .sort(([a, x], [b, y]) =>
        order === 'by count'
          ? y - x || compare(a, b)
          : rank(order, a) - rank(order, b) || compare(a, b)
      )
      .map(([key, count]) => ({
        title: titleOf(view, family, key),
        path: view.paths.guideList(family, key),
        count,
      }));
  return {
    types: entries('types', []),
    modes: entries('modes', codesOf('handlingMode')),
    personal: entries('personal', 'by count'),
    corporate: entries('corporate', 'by count'),
  };
}

/** The indexes of the classes. */
export function* classIndexes(view: View, entries: ClassEntries): Generator<BuiltPage> {
  const { words, paths } = view;
  yield indexPage(view, { path: paths.types, title: words.types, groups: [['', entries.types]] });
  yield indexPage(view, { path: paths.modes, title: words.modes, groups: [['', entries.modes]] });
  yield indexPage(view, {
    path: paths.topics,
    title: words.topics,
    groups: [
      [words.personalTopics, entries.personal],
      [words.corporateTopics, entries.corporate],
    ],
  });
}

/** One page of the guides of a class. Only the first says how many there are: the others outlive a change of that. */
export function guideListPage(
  view: View,
  params: { family: ListFamily; listKey: string; page: ChunkPage<ListedGuide & Keyed> }
): BuiltPage {
  const { family, listKey, page } = params;
  const { from, entries, count } = page;
  const pathOf = (start: string | null): string => view.paths.guideList(family, listKey, start);
  const list = titleOf(view, family, listKey);
  const head = {
    path: pathOf(from),
    title: from === null ? list : view.words.pageFrom(list, nameOf(entries[0]!)),
    trail: [parentOf(view, family)],
  };
  const body = renderPage(
    view,
    head,
    <div class="in">
      <h1>{list}</h1>
      {from === null ? <p class="meta">{view.words.guidesCount(count)}</p> : null}
      <GuideList view={view} guides={entries} withOrganization />
      <ChunkPager view={view} page={page} pathOf={pathOf} />
    </div>
  );
  return { path: head.path, body };
}

/** Links from one page of a long list to the next. */
export function ChunkPager(props: {
  readonly view: View;
  readonly page: Pick<ChunkPage<unknown>, 'previous' | 'next'>;
  readonly pathOf: (from: string | null) => string;
}) {
  const { view, page, pathOf } = props;
  const { previous, next } = page;
  return (
    <Neighbours
      view={view}
      previous={previous === undefined ? null : pathOf(previous)}
      next={next === undefined ? null : pathOf(next)}
    />
  );
}

/** Names repeat in every county; with the office and the code, no two pages have one title. */
function nameOf({ organizationName, name, code }: ListedGuide): string {
  return [organizationName, name, code].filter((text) => text !== '').join(' ');
}

function titleOf(view: View, family: ListFamily, key: string): string {
  if (family === 'types') return labelOf('itemType', key, view.locale);
  return family === 'modes' ? labelOf('handlingMode', key, view.locale) : key;
}

function parentOf({ words, paths }: View, family: ListFamily): { title: string; path: string } {
  if (family === 'types') return { title: words.types, path: paths.types };
  if (family === 'modes') return { title: words.modes, path: paths.modes };
  return { title: words.topics, path: paths.topics };
}

/** Codes in the given order; those that it does not name at the end, by code. */
function rank(order: readonly string[], code: string): number {
  return order.includes(code) ? order.indexOf(code) : order.length;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function indexPage(
  view: View,
  params: { path: string; title: string; groups: ReadonlyArray<readonly [string, Entrance[]]> }
): BuiltPage {
  const { path, title, groups } = params;
  const body = renderPage(
    view,
    { path, title },
    <div class="in">
      <h1>{title}</h1>
      {groups.map(([heading, entries]) => (
        <section key={heading}>
          {heading === '' ? null : <h2>{heading}</h2>}
          <Entrances view={view} entries={entries} />
        </section>
      ))}
    </div>
  );
  return { path, body };
}

/** Titles of pages must differ; only the first keeps the plain one. */
export function pageTitle(
  view: View,
  { title, page, pages }: { title: string; page: number; pages: number }
): string {
  return page === 1 ? title : `${title} (${view.words.pageOf(page, pages)})`;
}
