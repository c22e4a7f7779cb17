/** @jsxImportSource preact */
import { codesOf, labelOf } from '../../../../domain/codes/tables';
import type { TopicKind } from '../addresses';
import { Entrances, GuideList, Pager, type Entrance } from '../components/lists';
import { renderPage } from '../layout';
import { pagesOf } from '../paging';
import type { Groups, GuideSummary, Survey } from '../survey';
import type { View } from '../view';
import type { BuiltPage } from './built-page';

/** Entrances by item type, by way of handling and by topic, with the number of guides behind each. */
export interface ClassEntries {
  readonly types: Entrance[];
  readonly modes: Entrance[];
  readonly personal: Entrance[];
  readonly corporate: Entrance[];
}

export function classEntriesOf(view: View, survey: Survey): ClassEntries {
  const { paths } = view;
  return {
    types: byCode(survey.byType, []).map(([code, guides]) => ({
      title: labelOf('itemType', code, view.locale),
      path: paths.type(code),
      count: guides.length,
    })),
    modes: byCode(survey.byMode, codesOf('handlingMode')).map(([code, guides]) => ({
      title: labelOf('handlingMode', code, view.locale),
      path: paths.mode(code),
      count: guides.length,
    })),
    personal: topicEntries(view, survey, 'personal'),
    corporate: topicEntries(view, survey, 'corporate'),
  };
}

/** The index and the lists of every class. */
export function* classPages(
  view: View,
  survey: Survey,
  entries: ClassEntries
): Generator<BuiltPage> {
  const { words, paths } = view;
  yield indexPage(view, { path: paths.types, title: words.types, groups: [['', entries.types]] });
  for (const [code, guides] of survey.byType) {
    const title = labelOf('itemType', code, view.locale);
    const parent = { title: words.types, path: paths.types };
    yield* guideListPages(view, {
      title,
      guides,
      parent,
      pathOf: (page) => paths.type(code, page),
    });
  }
  yield indexPage(view, { path: paths.modes, title: words.modes, groups: [['', entries.modes]] });
  for (const [code, guides] of survey.byMode) {
    const title = labelOf('handlingMode', code, view.locale);
    const parent = { title: words.modes, path: paths.modes };
    yield* guideListPages(view, {
      title,
      guides,
      parent,
      pathOf: (page) => paths.mode(code, page),
    });
  }
  yield indexPage(view, {
    path: paths.topics,
    title: words.topics,
    groups: [
      [words.personalTopics, entries.personal],
      [words.corporateTopics, entries.corporate],
    ],
  });
  for (const kind of ['personal', 'corporate'] as const) {
    for (const [topic, guides] of survey.byTopic[kind]) {
      const parent = { title: words.topics, path: paths.topics };
      const pathOf = (page: number): string => paths.topic(kind, topic, page);
      yield* guideListPages(view, { title: topic, guides, parent, pathOf });
    }
  }
}

function topicEntries(view: View, survey: Survey, kind: TopicKind): Entrance[] {
  return [...survey.byTopic[kind]]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([topic, guides]) => ({
      title: topic,
      path: view.paths.topic(kind, topic),
      count: guides.length,
    }));
}

/** Groups in the given order of codes; those that it does not name at the end, by code. */
function byCode(groups: Groups, order: readonly string[]): Array<[string, GuideSummary[]]> {
  const rank = (code: string): number =>
    order.includes(code) ? order.indexOf(code) : order.length;
  return [...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

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

function* guideListPages(
  view: View,
  params: {
    title: string;
    guides: readonly GuideSummary[];
    parent: { title: string; path: string };
    pathOf: (page: number) => string;
  }
): Generator<BuiltPage> {
  const { title, guides, parent, pathOf } = params;
  for (const { page, pages, entries } of pagesOf(guides)) {
    const head = {
      path: pathOf(page),
      title: pageTitle(view, { title, page, pages }),
      trail: [parent],
    };
    const body = renderPage(
      view,
      head,
      <div class="in">
        <h1>{title}</h1>
        <p class="meta">{view.words.guidesCount(guides.length)}</p>
        <GuideList view={view} guides={entries} withOrganization />
        <Pager view={view} page={page} pages={pages} pathOf={pathOf} />
      </div>
    );
    yield { path: head.path, body };
  }
}

/** Titles of pages must differ; only the first keeps the plain one. */
export function pageTitle(
  view: View,
  { title, page, pages }: { title: string; page: number; pages: number }
): string {
  return page === 1 ? title : `${title} (${view.words.pageOf(page, pages)})`;
}
