import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders and files that a build reads, and the file that it writes last. */
const SOURCES = ['config', 'src', 'package.json'];
const PRODUCT = join('dist', 'build', 'index.html');

/** Is there a build, and is no source newer than it? */
export function isBuilt(root) {
  const product = join(root, PRODUCT);
  if (!existsSync(product)) return false;
  if (!existsSync(join(root, 'src/plugins/guide-publisher/dist/server/index.js'))) return false;
  const builtAt = statSync(product).mtimeMs;
  return !SOURCES.some((source) => newerThan(join(root, source), builtAt));
}

function newerThan(path, time) {
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs > time;
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules')
    .some(({ name }) => newerThan(join(path, name), time));
}
