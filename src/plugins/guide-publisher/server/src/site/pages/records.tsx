/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { slugOf } from '../addresses';
import { Pager } from '../components/lists';
import { Rows, type Row } from '../components/text';
import { renderPage } from '../layout';
import { PAGE_SIZE, pagesOf } from '../paging';
import type { PageHead, View } from '../view';
import type { BuiltPage } from './built-page';
import { pageTitle } from './classes';

/** One entry of a published list: a hall, a certificate, an intermediary service, a line of a catalogue. */
export interface RecordEntry {
  readonly code: string;
  readonly name: string;
  readonly rows: readonly Row[];
}

interface RecordList {
  readonly title: string;
  readonly lead?: string;
  readonly records: readonly RecordEntry[];
  readonly rows?: readonly Row[];
  /** Files of the whole list. */
  readonly downloads?: ReadonlyArray<{ readonly title: string; readonly path: string }>;
  readonly trail: PageHead['trail'];
  readonly pathOf: (page: number) => string;
  /** Give every record an anchor; its code must then be unique in the list. */
  readonly anchored?: boolean;
}

/** A list of records; with anchors where guides link to them. */
export function* recordPages(view: View, list: RecordList): Generator<BuiltPage> {
  const { title, lead, records, trail, pathOf } = list;
  for (const { page, pages, entries } of pagesOf(records)) {
    const path = pathOf(page);
    const body = renderPage(
      view,
      { path, title: pageTitle(view, { title, page, pages }), trail },
      <div class="in">
        <h1>{title}</h1>
        {lead ? <p>{lead}</p> : null}
        <Rows rows={list.rows ?? []} />
        <Downloads view={view} files={list.downloads ?? []} />
        {entries.length === 0 ? (
          <p class="none">{view.words.nothing}</p>
        ) : (
          <ul class="cards">
            {entries.map(({ code, name, rows }, i) => (
              <li key={i} id={list.anchored ? anchorOf(code) : undefined}>
                <h2>{name || code}</h2>
                <Rows rows={rows} />
              </li>
            ))}
          </ul>
        )}
        <Pager view={view} page={page} pages={pages} pathOf={pathOf} />
      </div>
    );
    yield { path, body };
  }
}

function Downloads(props: {
  readonly view: View;
  readonly files: NonNullable<RecordList['downloads']>;
}): VNode | null {
  const { view, files } = props;
  if (files.length === 0) return null;
  return (
    <p>
      {view.words.downloads}{' '}
      {files.map(({ title, path }, i) => (
        <>
          {i > 0 ? ' · ' : null}
          <a href={view.href(path)} download>
            {title}
          </a>
        </>
      ))}
    </p>
  );
}

/** Where each record of a list will stand: its page and its anchor. */
export function recordPlaces(
  records: ReadonlyArray<{ readonly code: string }>,
  pathOf: (page: number) => string
): Map<string, string> {
  return new Map(
    records.map(({ code }, i) => [
      code,
      `${pathOf(Math.floor(i / PAGE_SIZE) + 1)}#${anchorOf(code)}`,
    ])
  );
}

/** An id begins with a letter. */
function anchorOf(code: string): string {
  return `r-${slugOf(code)}`;
}
