import { join } from 'node:path';

/**
 * Names inside the folder of a site:
 *
 *     trees/<hash>/            immutable directories: files, child directories as links to `../<hash>`, and `.listing`
 *     releases/<n>.json        record; its presence makes release n a release
 *     releases/<n>.tree        link to ../trees/<root>
 *     current                  link to releases/<n>.tree; the public address
 *     lock/<fence>.json        the highest number is the holder, or the last one that was
 *     staging/<fence>/         what its holder is writing
 *     trash/                   taken out of the way, to be deleted
 */
export interface Layout {
  readonly site: string;
  readonly trees: string;
  readonly releases: string;
  readonly lock: string;
  readonly staging: string;
  readonly trash: string;
  readonly current: string;
  tree(hash: string): string;
  record(number: number): string;
  releaseTree(number: number): string;
}

export function layoutOf(root: string, slug: string): Layout {
  const site = join(root, slug);
  const releases = join(site, 'releases');
  return {
    site,
    trees: join(site, 'trees'),
    releases,
    lock: join(site, 'lock'),
    staging: join(site, 'staging'),
    trash: join(site, 'trash'),
    current: join(site, 'current'),
    tree: (hash) => join(site, 'trees', hash),
    record: (number) => join(releases, `${number}.json`),
    releaseTree: (number) => join(releases, `${number}.tree`),
  };
}

/** Target of the link `current` for a release. */
export const currentTarget = (number: number): string => `releases/${number}.tree`;

/** Target of the link `releases/<n>.tree`. */
export const treeTarget = (root: string): string => `../trees/${root}`;

/** Target of the link that stands for a child directory. */
export const childTarget = (hash: string): string => `../${hash}`;
