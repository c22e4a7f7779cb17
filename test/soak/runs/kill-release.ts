import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { main, type SoakOptions } from '../harness';
import { ACTIONS, storeAt, type ActionName } from '../release/actions';
import { pagesOf, SITE, VERSIONS_BEFORE, wholeOf } from '../release/city';

/**
 * Kills a publisher at its Nth system call that changes or syncs the disk, for every N until it ends by itself, and
 * then looks: the site is whole and of one version, nothing has to be mended by hand, and the next run comes to the
 * bytes of a clean one. The publisher has one thread for the disk, so that the Nth call is the same one every time.
 */

const ACTION = 'SOAK_ACTION';
const ROOT = 'SOAK_ROOT';

/** Every call by which Node changes a disk, or waits for it. */
const CALLS =
  'mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,openat,write,pwrite64,fsync,fdatasync,unlink,unlinkat,rmdir,utimensat';

/** Of the small run: every so many calls. */
const SMALL_STEP = 23;
/** A site must be ready again within this time. */
const RECOVERY_MS = 5_000;
const ATTACH_MS = 30_000;
/** With their times: the time of a lock says whether it is held. */
const COPY = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true };

const action = process.env[ACTION];
if (action !== undefined) void play(action as ActionName);
else
  void main({
    name: 'kill-release',
    purpose: 'a publisher killed at every system call of releases, going back, collecting',
    run,
  });

/** The victim: waits until it is watched, acts once, and goes. */
async function play(name: ActionName): Promise<void> {
  process.send!('ready');
  await new Promise((resolve) => process.once('message', resolve));
  await ACTIONS[name](storeAt(process.env[ROOT]!));
  process.send!('done', () => process.exit(0));
}

async function run({ small, say, count }: SoakOptions): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'soak-'));
  try {
    const template = path.join(folder, 'template');
    for (let version = 1; version <= VERSIONS_BEFORE; version += 1)
      await storeAt(template).publish({ site: SITE, asOf: version, files: wholeOf(version) });
    for (const name of Object.keys(ACTIONS) as ActionName[]) {
      const step = small ? SMALL_STEP : 1;
      let at = 1;
      for (; ; at += step) {
        const root = path.join(folder, 'site');
        rmSync(root, { recursive: true, force: true });
        if (name === 'first release') mkdirSync(root);
        else cpSync(template, root, COPY);
        const ended = await actAndDie({ name, root, at });
        count(await violationOf({ name, root, at }));
        if (ended) break;
      }
      say(`${name}: killed at ${at - 1} calls`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Trial {
  readonly name: ActionName;
  readonly root: string;
  /** The call at which it is killed. */
  readonly at: number;
}

/** True when the victim came to its end before its call. */
async function actAndDie({ name, root, at }: Trial): Promise<boolean> {
  const [, script = ''] = process.argv;
  const victim = spawn(process.execPath, [script], {
    env: { ...process.env, [ACTION]: name, [ROOT]: root, UV_THREADPOOL_SIZE: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await messageOf(victim);
  const strace = await attach(victim.pid!, at);
  const end = new Promise<boolean>((resolve) => victim.once('exit', (code) => resolve(code === 0)));
  victim.send('go');
  const ended = await end;
  if (strace.exitCode === null) await new Promise((resolve) => strace.once('exit', resolve));
  return ended;
}

function messageOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the publisher ended with ${code}`)));
  });
}

async function attach(pid: number, at: number): Promise<ChildProcess> {
  const inject = `inject=${CALLS}:signal=KILL:when=${at}`;
  const strace = spawn('strace', ['-f', '-e', `trace=${CALLS}`, '-e', inject, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('strace did not attach')), ATTACH_MS);
    strace.once('error', reject);
    let text = '';
    strace.stderr.on('data', (chunk: Buffer) => {
      if (text.includes('attached')) return;
      text += chunk.toString('utf8');
      if (!text.includes('attached')) return;
      clearTimeout(late);
      resolve();
    });
  });
  return strace;
}

async function violationOf(trial: Trial): Promise<string | null> {
  const start = performance.now();
  try {
    const wrong = (await siteFault(trial)) ?? (await nextFault(trial));
    const took = performance.now() - start;
    if (wrong) return `${trial.name}, killed at call ${trial.at}: ${wrong}`;
    return took > RECOVERY_MS
      ? `${trial.name}, killed at call ${trial.at}: ready after ${Math.round(took)} ms`
      : null;
  } catch (error) {
    return `${trial.name}, killed at call ${trial.at}: ${String(error)}`;
  }
}

/** What readers find right after the kill. */
async function siteFault({ name, root }: Trial): Promise<string | null> {
  const store = storeAt(root);
  const current = path.join(root, SITE, 'current');
  if (!existsSync(current)) return name === 'first release' ? null : 'there is no site any more';
  const fault = versionFault(current, allowedAfter(name));
  if (fault) return fault;
  for (const { number } of await store.list(SITE)) {
    const { ok, problems } = await store.verify({ site: SITE, number });
    if (!ok) return `release ${number} is not whole: ${JSON.stringify(problems)}`;
  }
  return null;
}

function allowedAfter(name: ActionName): readonly number[] {
  if (name === 'first release') return [1];
  if (name === 'rollback') return [VERSIONS_BEFORE - 1, VERSIONS_BEFORE];
  if (name === 'collection') return [VERSIONS_BEFORE];
  return [VERSIONS_BEFORE, VERSIONS_BEFORE + 1];
}

function versionFault(current: string, allowed: readonly number[]): string | null {
  const home = readFileSync(path.join(current, 'index.html'), 'utf8');
  const version = allowed.find((each) => pagesOf(each).get('index.html') === home);
  if (version === undefined) return `the home page is "${home}"`;
  for (const [page, body] of pagesOf(version)) {
    if (readFileSync(path.join(current, page), 'utf8') !== body)
      return `${page} is not of version ${version}`;
  }
  return null;
}

/** The next run needs no hands, leaves nothing behind, and comes to the bytes of a clean one. */
async function nextFault({ root }: Trial): Promise<string | null> {
  const version = VERSIONS_BEFORE + 2;
  const request = { site: SITE, asOf: version, files: wholeOf(version) };
  const { record } = await storeAt(root).publish(request);
  const clean = mkdtempSync(path.join(root, 'clean-'));
  const wanted = await storeAt(clean).publish({ ...request, files: wholeOf(version) });
  if (record.root !== wanted.record.root || record.state !== wanted.record.state)
    return 'the next release differs from a clean one';
  for (const left of ['staging', 'trash']) {
    const names = readdirSync(path.join(root, SITE, left));
    if (names.length > 0) return `${left} still holds ${names.join(', ')}`;
  }
  const { ok } = await storeAt(root).verify({ site: SITE });
  return ok ? null : 'the next release is not whole';
}
