import fc from 'fast-check';
import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import type { EditionLookup } from '../../../src/plugins/guide-publisher/server/src/editions/types';
import { defaultChart } from '../../../src/plugins/guide-publisher/domain/flowchart/default-chart';
import { guidePath } from '../../../src/plugins/guide-publisher/server/src/site/addresses';
import {
  buildSite,
  siteContent,
  type BuiltBefore,
} from '../../../src/plugins/guide-publisher/server/src/site/build';
import {
  certificate,
  CITY_OFFICE,
  COUNTY_OFFICE,
  guide,
  hall,
  intermediary,
  organization,
  region,
  SITE,
} from './editions';
import { MemoryLog } from './memory-log';

/** Files of a release by path, those of the state with the prefix `state:`. */
type Files = Map<string, string>;

// Each step builds the whole site once more, to compare.
jest.setTimeout(120_000);

async function applied(files: AsyncIterable<unknown> | Iterable<unknown>, onto: Files) {
  const paths: string[] = [];
  for await (const { path, body, part } of files as AsyncIterable<{
    path: string;
    body: string | Uint8Array | null;
    part?: string;
  }>) {
    const key = part === 'state' ? `state:${path}` : path;
    paths.push(key);
    if (body === null) onto.delete(key);
    else onto.set(key, typeof body === 'string' ? body : Buffer.from(body).toString('utf8'));
  }
  return paths;
}

function beforeOf(files: Files, asOf: number): BuiltBefore {
  const had = new Map(files);
  return {
    asOf,
    readSite: async (path) => had.get(path) ?? null,
    readState: async (path) => had.get(`state:${path}`) ?? null,
  };
}

/** A site that is released again and again, and says what each release handed in. */
class Published {
  readonly files: Files = new Map();
  private asOf = 0;

  constructor(private readonly log: MemoryLog) {}

  async release(): Promise<{ whole: boolean; paths: string[] }> {
    const before = this.asOf === 0 ? null : beforeOf(this.files, this.asOf);
    const asOf = this.log.lastSequence;
    const content = await siteContent({ site: SITE, editions: this.log.lookup, asOf }, before);
    if (content.whole) this.files.clear();
    const paths = await applied(content.files, this.files);
    this.asOf = asOf;
    return { whole: content.whole, paths };
  }
}

/** Files of a build of everything; what pages had before and lost may stay among the assets. */
async function expectClean({ files }: Published, log: MemoryLog): Promise<void> {
  const clean: Files = new Map();
  const editions = log.lookup;
  await applied(buildSite({ site: SITE, editions, asOf: log.lastSequence }), clean);
  const beyond = [...files.keys()].filter((path) => !clean.has(path));
  expect(beyond.filter((path) => !path.startsWith('assets/'))).toEqual([]);
  for (const [path, text] of clean) expect([path, files.get(path)]).toEqual([path, text]);
}

const codeOf = (n: number): string =>
  `${n % 3 === 0 ? COUNTY_OFFICE : CITY_OFFICE}30001${String(n % 4).padStart(2, '0')}${String(n).padStart(6, '0')}`;

function numbered(n: number, over: Parameters<typeof guide>[0] = {}) {
  const county = n % 3 === 0;
  return guide({
    code: codeOf(n),
    name: `事项${n}`,
    basicCode: `0001${String(n % 5).padStart(8, '0')}`,
    itemType: n % 7 === 0 ? '02' : '01',
    handlingMode: n % 5 === 0 ? 'online' : 'time-limited',
    personalTopics: n % 4 === 0 ? ['社会救助', `主题${n % 3}`] : [],
    corporateTopics: n % 6 === 0 ? ['设立变更'] : [],
    ...(county
      ? {
          organization: {
            creditCode: COUNTY_OFFICE,
            name: '七星关区民政局',
            level: '4',
            nature: '1',
            department: '民政',
          },
          region: { code: '520502000000', name: '七星关区' },
        }
      : {}),
    ...over,
  });
}

const GUIDES = 130;

function foundedLog(): MemoryLog {
  const log = new MemoryLog();
  const documents: Document[] = [
    region('520500000000', '毕节市', '3'),
    region('520502000000', '七星关区', '4'),
    organization({}),
    organization({
      creditCode: COUNTY_OFFICE,
      code: COUNTY_OFFICE,
      name: '七星关区民政局',
      regionCode: '520502000000',
    }),
    hall(),
    certificate(),
    intermediary(),
    ...Array.from({ length: GUIDES }, (_, n) => numbered(n)),
  ];
  for (const document of documents) log.freeze(document);
  return log;
}

function flowchart(subjectCode: string, title: string): Document {
  const { itemType, steps, specialProcedures } = guide();
  const chart = defaultChart({ title, itemType, steps, specialProcedures, locale: 'zh-Hans' });
  const head = { form: 1 as const, kind: 'flowchart' as const, locale: 'zh-Hans' as const };
  return { ...head, code: `T-${subjectCode}`, name: title, subjectCode, chart } as Document;
}

const NEW_OFFICE = '11520500M0300009XX';

/** Everything that may happen to what a site shows. */
const happenings: ReadonlyArray<(log: MemoryLog, n: number) => void> = [
  (log, n) => log.freeze(numbered(n, { consultationPhone: `0857-${1000000 + n}` })),
  (log, n) => log.freeze(numbered(n, { name: `改名${n}` })),
  (log, n) =>
    log.freeze(numbered(n, { itemType: '05', handlingMode: '', personalTopics: ['新主题'] })),
  (log, n) => log.freeze(numbered(n + GUIDES)),
  (log, n) => {
    for (let i = 0; i < 60; i += 1) log.freeze(numbered(n + 2 * GUIDES + i));
  },
  (log, n) => {
    for (let i = 0; i < 70; i += 1)
      log.retire(
        { kind: 'guide', code: codeOf(n + i), locale: 'zh-Hans' },
        { reason: 'cancelled', successor: '' }
      );
  },
  (log, n) =>
    log.retire(
      { kind: 'guide', code: codeOf(n), locale: 'zh-Hans' },
      { reason: 'merged', successor: codeOf(n + 1) }
    ),
  (log, n) => log.freeze(numbered(n, { region: { code: '520100000000', name: '贵阳市' } })),
  (log, n) => log.freeze(numbered(n, { locale: 'en', name: `Item ${n}` })),
  (log, n) =>
    log.retire(
      { kind: 'guide', code: codeOf(n), locale: 'en' },
      { reason: 'error', successor: '' }
    ),
  (log, n) => log.freeze(organization({ consultationPhone: `0857-${2000000 + n}` })),
  (log, n) => log.freeze(organization({ name: `市局${n}` })),
  (log, n) =>
    log.freeze(
      organization({
        creditCode: NEW_OFFICE,
        code: NEW_OFFICE,
        name: `新局${n}`,
        regionCode: '520502000000',
      })
    ),
  (log) =>
    log.retire(
      { kind: 'organization', code: NEW_OFFICE, locale: 'zh-Hans' },
      { reason: 'cancelled', successor: '' }
    ),
  (log, n) =>
    log.freeze(
      numbered(n, {
        organization: {
          creditCode: 'UNKNOWN-1',
          name: '未登记单位',
          level: '3',
          nature: '1',
          department: '',
        },
      })
    ),
  (log, n) => log.freeze(region('520502000000', `改名区${n}`, '4')),
  (log) =>
    log.retire(
      { kind: 'organization', code: COUNTY_OFFICE, locale: 'zh-Hans' },
      { reason: 'cancelled', successor: '' }
    ),
  (log, n) => log.freeze(certificate({ code: `BJZM${n}`, name: `证明${n}` })),
  (log) => log.freeze(certificate({ status: 'cancelled' })),
  (log, n) => log.freeze(intermediary({ code: `AJZJ${n}` })),
  (log, n) => log.freeze(hall() && { ...hall(), phone: `0857-${3000000 + n}` }),
  (log, n) => log.freeze(flowchart(codeOf(n), `图${n}`)),
  (log, n) => log.freeze(flowchart(`0001${String(n % 5).padStart(8, '0')}`, `事项图${n}`)),
  (log, n) =>
    log.retire(
      { kind: 'flowchart', code: `T-${codeOf(n)}`, locale: 'zh-Hans' },
      { reason: 'error', successor: '' }
    ),
];

const step = fc.array(fc.record({ what: fc.nat(happenings.length - 1), n: fc.nat(GUIDES - 1) }), {
  minLength: 1,
  maxLength: 4,
});

it('whatever happens, a release of what changed has every byte of a release of everything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 5 }), async (steps) => {
      const log = foundedLog();
      const site = new Published(log);
      await site.release();
      for (const happened of steps) {
        for (const { what, n } of happened) happenings[what]!(log, n);
        await site.release();
      }
      await expectClean(site, log);
    }),
    { numRuns: 6 }
  );
});

describe.each(happenings.map((happen, i) => [i, happen] as const))('happening %i', (_, happen) => {
  it('alone and undone has every byte of a release of everything', async () => {
    const log = foundedLog();
    const site = new Published(log);
    await site.release();
    happen(log, 8);
    await site.release();
    await expectClean(site, log);
    log.freeze(numbered(8));
    await site.release();
    await expectClean(site, log);
  });
});

describe('a corrected phone number', () => {
  it('touches its page, home, feed, site map and state, and nothing else', async () => {
    const log = foundedLog();
    const site = new Published(log);
    await site.release();
    log.freeze(numbered(8, { consultationPhone: '0857-8555009' }));
    const before = new Map(site.files);
    const { whole } = await site.release();
    expect(whole).toBe(false);
    const changed = [...site.files].filter(([path, text]) => before.get(path) !== text);
    expect(changed.map(([path]) => path).sort()).toEqual(
      [
        'feed.xml',
        guidePath(codeOf(8), 'zh-Hans'),
        'index.html',
        'sitemaps/1.xml',
        'state:site.json',
        'state:zh-hans/city.json',
      ].sort()
    );
  });

  it('hands in as many files in a city of thousands', async () => {
    const log = foundedLog();
    for (let n = 0; n < 3_000; n += 1)
      log.freeze(numbered(1_000 + n, { steps: [], specialProcedures: [] }));
    const site = new Published(log);
    await site.release();
    log.freeze(numbered(8, { consultationPhone: '0857-8555009' }));
    const { paths } = await site.release();
    expect(paths.length).toBeLessThan(25);
  });
});

it('a log that lost its end and went on draws everything anew', async () => {
  const files: Files = new Map();
  const log = foundedLog();
  log.freeze(numbered(8, { name: '丢失的修改' }));
  const asOf = log.lastSequence;
  const build = (editions: EditionLookup) => ({ site: SITE, editions, asOf });
  await applied((await siteContent(build(log.lookup), null)).files, files);
  const restored = foundedLog();
  restored.freeze(numbered(9, { name: '恢复后的修改' }));
  expect(restored.lastSequence).toBe(asOf);
  const before = beforeOf(files, asOf);
  expect((await siteContent(build(log.lookup), before)).whole).toBe(false);
  expect((await siteContent(build(restored.lookup), before)).whole).toBe(true);
});

it('another program or other settings draw everything anew', async () => {
  const log = foundedLog();
  const files: Files = new Map();
  const asOf = log.lastSequence;
  const params = { site: SITE, editions: log.lookup, asOf, program: 'one' };
  await applied((await siteContent(params, null)).files, files);
  const again = (given: object) => siteContent({ ...params, ...given }, beforeOf(files, asOf));
  expect((await again({})).whole).toBe(false);
  expect((await again({ program: 'two' })).whole).toBe(true);
  expect((await again({ site: { ...SITE, title: '另一个名字' } })).whole).toBe(true);
});
