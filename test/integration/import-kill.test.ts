import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { startApplication } from './support/application';
import { runCommand, startCommand, type Settings } from './support/commands';
import { signIn } from './support/people';
import { smallCity } from './support/small-city';
import { differences, snapshotOf, type Snapshot } from './support/tables';

const GUIDES = 300;
const REVIEWER = 'reviewer';

/** An import that is killed and run again leaves what one leaves that nobody disturbed. */
describe('an import that is killed', () => {
  let folder: string;
  let city: string;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'zhinan-kill-'));
    city = path.join(folder, 'city');
    mkdirSync(city);
    for (const each of await smallCity(GUIDES)) {
      writeFileSync(path.join(city, `${each.type}.json`), JSON.stringify(each));
    }
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes on where it stopped, and nothing is there twice', async () => {
    const undisturbed = await importInto('undisturbed', async (run) => {
      expect((await run()).code).toBe(0);
    });
    const killed = await importInto('killed', async (run, kill) => {
      const stopped = await kill((records) => records > GUIDES);
      expect(stopped.state).toBe('running');
      expect(stopped.position).toBeGreaterThan(GUIDES);
      expect((await run()).code).toBe(0);
    });
    expect(differences(killed, undisturbed)).toEqual([]);
  }, 180_000);

  type Run = () => Promise<{ readonly code: number | null }>;
  /** Kills an import once as many records are done as the caller waits for; gives what the database says of it then. */
  type Kill = (enough: (records: number) => boolean) => Promise<RunRow>;

  async function importInto(
    name: string,
    task: (run: Run, kill: Kill) => Promise<void>
  ): Promise<Snapshot> {
    const keep = path.join(folder, name);
    mkdirSync(keep);
    const before = await startApplication('sqlite', { keep });
    const { settings } = before;
    const { email, actor } = await signIn(before, 'guide-reviewer');
    await before.stop();
    const argv = ['import', city, '--approver', email, '--format', 'json'];
    await task(
      () => runCommand(argv, settings),
      (enough) => killWhen({ argv, settings, enough })
    );
    const after = await startApplication('sqlite', { keep });
    try {
      return await snapshotOf(after.strapi, { replace: { [actor.name]: REVIEWER } });
    } finally {
      await after.stop();
    }
  }
});

const OFTEN_MS = 5;

async function killWhen(params: {
  readonly argv: readonly string[];
  readonly settings: Settings;
  readonly enough: (records: number) => boolean;
}): Promise<RunRow> {
  const { argv, settings, enough } = params;
  const child = startCommand(argv, settings);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let running = true;
  void ended.then(() => (running = false));
  while (running && !enough(lastRun(settings).position)) {
    await new Promise((resolve) => setTimeout(resolve, OFTEN_MS));
  }
  child.kill('SIGKILL');
  await ended;
  return lastRun(settings);
}

interface RunRow {
  /** Records that are done. */
  readonly position: number;
  readonly state: string;
}

/** What the database says of the last import; nothing is done before it began. */
function lastRun({ DATABASE_FILENAME = '' }: Settings): RunRow {
  const database = new Database(DATABASE_FILENAME, { readonly: true });
  try {
    const row = database
      .prepare('select position, state from gp_import_runs order by id desc')
      .get() as RunRow | undefined;
    return row ?? { position: 0, state: 'none' };
  } finally {
    database.close();
  }
}
