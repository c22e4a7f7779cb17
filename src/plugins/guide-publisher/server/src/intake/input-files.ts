import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isListName } from './names';
import { CSV_ENDING, nameOf } from './read-csv';
import { typesOfFile } from './read-records';
import { IMPORT_TYPES, type ImportType } from './tables';

export interface InputFiles {
  /** In order of dependency: what is referred to comes first. */
  readonly files: ReadonlyArray<{ readonly path: string; readonly types: readonly ImportType[] }>;
  /** Files inside a folder that hold none of our types. */
  readonly skipped: readonly string[];
}

const ENDINGS = /\.(?:csv|tsv|xlsx|json)$/iu;

/** Files of spreadsheet programs that are open, and hidden ones. */
const HIDDEN = /^(?:~\$|\.)/u;

/**
 * Expands folders and orders files. Child files are left out: they are read with their main file.
 * @throws PublisherError `import.not-found`, `import.no-files`
 */
export async function listInputFiles(paths: readonly string[]): Promise<InputFiles> {
  const named: string[] = [];
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => null);
    if (!info) throw new PublisherError('import.not-found', { file: path });
    if (!info.isDirectory()) named.push(path);
    else {
      const inside = await walk(path);
      if (inside.length === 0) throw new PublisherError('import.no-files', { file: path });
      found.push(...inside);
    }
  }
  const all = withoutChildren([...new Set([...named, ...found])]);
  const typed: Array<{ path: string; types: readonly ImportType[] }> = [];
  for (const path of all) typed.push({ path, types: await typesOfFile(path) });
  const foreign = typed.filter(({ path, types }) => types.length === 0 && !named.includes(path));
  const files = typed.filter((file) => !foreign.includes(file));
  files.sort((a, b) => rank(a.types) - rank(b.types));
  return { files, skipped: foreign.map(({ path }) => path) };
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !HIDDEN.test(name));
  visible.sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    visible.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return walk(path);
      return entry.isFile() && ENDINGS.test(entry.name) ? [path] : [];
    })
  );
  return nested.flat();
}

/** `NAME.materials.csv` goes with `NAME.csv`. */
function withoutChildren(paths: readonly string[]): string[] {
  const known = new Set(paths.map((path) => path.replace(CSV_ENDING, '')));
  return paths.filter((path) => {
    if (!CSV_ENDING.test(path)) return true;
    const dot = nameOf(path).lastIndexOf('.');
    const parent = path.slice(0, path.length - basename(path).length) + nameOf(path).slice(0, dot);
    return dot < 0 || !known.has(parent) || !isListName(nameOf(path).slice(dot + 1));
  });
}

function rank(types: readonly ImportType[]): number {
  const ranks = types.map((type) => IMPORT_TYPES.indexOf(type));
  return ranks.length > 0 ? Math.min(...ranks) : IMPORT_TYPES.length;
}
