import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportReport } from '../../src/plugins/guide-publisher/shared/contracts/services';
import { DATABASES, startApplication, type Application } from './support/application';
import { GUIDE_UID } from './support/guides';
import { importOneByOne, TOKEN } from './support/one-by-one';
import { signIn, type Person } from './support/people';
import { laterCity, smallCity, type RecordsOfType } from './support/small-city';
import { differences, snapshotOf, type Snapshot } from './support/tables';

const GUIDES = 24;
/** Stands for the name of the account, which counts up with every account of the tests. */
const REVIEWER = 'reviewer';

/**
 * The bulk writer stands beside Strapi's document service: these tests hold it to leaving the very rows that the
 * document service leaves, in every table.
 */
describe.each(DATABASES)('import on %s', (database) => {
  let city: readonly RecordsOfType[];
  let bulk: readonly Snapshot[];
  let single: readonly Snapshot[];
  let reports: readonly ImportReport[];

  beforeAll(async () => {
    city = await smallCity(GUIDES);
    ({ snapshots: bulk, reports } = await inBulk(database, city));
    single = await oneByOne(database, city);
  }, 180_000);

  it('writes guides that are published and guides that are held', () => {
    const [first] = reports;
    expect(first?.decision?.published).toBeGreaterThan(GUIDES / 2);
    expect(first?.decision?.held).toBeGreaterThan(2);
    expect(Object.keys(bulk[0] ?? {}).length).toBeGreaterThan(15);
  });

  it.each(['first', 'second'])('the %s import leaves the rows of the document service', (which) => {
    const round = which === 'first' ? 0 : 1;
    expect(differences(bulk[round]!, single[round]!)).toEqual([]);
  });

  it('a third import of the same set changes nothing', () => {
    expect(differences(rowsBesidesAudit(bulk[2]!), rowsBesidesAudit(bulk[1]!))).toEqual([]);
    const counts = reports[2]!.files.map(({ taken }) => taken);
    expect(counts.every((taken) => taken === 0)).toBe(true);
    expect(reports[2]!.decision?.published).toBe(0);
  });
});

/** Each decision on a set is written down, also one that finds everything done. */
function rowsBesidesAudit(snapshot: Snapshot): Snapshot {
  const { gp_audit_entries: _audit, ...rows } = snapshot;
  return rows;
}

async function inBulk(database: (typeof DATABASES)[number], city: readonly RecordsOfType[]) {
  return withApplication(database, async (app, reviewer) => {
    const snapshots: Snapshot[] = [];
    const reports: ImportReport[] = [];
    const round = async (set: readonly RecordsOfType[]): Promise<void> => {
      reports.push(await importSet(app, set, reviewer));
      const replace = { [reviewer.actor.name]: REVIEWER };
      snapshots.push(await snapshotOf(app.strapi, { replace }));
    };
    await round(city);
    await translateOne(app, city);
    await round(laterCity(city));
    await round(laterCity(city));
    return { snapshots, reports };
  });
}

async function oneByOne(database: (typeof DATABASES)[number], city: readonly RecordsOfType[]) {
  return withApplication(database, async (app, reviewer) => {
    const replace = {
      [`token:${TOKEN.id}`]: 'system:test',
      [reviewer.actor.name]: REVIEWER,
    };
    const approver = { id: reviewer.id, actor: reviewer.actor };
    await importOneByOne(app.strapi, { set: city, approver });
    const first = await snapshotOf(app.strapi, { replace });
    await translateOne(app, city);
    await importOneByOne(app.strapi, { set: pastLeftOut(laterCity(city)), approver });
    return [first, await snapshotOf(app.strapi, { replace })];
  });
}

/** A person would not propose versions again that are past: the newest of each item is what comes again. */
function pastLeftOut(set: readonly RecordsOfType[]): readonly RecordsOfType[] {
  return set.map((each) => {
    if (each.type !== 'standard-item') return each;
    const newest = new Map(each.records.map((item) => [item.basicCode, item]));
    return { type: each.type, records: [...newest.values()] };
  });
}

/** One guide gets an English text: what languages share is then Strapi's to copy. */
async function translateOne({ strapi }: Application, city: readonly RecordsOfType[]) {
  const guides = city.find(({ type }) => type === 'service-guide')!;
  const [{ code }] = guides.records as [{ code: string }];
  const documents = strapi.documents(GUIDE_UID as never) as unknown as {
    findFirst(params: object): Promise<{ documentId: string }>;
    update(params: object): Promise<unknown>;
  };
  const { documentId } = await documents.findFirst({ filters: { code } });
  await documents.update({ documentId, locale: 'en', data: { localNote: 'Bring everything.' } });
}

async function importSet(
  app: Application,
  set: readonly RecordsOfType[],
  reviewer: Person
): Promise<ImportReport> {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-import-'));
  try {
    for (const each of set) {
      writeFileSync(path.join(folder, `${each.type}.json`), JSON.stringify(each));
    }
    const report = await app.service('intake').importFiles({
      ...{ files: [folder], dryRun: false, takeGoodRows: false },
      ...{ approver: reviewer.email, actor: 'test' },
    });
    if (!report.written) throw new Error(JSON.stringify(report.problems.slice(0, 3)));
    return report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function withApplication<T>(
  database: (typeof DATABASES)[number],
  task: (app: Application, reviewer: Person) => Promise<T>
): Promise<T> {
  const app = await startApplication(database);
  try {
    return await task(app, await signIn(app, 'guide-reviewer'));
  } finally {
    await app.stop();
  }
}
