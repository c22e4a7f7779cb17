import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publisherOf } from '../../../src/plugins/guide-publisher/server/src/publisher';
import { startApplication, type BenchApplication } from '../../bench/city/application';
import { main, type SoakOptions } from '../harness';
import { fillPushCity } from '../push/city';
import { difference, dumpAll, dumpGuides } from '../push/dump';

/**
 * Kills the process that carries out a push, or undoes one, in the middle of a statement drawn at random, five times;
 * then lets it end. Then the database is in the state of one that was not killed; and after undoing, every row of every
 * guide is as it was before, to the byte.
 */

const ROLE = 'SOAK_ROLE';
const FOLDER = 'SOAK_FOLDER';
const GUIDES = 'SOAK_GUIDES';
const KILL_AT = 'SOAK_KILL_AT';

const CITY_GUIDES = 20_000;
const SMALL_GUIDES = 600;
const KILLS = 5;
const ROOT = process.cwd();

const ROLES: Readonly<Record<string, (app: BenchApplication) => Promise<void>>> = {
  prepare,
  apply: work,
  undo,
};

const role = process.env[ROLE];
if (role !== undefined) void play(role);
else
  void main({
    name: 'kill-push',
    purpose: 'a push over many guides and its undoing, each killed five times at random statements',
    run,
  });

type Publisher = ReturnType<typeof publisherOf>;

/** The part of a process: does its work on the database of a folder and says how many statements that took. */
async function play(name: string): Promise<void> {
  // The application's own worker rests: only this process's says when it begins, and dies on time.
  process.env.JOBS_RUN = 'false';
  const app = await startApplication(ROOT, process.env[FOLDER]!);
  let statements = 0;
  const killAt = Number(process.env[KILL_AT] ?? 0);
  app.strapi.db.connection.on('query', () => {
    statements += 1;
    if (statements === killAt) process.kill(process.pid, 'SIGKILL');
  });
  await ROLES[name]!(app);
  await app.stop();
  process.send!({ statements }, () => process.exit(0));
}

const publisher = (app: BenchApplication): Publisher => publisherOf(app.strapi as never);
const person = (id: string) => ({ actor: { id, name: id }, allowed: () => true });

/** A city with an approved push that has begun: from there on all runs write the same instants. */
async function prepare(app: BenchApplication): Promise<void> {
  const { code, version } = await pushCity(app);
  const { pushDesk, jobs } = publisher(app);
  const proposal = {
    item: code,
    locale: 'zh-Hans',
    version,
    startsOn: null,
    reason: '更新',
  } as const;
  const { id } = await pushDesk.propose(proposal, person('editor'));
  jobs.start();
  await jobs.idle();
  await jobs.stop();
  await pushDesk.decide(id, { approve: true, comment: '' }, person('reviewer'));
  const begun = { state: 'applying', startedAt: '2026-02-01T00:00:00.000Z' };
  await app.strapi.db.query('plugin::guide-publisher.push').update({ where: { id }, data: begun });
}

async function pushCity(app: BenchApplication) {
  const guides = Number(process.env[GUIDES]);
  const { basicCode, version } = await fillPushCity(app.strapi, { guides, root: ROOT });
  return { code: basicCode, version };
}

async function work(app: BenchApplication): Promise<void> {
  const { jobs } = publisher(app);
  jobs.start();
  await jobs.idle();
  await jobs.stop();
}

async function undo(app: BenchApplication): Promise<void> {
  const { pushDesk } = publisher(app);
  const query = { page: 1, pageSize: 1 };
  const { results } = await pushDesk.list(query, person('reviewer'));
  const [push] = results;
  if (push?.state === 'done') await pushDesk.act(push.id, 'undo', person('reviewer'), '');
  await work(app);
}

async function run({ small, say, count }: SoakOptions): Promise<void> {
  const folder = mkdtempSync(path.join(process.env.SOAK_TMP ?? tmpdir(), 'soak-push-'));
  const guides = small ? SMALL_GUIDES : CITY_GUIDES;
  try {
    const [before, clean, killed] = ['before', 'clean', 'killed'].map((name) => {
      const place = path.join(folder, name);
      mkdirSync(place);
      return place;
    }) as [string, string, string];
    await start({ name: 'prepare', folder: before, guides });
    say(`${guides} guides and an approved push are there`);
    for (const place of [clean, killed]) copyFileSync(fileIn(before), fileIn(place));
    const { statements } = await start({ name: 'apply', folder: clean, guides });
    say(`not killed: ${statements} statements`);
    await killOften({ name: 'apply', folder: killed, guides, statements, say, count });
    count(difference(dumpAll(fileIn(clean)), dumpAll(fileIn(killed))));
    count(
      difference(dumpGuides(fileIn(before)), dumpGuides(fileIn(killed))) === null
        ? 'the push changed nothing'
        : null
    );
    await killOften({ name: 'undo', folder: killed, guides, statements, say, count });
    count(difference(dumpGuides(fileIn(before)), dumpGuides(fileIn(killed))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const fileIn = (folder: string): string => path.join(folder, 'city.db');

interface Trial {
  readonly name: string;
  readonly folder: string;
  readonly guides: number;
  readonly killAt?: number;
}

type Killing = Trial & { readonly statements: number } & Pick<SoakOptions, 'say' | 'count'>;

/** Each process gets a sixth of the way, at most; the last one is let live. */
async function killOften({ statements, say, count, ...trial }: Killing): Promise<void> {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const killAt = 1 + Math.floor((Math.random() * statements) / (KILLS + 1));
    const { killed } = await start({ ...trial, killAt });
    say(
      `${trial.name}: ${killed ? 'killed' : 'ended before it was killed'} at statement ${killAt}`
    );
    count(killed ? null : `${trial.name} ended before its kill number ${kill}`);
  }
  await start(trial);
}

/** Runs a part in a process of its own. Throws where it ends otherwise than by its kill. */
function start({ name, folder, guides, killAt = 0 }: Trial) {
  const child = spawn(process.execPath, ['--enable-source-maps', process.argv[1]!], {
    cwd: ROOT,
    env: {
      ...process.env,
      [ROLE]: name,
      [FOLDER]: folder,
      [GUIDES]: String(guides),
      [KILL_AT]: String(killAt),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise<{ statements: number; killed: boolean }>((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (message) =>
      resolve({ statements: (message as { statements: number }).statements, killed: false })
    );
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL' && killAt > 0) resolve({ statements: killAt, killed: true });
      else if (code !== 0) reject(new Error(`${name} ended with ${code ?? signal}`));
    });
  });
}
