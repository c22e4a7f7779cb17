import { PublisherError } from '../../../shared/contracts/errors';
import type { Context } from './context';
import { readListing } from './listings';
import { splitPath } from './paths';
import {
  EMPTY_LISTING,
  entryOf,
  listingText,
  sha256,
  type ChildEntry,
  type Directory,
  type FileEntry,
  type Listing,
} from './tree';

/**
 * A tree in the making, over the one before it. Only folders that are opened are read, and only they can change: a
 * release that changes one file reads and hashes as many listings as the file has folders above it.
 */
export interface DraftTree {
  /** The entry of a file in the tree before, by the path. */
  before(path: string): Promise<FileEntry | null>;
  /** Hash of the stored directory of a folder in the tree before, if it was there. */
  storedFolder(folder: string): string | null;
  put(path: string, entry: FileEntry): Promise<void>;
  remove(path: string): Promise<void>;
  /** Was the path put or removed in this draft? */
  has(path: string): Promise<boolean>;
  /** All files of the tree before that are in a folder or below it. */
  earlier(folder: string): AsyncGenerator<readonly [path: string, entry: FileEntry]>;
  /** Directories that this draft may have changed, children before parents, the root last. Throws `release.path-conflict`. */
  finish(): readonly Directory[];
}

interface Folder {
  readonly path: string;
  /** Hash of the stored directory that it was, or null for a new one. */
  readonly stored: string | null;
  readonly base: Listing;
  readonly files: Map<string, FileEntry>;
  readonly touched: Set<string>;
  readonly folders: Map<string, Promise<Folder>>;
  /** Folders that are open, once they are read. */
  readonly open: Map<string, Folder>;
}

/** `base`: hash of the tree before, or null. `whole`: the draft starts empty, and the tree before is only compared with. */
export async function draftTree(
  ctx: Context,
  { base, whole }: { base: string | null; whole: boolean }
): Promise<DraftTree> {
  const opened = new Map<string, string | null>();

  async function read(path: string, stored: string | null): Promise<Folder> {
    const listing = stored === null ? EMPTY_LISTING : await readListing(ctx, stored);
    if (!listing) throw new PublisherError('release.damaged', { site: ctx.site, number: '-' });
    opened.set(path, stored);
    const files = whole ? [] : listing.files;
    const blank = { touched: new Set<string>(), folders: new Map(), open: new Map() };
    return { path, stored, base: listing, files: new Map(files), ...blank };
  }

  function childOf(parent: Folder, name: string): Promise<Folder> {
    const known = parent.folders.get(name);
    if (known) return known;
    const path = parent.path === '' ? name : `${parent.path}/${name}`;
    const reading = read(path, parent.base.children.get(name)?.hash ?? null).then((folder) => {
      parent.open.set(name, folder);
      return folder;
    });
    parent.folders.set(name, reading);
    return reading;
  }

  const root = await read('', base);

  async function open(path: string): Promise<Folder> {
    let folder = root;
    if (path !== '') for (const name of path.split('/')) folder = await childOf(folder, name);
    return folder;
  }

  async function* filesBelow(
    path: string,
    listing: Listing
  ): AsyncGenerator<readonly [string, FileEntry]> {
    for (const [name, entry] of listing.files) yield [`${path}/${name}`, entry];
    for (const [name, { hash }] of listing.children) {
      const child = await readListing(ctx, hash);
      if (!child) throw new PublisherError('release.damaged', { site: ctx.site, number: '-' });
      yield* filesBelow(`${path}/${name}`, child);
    }
  }

  return {
    async before(path) {
      const [folder, name] = splitPath(path);
      return (await open(folder)).base.files.get(name) ?? null;
    },
    storedFolder: (folder) => opened.get(folder) ?? null,
    async put(path, entry) {
      const [folder, name] = splitPath(path);
      const { files, touched } = await open(folder);
      files.set(name, entry);
      touched.add(name);
    },
    async remove(path) {
      const [folder, name] = splitPath(path);
      const { files, touched } = await open(folder);
      files.delete(name);
      touched.add(name);
    },
    async has(path) {
      const [folder, name] = splitPath(path);
      return (await open(folder)).touched.has(name);
    },
    async *earlier(folder) {
      let listing: Listing | null = root.base;
      for (const name of folder.split('/')) {
        const hash: string | undefined = listing.children.get(name)?.hash;
        listing = hash === undefined ? null : await readListing(ctx, hash);
        if (!listing) return;
      }
      yield* filesBelow(folder, listing);
    },
    finish: () => finish(root, whole),
  };
}

function finish(root: Folder, whole: boolean): Directory[] {
  const directories: Directory[] = [];
  const visit = (folder: Folder): ChildEntry | null => {
    const children = new Map<string, ChildEntry>(whole ? [] : folder.base.children);
    for (const [name, child] of folder.open) {
      const entry = visit(child);
      if (entry) children.set(name, entry);
      else children.delete(name);
    }
    const { path, files } = folder;
    for (const name of files.keys()) {
      if (children.has(name))
        throw new PublisherError('release.path-conflict', {
          path: path ? `${path}/${name}` : name,
        });
    }
    // An empty folder is none; only the root may be.
    if (files.size === 0 && children.size === 0 && path !== '') return null;
    const text = listingText({ files, children });
    const directory = { path, hash: sha256(text), text, files, children };
    directories.push(directory);
    return entryOf(directory);
  };
  visit(root);
  return directories;
}
