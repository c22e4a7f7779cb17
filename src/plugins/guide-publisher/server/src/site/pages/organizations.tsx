/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Entrances, GuideList, Pager } from '../components/lists';
import { Section } from '../components/section';
import { Phones, Rows } from '../components/text';
import { renderPage } from '../layout';
import { pagesOf } from '../paging';
import { isWorthAPage, type OrganizationEntry, type RegionNode, type RegionTree } from '../regions';
import type { View } from '../view';
import type { BuiltPage } from './built-page';
import { pageTitle } from './classes';

/** The tree of regions, one page each, and the pages of all organizations. */
export function* organizationPages(view: View, tree: RegionTree): Generator<BuiltPage> {
  yield regionPage(view, tree.root, view.paths.organizations);
  for (const node of tree.nodes.values()) {
    if (node !== tree.root && isWorthAPage(node))
      yield regionPage(view, node, view.paths.region(node.code));
  }
  for (const entry of tree.organizations.values()) yield* organizationPage(view, tree, entry);
}

function regionPage(view: View, node: RegionNode, path: string): BuiltPage {
  const { words, paths } = view;
  const title = node.parent ? node.name : words.organizations;
  const children = node.children.filter(isWorthAPage);
  const body = renderPage(
    view,
    { path, title, trail: trailOf(view, node.parent) },
    <div class="in">
      <h1>{title}</h1>
      <p class="meta">{words.guidesCount(node.guides)}</p>
      {node.organizations.length > 0 ? (
        <Section id="organizations" title={words.regionOrganizations}>
          <Entrances
            view={view}
            entries={node.organizations.map(({ creditCode, name, guides }) => ({
              title: name,
              path: paths.organization(creditCode),
              count: guides.length,
            }))}
          />
        </Section>
      ) : null}
      {children.length > 0 ? (
        <Section id="regions" title={words.subRegions}>
          <Entrances
            view={view}
            entries={children.map(({ code, name, guides }) => ({
              title: name,
              path: paths.region(code),
              count: guides,
            }))}
          />
        </Section>
      ) : null}
    </div>
  );
  return { path, body };
}

function* organizationPage(
  view: View,
  tree: RegionTree,
  entry: OrganizationEntry
): Generator<BuiltPage> {
  const { words, paths } = view;
  const node = tree.placeOf.get(entry.creditCode) ?? tree.root;
  const guides = [...entry.guides].sort(
    (a, b) => order(a.itemType, b.itemType) || order(a.code, b.code)
  );
  const pathOf = (page: number): string => paths.organization(entry.creditCode, page);
  for (const { page, pages, entries } of pagesOf(guides)) {
    const title = pageTitle(view, { title: entry.name, page, pages });
    const body = renderPage(
      view,
      { path: pathOf(page), title, trail: trailOf(view, node) },
      <div class="in">
        <h1>{entry.name}</h1>
        <Contact view={view} entry={entry} />
        <p class="meta">{words.guidesCount(guides.length)}</p>
        {entries.length === 0 ? <p class="none">{words.nothing}</p> : null}
        {entries.length > 0 ? (
          <GuideList view={view} guides={entries} withOrganization={false} />
        ) : null}
        <Pager view={view} page={page} pages={pages} pathOf={pathOf} />
      </div>
    );
    yield { path: pathOf(page), body };
  }
}

function Contact({
  view,
  entry,
}: {
  readonly view: View;
  readonly entry: OrganizationEntry;
}): VNode | null {
  const { document } = entry;
  if (document === null) return null;
  const { words } = view;
  return (
    <Rows
      rows={[
        [words.address, document.address],
        [words.hours, document.hours],
        [
          words.consultation,
          document.consultationPhone && <Phones text={document.consultationPhone} />,
        ],
        [
          words.supervision,
          document.supervisionPhone && <Phones text={document.supervisionPhone} />,
        ],
      ]}
    />
  );
}

/** From the site's own region down. */
function trailOf(view: View, node: RegionNode | null): Array<{ title: string; path: string }> {
  if (node === null) return [];
  const { words, paths } = view;
  const step = node.parent
    ? { title: node.name, path: paths.region(node.code) }
    : { title: words.organizations, path: paths.organizations };
  return [...trailOf(view, node.parent), step];
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
