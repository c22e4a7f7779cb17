import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

/**
 * `npm run soak -- [NAME…] [--small]`: what takes too long for the tests of every change, such as a kill at every system
 * call of a release. Each run is a file in `runs/`, bundled and started in a process of its own. What is printed last is
 * one JSON object: `{"runs": N, "violations": N}`.
 */
const root = path.resolve(import.meta.dirname, '../..');
const names = readdirSync(path.join(import.meta.dirname, 'runs'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort();

const WRONG_USE = 2;
const USAGE = `npm run soak -- [NAME…] [--small]\nNAME: ${names.join(', ')}; all unless named`;

const { wanted, small } = readArguments();
const work = makeWorkFolder();
const total = { runs: 0, violations: 0 };
try {
  for (const name of wanted) {
    const { runs, violations } = await soak(name);
    total.runs += runs;
    total.violations += violations;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(JSON.stringify(total));
process.exitCode = total.violations === 0 ? 0 : 1;

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { small: { type: 'boolean' }, help: { type: 'boolean' } },
    });
    if (values.help) return stop(USAGE, 0);
    const unknown = positionals.find((name) => !names.includes(name));
    if (unknown !== undefined) return stop(`${unknown}: no such run\n${USAGE}`);
    return { wanted: positionals.length > 0 ? positionals : names, small: values.small ?? false };
  } catch (error) {
    return stop(`${error.message}\n${USAGE}`);
  }
}

function stop(message, code = WRONG_USE) {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}

/** Below node_modules, so that the bundle finds the packages that stay outside of it. */
function makeWorkFolder() {
  const cache = path.join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  return mkdtempSync(path.join(cache, 'soak-'));
}

async function soak(name) {
  const outfile = path.join(work, `${name}.cjs`);
  await build({
    entryPoints: [path.join(import.meta.dirname, 'runs', `${name}.ts`)],
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'error',
    outfile,
  });
  const child = spawn(process.execPath, ['--enable-source-maps', outfile], {
    cwd: root,
    env: { ...process.env, SOAK_SMALL: small ? '1' : '' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let result = null;
  child.on('message', (message) => (result = message));
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  // A run that did not come to its end found something.
  if (code !== 0 || result === null) {
    console.error(`${name}: ended with ${code}`);
    return { runs: 1, violations: 1 };
  }
  return result;
}
