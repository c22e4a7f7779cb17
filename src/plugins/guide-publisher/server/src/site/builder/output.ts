import type { ReleaseChange } from '../../release/types';
import type { BuiltPage } from '../pages/built-page';
import type { SitemapEdits } from '../state/sitemap';

/** Something that a build puts on the site, or takes away. */
export type Output = BuiltPage | { readonly path: string; readonly gone: true };

/** Turns outputs into changes of a release, once each, and notes what the site map must say. */
export interface Outlet {
  readonly sitemap: SitemapEdits;
  changesOf(output: Output): Generator<ReleaseChange>;
}

export function createOutlet(): Outlet {
  const sitemap = new Map<string, string | null>();
  // Files that pages share come with each drawer that draws them.
  const shared = new Set<string>();
  return {
    sitemap,
    *changesOf(output) {
      const { path } = output;
      if ('gone' in output) {
        sitemap.set(path, null);
        yield { path, body: null };
        return;
      }
      const { body, changed, hidden, files } = output;
      sitemap.set(path, hidden ? null : (changed ?? ''));
      yield { path, body };
      for (const file of files ?? []) {
        if (shared.has(file.path)) continue;
        shared.add(file.path);
        yield file;
      }
    },
  };
}
