/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { labelOf } from '../../../../domain/codes/tables';
import type { GuideSummary } from '../survey';
import type { View } from '../view';

/** Links to guides, each with what tells it from its neighbours. */
export function GuideList(props: {
  readonly view: View;
  readonly guides: readonly GuideSummary[];
  readonly withOrganization: boolean;
}): VNode {
  const { view, guides, withOrganization } = props;
  return (
    <ul class="guides">
      {guides.map((guide) => (
        <li key={guide.code}>
          <a href={view.href(guide.path)}>{guide.name}</a>
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
  const { words } = view;
  return (
    <nav class="pager" aria-label={words.pager}>
      {page > 1 ? (
        <a rel="prev" href={view.href(pathOf(page - 1))}>
          {words.previous}
        </a>
      ) : null}
      <span>{words.pageOf(page, pages)}</span>
      {page < pages ? (
        <a rel="next" href={view.href(pathOf(page + 1))}>
          {words.next}
        </a>
      ) : null}
    </nav>
  );
}
