/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { Entrances, GuideList, type Entrance } from '../components/lists';
import { pathsOf } from '../addresses';
import { renderPage } from '../layout';
import { SearchForm } from '../search/search-page';
import type { CityState } from '../state/city';
import type { RegionState } from '../state/directory';
import type { View } from '../view';
import type { ClassEntries } from './classes';

/** How many of the latest changes the home page names. */
const LATEST = 8;

/** Organizations named on the home page; all others are one step away. */
const HOME_ORGANIZATIONS = 40;

/** The topics with most guides; two screens of an old phone. */
const HOME_TOPICS = 18;

interface HomeProps {
  readonly view: View;
  readonly city: CityState;
  /** The site's own region. */
  readonly root: RegionState;
  readonly classes: ClassEntries;
  /** Place in the edition log that the site shows. */
  readonly asOf: number;
}

export function homePage(props: HomeProps): string {
  const { view } = props;
  const other = view.locales.find((locale) => locale !== view.locale);
  const head = {
    path: view.paths.home,
    title: view.site.title,
    description: view.words.homeLead,
    translation: other && pathsOf(other).home,
  };
  return renderPage(view, head, <Home {...props} />);
}

function Home({ view, city, root, classes, asOf }: HomeProps): VNode {
  const { words, paths } = view;
  const organizations = root.organizations.slice(0, HOME_ORGANIZATIONS);
  const counties = root.children;
  const offices: Entrance[] = organizations.map(({ creditCode, name, guides }) => ({
    title: name,
    path: paths.organization(creditCode),
    count: guides,
  }));
  return (
    <>
      <div class="hero">
        <div class="in">
          <h1>{view.site.title}</h1>
          <p>{words.homeLead}</p>
          <SearchForm view={view} />
          <p class="counts">
            <span>{words.guidesCount(city.guides)}</span>
            <span>{words.organizationsCount(city.organizations)}</span>
          </p>
        </div>
      </div>
      <div class="in home">
        <Entrance title={words.entrancePersonal} id="personal" show={classes.personal.length > 0}>
          <Entrances view={view} entries={classes.personal.slice(0, HOME_TOPICS)} />
        </Entrance>
        <Entrance
          title={words.entranceCorporate}
          id="corporate"
          show={classes.corporate.length > 0}
        >
          <Entrances view={view} entries={classes.corporate.slice(0, HOME_TOPICS)} />
          <p>
            <a href={view.href(paths.topics)}>{words.allTopics}</a>
          </p>
        </Entrance>
        <Entrance title={words.entranceOrganizations} id="organizations" show>
          <Entrances view={view} entries={offices} />
          <p>
            <a href={view.href(paths.organizations)}>{words.allOrganizations}</a>
          </p>
        </Entrance>
        <Entrance title={words.entranceCounties} id="regions" show={counties.length > 0}>
          <Entrances
            view={view}
            entries={counties.map(({ code, name, guides }) => ({
              title: name,
              path: paths.region(code),
              count: guides,
            }))}
          />
        </Entrance>
        <Entrance title={words.entranceModes} id="modes" show={classes.modes.length > 0}>
          <Entrances view={view} entries={classes.modes} />
        </Entrance>
        <Entrance title={words.entranceTypes} id="types" show={classes.types.length > 0}>
          <Entrances view={view} entries={classes.types} />
        </Entrance>
        <Entrance title={words.latest} id="latest" show={city.guides > 0}>
          <GuideList view={view} guides={city.latest.slice(0, LATEST)} withOrganization />
        </Entrance>
        <p class="meta">{words.asOfLine(asOf)}</p>
      </div>
    </>
  );
}

function Entrance(props: {
  readonly id: string;
  readonly title: string;
  readonly show: boolean;
  readonly children: ComponentChildren;
}): VNode | null {
  if (!props.show) return null;
  return (
    <section aria-labelledby={`${props.id}-h`}>
      <h2 id={`${props.id}-h`}>{props.title}</h2>
      {props.children}
    </section>
  );
}
