/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Entrances, GuideList, Pager } from '../components/lists';
import { Section } from '../components/section';
import { Phones, Rows } from '../components/text';
import { renderPage } from '../layout';
import { pagesOf } from '../paging';
import type { RegionName, RegionState } from '../state/directory';
import type { OrganizationContact, OrganizationState } from '../state/organizations';
import type { View } from '../view';
import type { BuiltPage } from './built-page';
import { pageTitle } from './classes';

/** The page of a region: its organizations, and the regions below it. */
export function regionPage(view: View, region: RegionState): BuiltPage {
  const { words, paths } = view;
  const path = regionPath(view, region, region.above.length);
  const title = region.above.length === 0 ? words.organizations : region.name;
  const body = renderPage(
    view,
    { path, title, trail: trailOf(view, region.above) },
    <div class="in">
      <h1>{title}</h1>
      <p class="meta">{words.guidesCount(region.guides)}</p>
      {region.organizations.length > 0 ? (
        <Section id="organizations" title={words.regionOrganizations}>
          <Entrances
            view={view}
            entries={region.organizations.map(({ creditCode, name, guides }) => ({
              title: name,
              path: paths.organization(creditCode),
              count: guides,
            }))}
          />
        </Section>
      ) : null}
      {region.children.length > 0 ? (
        <Section id="regions" title={words.subRegions}>
          <Entrances
            view={view}
            entries={region.children.map(({ code, name, guides }) => ({
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

/** The pages of an organization: how to reach it, and its guides by item type. */
export function* organizationPages(
  view: View,
  organization: OrganizationState
): Generator<BuiltPage> {
  const { words } = view;
  const { creditCode, name, contact, place, guides } = organization;
  const pathOf = (page: number): string => view.paths.organization(creditCode, page);
  for (const { page, pages, entries } of pagesOf(guides)) {
    const title = pageTitle(view, { title: name, page, pages });
    const body = renderPage(
      view,
      { path: pathOf(page), title, trail: trailOf(view, place) },
      <div class="in">
        <h1>{name}</h1>
        <Contact view={view} contact={contact} />
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

/** Paths of the pages of an organization with so many guides. */
export function organizationPaths(
  view: View,
  { creditCode, guides }: Pick<OrganizationState, 'creditCode' | 'guides'>
): string[] {
  return [...pagesOf(guides)].map(({ page }) => view.paths.organization(creditCode, page));
}

function Contact({
  view,
  contact,
}: {
  readonly view: View;
  readonly contact: OrganizationContact | null;
}): VNode | null {
  if (contact === null) return null;
  const { words } = view;
  return (
    <Rows
      rows={[
        [words.address, contact.address],
        [words.hours, contact.hours],
        [
          words.consultation,
          contact.consultationPhone && <Phones text={contact.consultationPhone} />,
        ],
        [words.supervision, contact.supervisionPhone && <Phones text={contact.supervisionPhone} />],
      ]}
    />
  );
}

/** From the site's own region down. */
function trailOf(
  view: View,
  regions: readonly RegionName[]
): Array<{ title: string; path: string }> {
  return regions.map((region, depth) => ({
    title: depth === 0 ? view.words.organizations : region.name,
    path: regionPath(view, region, depth),
  }));
}

/** The site's own region is the entrance to all. */
function regionPath({ paths }: View, { code }: RegionName, depth: number): string {
  return depth === 0 ? paths.organizations : paths.region(code);
}
