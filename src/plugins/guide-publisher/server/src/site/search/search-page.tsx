/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { CODE_TABLES, type Locale } from '../../../../domain/codes/tables';
import { HEAD_FILE, type SearchHead } from '../../../../domain/search/shards';
import { localePrefix } from '../addresses';
import { renderPage } from '../layout';
import type { BuiltPage } from '../pages/built-page';
import type { ReferenceReader } from '../reference';
import type { View } from '../view';
import { SEARCH_FOLDER } from './search-files';

/** The search page, and what its script reads first. */
export async function* searchPages(
  view: View,
  reference: Pick<ReferenceReader, 'synonyms' | 'regions'>
): AsyncGenerator<BuiltPage> {
  const head: SearchHead = {
    synonyms: (await reference.synonyms()).map(({ name, meaning }) => [name, meaning] as const),
    regions: (await reference.regions())
      .filter(({ code }) => /^\d{4}(?!00)\d{2}0{6}$/.test(code))
      .map(({ code, name }) => [code.slice(0, 6), name] as const),
  };
  const path = `${localePrefix(view.locale)}${SEARCH_FOLDER}/${HEAD_FILE}`;
  yield { path, body: JSON.stringify(head), hidden: true };
  yield searchPage(view);
}

function searchPage(view: View): BuiltPage {
  const { words, paths, searchScript } = view;
  const head = {
    path: paths.search,
    title: words.searchLabel,
    ...(searchScript ? { script: searchScript } : {}),
  };
  return { path: paths.search, body: renderPage(view, head, <SearchPage view={view} />) };
}

/** What the script of the page is told. */
export interface SearchSettings {
  /** Address of the language of the site, with a slash at its end. */
  readonly root: string;
  readonly messages: View['words']['searchMessages'];
  readonly types: Readonly<Record<string, string>>;
}

function SearchPage({ view }: { readonly view: View }): VNode {
  const { words, paths, locale } = view;
  const settings: SearchSettings = {
    root: view.href(localePrefix(locale)),
    messages: words.searchMessages,
    types: typeLabels(locale),
  };
  const ways = [
    [words.organizations, paths.organizations],
    [words.types, paths.types],
    [words.modes, paths.modes],
    [words.topics, paths.topics],
  ] as const;
  return (
    <div class="in search">
      <h1>{words.searchLabel}</h1>
      <div id="search" data-settings={JSON.stringify(settings)}>
        <SearchForm view={view} />
        <p class="meta">{words.searchHint}</p>
        <div id="narrow" class="narrow" hidden>
          <Choice id="region" label={words.searchRegion} all={words.searchAll} options={[]} />
          <Choice
            id="type"
            label={words.searchType}
            all={words.searchAll}
            options={Object.entries(settings.types)}
          />
        </div>
        <p id="status" role="status" />
        <ol id="results" class="guides" />
        <button id="more" class="button plain" type="button" hidden>
          {words.searchMessages.more}
        </button>
      </div>
      <noscript>
        <p class="warn">{words.searchNoScript}</p>
        <ul>
          {ways.map(([title, path]) => (
            <li key={path}>
              <a href={view.href(path)}>{title}</a>
            </li>
          ))}
        </ul>
      </noscript>
    </div>
  );
}

/** A field and a button that lead to the search page, which asks by its address: a question can be linked to. */
export function SearchForm({ view }: { readonly view: View }): VNode {
  const { words, paths } = view;
  return (
    <form class="ask" role="search" method="get" action={view.href(paths.search)}>
      <input
        name="q"
        type="search"
        aria-label={words.searchLabel}
        placeholder={words.searchLabel}
        maxLength={60}
        autocomplete="off"
      />
      <button class="button" type="submit">
        {words.search}
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly all: string;
  readonly options: ReadonlyArray<readonly [value: string, label: string]>;
}

function Choice({ id, label, all, options }: ChoiceProps): VNode {
  return (
    <label>
      {label}
      <select id={id}>
        <option value="">{all}</option>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

const typeLabels = (locale: Locale): Record<string, string> =>
  Object.fromEntries(
    Object.entries(CODE_TABLES.itemType.values).map(([code, label]) => [code, label[locale]])
  );
