import type { ReleaseChange } from '../../release/types';
import { Breath } from '../breath';
import { xmlText } from '../clean';
import { dayOf } from '../dates';
import type { View } from '../view';
import { hashOf } from './chunks';
import type { ReadText, StateFiles } from './state-files';

/**
 * Site map in shards by a hash of the address, so that one page more rewrites one shard. There are as many as keep
 * them at about this length, by powers of two; sitemaps.org allows 50,000 addresses in each.
 */
const SHARD_LENGTH = 500;

const COUNT = 'sitemap.json';

/** Pages that came or changed, each with the instant or day of its last true change (blank: unknown); null: gone. */
export type SitemapEdits = ReadonlyMap<string, string | null>;

export interface SitemapParams {
  readonly view: View;
  readonly state: StateFiles;
  readonly edits: SitemapEdits;
  /** A file of the site before. */
  readonly readSite: ReadText;
}

/** Shards that the edits change, and `sitemap.xml` that names all. */
export async function* sitemapFiles(params: SitemapParams): AsyncGenerator<ReleaseChange> {
  const { view, state, edits, readSite } = params;
  let { pages } = (await state.read<{ pages: number }>(COUNT)) ?? { pages: 0 };
  const had = shardsFor(pages);
  const shards = new Map<number, Shard>();
  const open = async (at: number): Promise<Shard> => {
    const shard = shards.get(at) ?? linesOf(await readSite(shardPath(at)));
    shards.set(at, shard);
    return shard;
  };
  const breath = new Breath();
  for (const [path, changed] of edits) {
    if (breath.isDue) await breath.take();
    const location = address(view, path);
    const shard = await open(shardOf(location, had));
    pages += (changed === null ? 0 : 1) - (shard.has(location) ? 1 : 0);
    if (changed === null) shard.delete(location);
    else shard.set(location, changed === '' ? '' : dayOf(changed));
  }
  state.write(COUNT, { pages });
  const wanted = shardsFor(pages);
  if (wanted !== had) for (let at = 0; at < had; at += 1) await open(at);
  for (const [at, shard] of wanted === had ? shards : regrouped(shards, wanted))
    yield { path: shardPath(at), body: shardText(shard) };
  for (let at = wanted; at < had; at += 1) yield { path: shardPath(at), body: null };
  yield indexFile(view, wanted);
}

/** Day of the last change by address; blank where it is unknown. */
type Shard = Map<string, string>;

function shardsFor(pages: number): number {
  let shards = 1;
  while (pages > shards * SHARD_LENGTH) shards *= 2;
  return shards;
}

const shardOf = (location: string, shards: number): number => hashOf(location) & (shards - 1);

const shardPath = (at: number): string => `sitemaps/${at + 1}.xml`;

function regrouped(shards: ReadonlyMap<number, Shard>, wanted: number): Map<number, Shard> {
  const groups = new Map<number, Shard>();
  for (let at = 0; at < wanted; at += 1) groups.set(at, new Map());
  for (const shard of shards.values())
    for (const [location, day] of shard) groups.get(shardOf(location, wanted))!.set(location, day);
  return groups;
}

/** Reads what `shardText` wrote. */
function linesOf(text: string | null): Shard {
  const lines = (text ?? '').matchAll(/<url><loc>([^<]*)<\/loc>(?:<lastmod>([^<]*)<\/lastmod>)?/g);
  return new Map([...lines].map(([, location, day]) => [location!, day ?? '']));
}

function shardText(shard: Shard): string {
  const urls = [...shard]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([location, day]) =>
        `<url><loc>${location}</loc>${day ? `<lastmod>${day}</lastmod>` : ''}</url>\n`
    );
  return `${XML}<urlset xmlns="${SITEMAP_SPACE}">\n${urls.join('')}</urlset>\n`;
}

function indexFile(view: View, shards: number): ReleaseChange {
  const list = Array.from(
    { length: shards },
    (_, at) => `<sitemap><loc>${address(view, shardPath(at))}</loc></sitemap>\n`
  );
  const body = `${XML}<sitemapindex xmlns="${SITEMAP_SPACE}">\n${list.join('')}</sitemapindex>\n`;
  return { path: 'sitemap.xml', body };
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP_SPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

function address(view: View, path: string): string {
  return xmlText(view.site.origin + view.href(path));
}
