import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/**
 * `npm run bench -- NAME [--guides N] [--out FILE]`: bundles one bench and runs it in a process of its own, so that its
 * memory is its own. What it prints last is one JSON object.
 */
const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(import.meta.dirname, 'benches');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const WRONG_USE = 2;

const { name, guides, out } = readArguments();
const work = makeWorkFolder();
try {
  process.exitCode = await run(await bundle(work));
} finally {
  rmSync(work, { recursive: true, force: true });
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { guides: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
    });
    if (values.help) return stop(usage(), 0);
    if (positionals.length !== 1 || !names.includes(positionals[0])) return stop(usage());
    if (values.guides !== undefined && !/^[1-9]\d{0,6}$/.test(values.guides))
      return stop('--guides: a whole number from 1 to 1000000');
    return { name: positionals[0], ...values };
  } catch (error) {
    return stop(`${error.message}\n${usage()}`);
  }
}

function usage() {
  return `npm run bench -- NAME [--guides N] [--out FILE]\nNAME: ${names.join(', ')}`;
}

function stop(message, code = WRONG_USE) {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}

/** Below node_modules, so that the bundle finds the packages that stay outside of it. */
function makeWorkFolder() {
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, 'bench-'));
}

async function bundle(work) {
  const outfile = path.join(work, `${name}.cjs`);
  await build({
    stdin: {
      contents: `import { bench } from './benches/${name}'; import { main } from './harness'; void main(bench);`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'error',
    outfile,
  });
  return outfile;
}

function run(file) {
  const rest = [
    ...(guides ? ['--guides', guides] : []),
    ...(out ? ['--out', path.resolve(out)] : []),
  ];
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...rest], {
    cwd: root,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
