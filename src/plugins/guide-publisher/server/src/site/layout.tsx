/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { pathsOf } from './addresses';
import { jsonForScript } from './clean';
import type { PageHead, View } from './view';

/** For hosts that do not send the header; `frame-ancestors` works only there. */
const POLICY =
  "default-src 'none';style-src 'self';img-src 'self' data:;script-src 'self';connect-src 'self';form-action 'self';base-uri 'none'";

/** The whole text of a page. */
export function renderPage(view: View, head: PageHead, content: ComponentChildren): string {
  return `<!doctype html>\n${render(
    <Layout view={view} head={head}>
      {content}
    </Layout>
  )}\n`;
}

interface LayoutProps {
  readonly view: View;
  readonly head: PageHead;
  readonly children: ComponentChildren;
}

function Layout({ view, head, children }: LayoutProps): VNode {
  return (
    <html lang={view.locale}>
      <Head view={view} head={head} />
      <body>
        <a class="skip" href="#main">
          {view.words.skip}
        </a>
        <Header view={view} head={head} />
        <Trail view={view} head={head} />
        <main id="main">{children}</main>
        <Footer view={view} />
      </body>
    </html>
  );
}

type Part = Pick<LayoutProps, 'view' | 'head'>;

function Head({ view, head }: Part): VNode {
  const { site } = view;
  const address = site.origin + view.href(head.path);
  const title = head.title === site.title ? site.title : `${head.title} - ${site.title}`;
  return (
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={POLICY} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {head.description ? <meta name="description" content={head.description} /> : null}
      <meta name="color-scheme" content="light dark" />
      {head.hidden ? (
        <meta name="robots" content="noindex" />
      ) : (
        <link rel="canonical" href={address} />
      )}
      {head.translation ? (
        <link
          rel="alternate"
          hreflang={otherLocale(view)}
          href={site.origin + view.href(head.translation)}
        />
      ) : null}
      <link rel="stylesheet" href={view.stylesheet} />
      {/* No icon: spares every first visit a request for /favicon.ico. */}
      <link rel="icon" href="data:," />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={view.words.feed}
        href={view.href(view.paths.feed)}
      />
      {head.script ? <script type="module" src={head.script} /> : null}
      {head.jsonLd ? (
        <script
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: jsonForScript(head.jsonLd) }}
        />
      ) : null}
    </head>
  );
}

function Header({ view, head }: Part): VNode {
  const { words, paths } = view;
  const entries: ReadonlyArray<readonly [string, string]> = [
    [words.organizations, paths.organizations],
    [words.types, paths.types],
    [words.modes, paths.modes],
    [words.topics, paths.topics],
    [words.halls, paths.halls()],
    [words.catalogues, paths.catalogues],
    [words.search, paths.search],
  ];
  return (
    <header class="top">
      <div class="in">
        <a class="brand" href={view.href(paths.home)}>
          {view.site.title}
        </a>
        <Language view={view} head={head} />
        <nav aria-label={words.mainNav}>
          <ul>
            {entries.map(([title, path]) => (
              <li key={path}>
                <a
                  href={view.href(path)}
                  aria-current={isInside(head.path, path) ? 'true' : undefined}
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

/** Leads to the same page in the other language, or to its home page. */
function Language({ view, head }: Part): VNode | null {
  const other = otherLocale(view);
  if (!view.locales.includes(other)) return null;
  return (
    <a
      class="lang"
      lang={other}
      hreflang={other}
      href={view.href(head.translation ?? pathsOf(other).home)}
    >
      {view.words.otherLanguage}
    </a>
  );
}

function Trail({ view, head }: Part): VNode | null {
  if (head.path === view.paths.home) return null;
  const steps = [{ title: view.words.home, path: view.paths.home }, ...(head.trail ?? [])];
  return (
    <nav class="trail in" aria-label={view.words.breadcrumb}>
      <ol>
        {steps.map(({ title, path }) => (
          <li key={path}>
            <a href={view.href(path)}>{title}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Footer({ view }: { readonly view: View }): VNode {
  const { words, paths, site } = view;
  const { organizer, siteCode, icp, publicSecurity } = site.footer;
  return (
    <footer class="foot">
      <div class="in">
        <ul>
          <li>
            <a href={view.href(paths.about)}>{words.about}</a>
          </li>
          <li>
            <a href={`${view.href(paths.about)}#accessibility`}>{words.accessibility}</a>
          </li>
          <li>
            <a href={`${view.href(paths.about)}#privacy`}>{words.privacy}</a>
          </li>
          <li>
            <a href={view.href(paths.feed)}>{words.feed}</a>
          </li>
        </ul>
        <p>
          {organizer ? <span>{words.organizer + words.colon + organizer}</span> : null}
          {siteCode ? <span>{words.siteCode + words.colon + siteCode}</span> : null}
          {icp ? <span>{icp}</span> : null}
          {publicSecurity ? <span>{publicSecurity}</span> : null}
        </p>
      </div>
    </footer>
  );
}

function otherLocale(view: View): 'zh-Hans' | 'en' {
  return view.locale === 'en' ? 'zh-Hans' : 'en';
}

function isInside(path: string, section: string): boolean {
  return path.startsWith(section.replace(/index\.html$/, ''));
}
