import type { Locale } from '../../../domain/codes/tables';
import { hrefOf, pathsOf, type Paths } from './addresses';
import type { Site } from './types';
import { WORDS, type Words } from './words';

/** What every page of one language of one site is drawn with. */
export interface View {
  readonly site: Site;
  readonly locale: Locale;
  readonly words: Words;
  readonly paths: Paths;
  /** Languages that are built: a link to another one must lead somewhere. */
  readonly locales: readonly Locale[];
  /** Link of the style sheet. */
  readonly stylesheet: string;
  /** Link of the script of the search page; absent where it is not built. */
  readonly searchScript?: string;
  /** Link to a path of the release. */
  href(path: string): string;
}

/** What one page says about itself. */
export interface PageHead {
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  /** The same page in the other language, where there is one. */
  readonly translation?: string;
  readonly hidden?: boolean;
  readonly jsonLd?: unknown;
  /** Link of a script that makes the page do more. */
  readonly script?: string;
  /** Steps above this page, home left out. */
  readonly trail?: ReadonlyArray<{ readonly title: string; readonly path: string }>;
}

export function viewOf(params: {
  site: Site;
  locale: Locale;
  locales: readonly Locale[];
  stylesheetPath: string;
  searchScriptPath?: string | undefined;
}): View {
  const { site, locale, locales, stylesheetPath, searchScriptPath } = params;
  const href = (path: string): string => hrefOf(site, path);
  return {
    site,
    locale,
    locales,
    words: WORDS[locale],
    paths: pathsOf(locale),
    stylesheet: href(stylesheetPath),
    ...(searchScriptPath ? { searchScript: href(searchScriptPath) } : {}),
    href,
  };
}
