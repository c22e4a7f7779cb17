/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { labelOf } from '../../../../domain/codes/tables';
import type { ListedGuide } from '../facts';
import type { View } from '../view';

/** Links to guides, each with what tells it from its neighbours. */
export function GuideList(props: {
  readonly view: View;
  readonly guides: readonly ListedGuide[];
  readonly withOrganization: boolean;
}): VNode {
  const { view, guides, withOrganization } = props;
  return (
    <ul class="guides">
      {guides.map((guide) => (
        <li key={guide.code}>
          <a href={view.href(view.paths.guide(guide.code))}>{guide.name}</a>
          <p class="meta">
            {withOrganization ? <span>{guide.organizationName}</span> : null}
            {guide.itemType ? (
              <span>{labelOf('itemType', guide.itemType, view.locale)}</span>
            ) : null}
            {guide.limit ? <span>{guide.limit}</span> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

export interface Entrance {
  readonly title: string;
  readonly path: string;
  /** Guides behind it. */
  readonly count: number;
}

/** Links with the number of guides behind each. */
export function Entrances(props: {
  readonly view: View;
  readonly entries: readonly Entrance[];
}): VNode {
  const { view, entries } = props;
  if (entries.length === 0) return <p class="none">{view.words.nothing}</p>;
  return (
    <ul class="ways">
      {entries.map(({ title, path, count }) => (
        <li key={path}>
          <a href={view.href(path)}>
            <span>{title}</span> <span class="n">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Links to the pages before and after; nothing for a list of one page. */
export function Pager(props: {
  readonly view: View;
  readonly page: number;
  readonly pages: number;
  readonly pathOf: (page: number) => string;
}): VNode | null {
  const { view, page, pages, pathOf } = props;
  if (pages < 2) return null;
  return (
    <Neighbours
      view={view}
      previous={page > 1 ? pathOf(page - 1) : null}
      next={page < pages ? pathOf(page + 1) : null}
      place={view.words.pageOf(page, pages)}
    />
  );
}

/** The same for lists whose pages have no numbers. */
export function Neighbours(props: {
  readonly view: View;
  readonly previous: string | null;
  readonly next: string | null;
  readonly place?: string;
}): VNode | null {
  const { view, previous, next, place } = props;
  if (previous === null && next === null) return null;
  const { words } = view;
  return (
    <nav class="pager" aria-label={words.pager}>
      {previous === null ? null : (
        <a rel="prev" href={view.href(previous)}>
          {words.previous}
        </a>
      )}
      {place ? <span>{place}</span> : null}
      {next === null ? null : (
        <a rel="next" href={view.href(next)}>
          {words.next}
        </a>
      )}
    </nav>
  );
}
