/** @jsxImportSource preact */
import type { FlowchartDocument } from '../../../../domain/document/document';
import type { Edition } from '../../editions/types';
import type { ChartDrawer } from '../components/chart';
import { Pager } from '../components/lists';
import { formatDay } from '../dates';
import { renderPage } from '../layout';
import { pagesOf } from '../paging';
import type { View } from '../view';
import type { BuiltPage } from './built-page';
import { pageTitle } from './classes';

/** The page of one published flowchart, with the files of its chart. */
export async function flowchartPage(
  view: View,
  { edition, draw }: { readonly edition: Edition<'flowchart'>; readonly draw: ChartDrawer }
): Promise<BuiltPage> {
  const { words, paths, locale } = view;
  const { document, provenance } = edition;
  const path = paths.flowchart(document.code);
  const title = titleOf(document);
  const { html, newFiles } = await draw(document.chart, (chart) => chart);
  const body = renderPage(
    view,
    { path, title, trail: trailOf(view) },
    <div class="in">
      <h1>{title}</h1>
      <p class="checked">{`${words.lastChecked} ${formatDay(provenance.approvedAt, locale)}`}</p>
      <section aria-labelledby="process-h">
        <h2 id="process-h">{words.process}</h2>
        <div dangerouslySetInnerHTML={{ __html: html }} />
      </section>
    </div>
  );
  return { path, body, changed: provenance.approvedAt, files: newFiles };
}

/** The list of all published flowcharts. */
export function* flowchartLists(
  view: View,
  charts: ReadonlyArray<Pick<FlowchartDocument, 'code' | 'name'>>
): Generator<BuiltPage> {
  const { words, paths } = view;
  for (const { page, pages, entries } of pagesOf(charts)) {
    const path = paths.flowcharts(page);
    const trail = [{ title: words.catalogues, path: paths.catalogues }];
    const body = renderPage(
      view,
      { path, title: pageTitle(view, { title: words.flowcharts, page, pages }), trail },
      <div class="in">
        <h1>{words.flowcharts}</h1>
        {entries.length === 0 ? (
          <p class="none">{words.nothing}</p>
        ) : (
          <ul class="guides">
            {entries.map((chart) => (
              <li key={chart.code}>
                <a href={view.href(paths.flowchart(chart.code))}>{titleOf(chart)}</a>
              </li>
            ))}
          </ul>
        )}
        <Pager view={view} page={page} pages={pages} pathOf={paths.flowcharts} />
      </div>
    );
    yield { path, body };
  }
}

function titleOf({ name, code }: Pick<FlowchartDocument, 'code' | 'name'>): string {
  return name.trim() === '' ? code : name;
}

function trailOf({ words, paths }: View): Array<{ title: string; path: string }> {
  return [
    { title: words.catalogues, path: paths.catalogues },
    { title: words.flowcharts, path: paths.flowcharts() },
  ];
}
