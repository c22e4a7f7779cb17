import { PublisherError } from '../../../../shared/contracts/errors';

/**
 * What the builder knows of the release before, in small JSON files that are stored with it (part `state`). A file is
 * read when it is needed and written when it changed, so that a release touches as many as the change touches pages.
 */
export interface StateFiles {
  read<T>(path: string): Promise<T | null>;
  /** `null` takes the file away. */
  write(path: string, value: unknown): void;
  /** Files that differ from the release before: their new text, or null. */
  changed(): AsyncGenerator<{ readonly path: string; readonly text: string | null }>;
}

export type ReadText = (path: string) => Promise<string | null>;

export function createStateFiles(readBefore: ReadText): StateFiles {
  const texts = new Map<string, Promise<string | null>>();
  const written = new Map<string, string | null>();
  const before = (path: string): Promise<string | null> => {
    const known = texts.get(path);
    if (known) return known;
    const text = readBefore(path);
    texts.set(path, text);
    return text;
  };
  return {
    async read<T>(path: string) {
      const text = written.has(path) ? written.get(path)! : await before(path);
      return text === null ? null : parsed<T>(text);
    },
    write(path, value) {
      written.set(path, value === null ? null : JSON.stringify(value));
    },
    async *changed() {
      for (const [path, text] of written) {
        if (text !== (await before(path))) yield { path, text };
      }
    },
  };
}

/** Throws `release.damaged`: nothing else writes these files. */
export function parsed<T>(text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new PublisherError('release.damaged', { site: '-', number: '-' });
  }
}
