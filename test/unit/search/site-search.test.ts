import fc from 'fast-check';
import type { SearchHead } from '../../../src/plugins/guide-publisher/domain/search/shards';
import {
  placeOf,
  searchSite,
  type LoadFile,
} from '../../../src/plugins/guide-publisher/domain/search/site-search';
import type { GuideFacts } from '../../../src/plugins/guide-publisher/server/src/site/facts';
import { searchFiles } from '../../../src/plugins/guide-publisher/server/src/site/search/search-files';
import type { GuideEdit } from '../../../src/plugins/guide-publisher/server/src/site/state/city';
import { createStateFiles } from '../../../src/plugins/guide-publisher/server/src/site/state/state-files';
import type { Site } from '../../../src/plugins/guide-publisher/server/src/site/types';
import { viewOf } from '../../../src/plugins/guide-publisher/server/src/site/view';

const SITE: Site = {
  slug: 'city',
  title: '',
  regionCode: '520500000000',
  locales: ['zh-Hans'],
  basePath: '/sites/city',
  origin: '',
  footer: { organizer: '', siteCode: '', icp: '', publicSecurity: '' },
};
const VIEW = viewOf({ site: SITE, locale: 'zh-Hans', locales: SITE.locales, stylesheetPath: '' });
const OFFICES = [
  ['11520500MB0A00001X', '毕节市卫生健康局', '520500000000'],
  ['11520502MB0A00002X', '七星关区卫生健康局', '520502000000'],
  ['11520521MB0A00003X', '大方县卫生健康局', '520521000000'],
] as const;
const HEAD: SearchHead = {
  synonyms: [['准生证', '生育登记']],
  regions: [
    ['520502', '七星关区'],
    ['520521', '大方县'],
  ],
};

function facts(name: string, office = 0, item = '000123001000', type = '07'): GuideFacts {
  const [organizationCode, organizationName, regionCode] = OFFICES[office]!;
  return {
    code: `${organizationCode}3${item}`,
    name,
    organizationCode,
    organizationName,
    regionCode,
    itemType: type,
    limit: '',
    lists: { types: [], modes: [], personal: [], corporate: [] },
  };
}

/** The files of an index, as releases leave them. */
class Index {
  readonly files = new Map<string, string>();
  private readonly stored = new Map<string, string>();

  /** Applies edits and answers with the paths that were touched. */
  async edit(edits: ReadonlyMap<string, GuideEdit>): Promise<string[]> {
    const state = createStateFiles(async (path) => this.stored.get(path) ?? null);
    const touched: string[] = [];
    for await (const output of searchFiles({ view: VIEW, state, edits })) {
      touched.push(output.path);
      if ('gone' in output) this.files.delete(output.path);
      else this.files.set(output.path, String(output.body));
    }
    for await (const { path, text } of state.changed()) {
      if (text === null) this.stored.delete(path);
      else this.stored.set(path, text);
    }
    return touched;
  }

  add(...guides: GuideFacts[]): Promise<string[]> {
    return this.edit(
      new Map(guides.map((after) => [after.code, { before: null, after, latest: null }]))
    );
  }

  load: LoadFile = async <T>(path: string) => {
    const text = this.files.get(`search/${path}`);
    return text === undefined ? null : (JSON.parse(text) as T);
  };

  async ask(text: string, more: { region?: string; type?: string } = {}) {
    const question = { text, region: '', type: '', ...more };
    const answer = await searchSite(this.load, HEAD, { question, skip: 0 });
    return { ...answer, names: answer.names.map(({ entry }) => entry.name), found: answer.names };
  }
}

describe('the index of a site without a server', () => {
  const index = new Index();
  beforeAll(() =>
    index.add(
      facts('生育登记'),
      facts('生育登记', 1),
      facts('生育登记证明补办', 0, '000123002000'),
      facts('再生育审批', 2, '000123003000', '01'),
      facts('食品经营许可', 0, '000123004000', '01'),
      facts('ETC 卡办理', 0, '000123005000', '20')
    )
  );

  it.each([
    ['生育登记', ['生育登记', '生育登记证明补办']],
    ['準生證怎么办', ['生育登记', '生育登记证明补办']],
    ['shengyudengji', ['生育登记', '生育登记证明补办']],
    ['sydj', ['生育登记', '生育登记证明补办']],
    ['spjy', ['食品经营许可']],
    ['ＥＴＣ', ['ETC 卡办理']],
    ['育', ['生育登记', '再生育审批', '生育登记证明补办']],
    ['没有的事', []],
    ['', []],
    ['<script>', []],
  ])('%s → %j', async (question, names) => {
    expect((await index.ask(question)).names).toEqual(names);
  });

  it('leads to the pages of the guides', async () => {
    const { found } = await index.ask('生育登记');
    const places = await Promise.all(found[0]!.guides.map((guide) => placeOf(index.load, guide)));
    expect(places).toEqual([
      { name: '毕节市卫生健康局', path: VIEW.paths.guide(facts('').code) },
      { name: '七星关区卫生健康局', path: VIEW.paths.guide(facts('', 1).code) },
    ]);
  });

  it('narrows by region and type; a region in the question is a filter', async () => {
    expect((await index.ask('生育', { type: '01' })).names).toEqual(['再生育审批']);
    const county = await index.ask('七星关区生育登记');
    expect([county.region, county.found.map(({ guides }) => guides.length)]).toEqual([
      '520502',
      [1],
    ]);
    expect((await index.ask('大方生育')).names).toEqual(['再生育审批']);
  });

  it('says when nothing has all that was asked for', async () => {
    const { names, relaxed } = await index.ask('生育登记搬家');
    expect([names[0], relaxed]).toEqual(['生育登记', true]);
  });

  it('a guide of a name that is there already touches its name and its organization, and no words', async () => {
    const own = new Index();
    await own.add(facts('生育登记'));
    const touched = await own.add(facts('生育登记', 1));
    expect(touched.map((path) => path.split('/')[1]).sort()).toEqual(['names', 'places']);
    const same = facts('生育登记');
    expect(
      await own.edit(
        new Map([[same.code, { before: same, after: { ...same, limit: '1 日' }, latest: null }]])
      )
    ).toEqual([]);
  });

  it('is the same whichever way it came about', async () => {
    const guide = fc
      .tuple(
        fc.constantFrom('生育登记', '（生育）登记', '再生育审批', 'ETC', '证'),
        fc.nat(2),
        fc.constantFrom('000123001000', '000123002000'),
        fc.constantFrom('01', '07')
      )
      .map((parts) => facts(...parts));
    const release = fc.array(fc.tuple(guide, fc.boolean()), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(release, { maxLength: 5 }), async (releases) => {
        const grown = new Index();
        const now = new Map<string, GuideFacts>();
        for (const changes of releases) {
          const before = new Map(now);
          for (const [changed, stays] of changes) {
            if (stays) now.set(changed.code, changed);
            else now.delete(changed.code);
          }
          const edits = new Map<string, GuideEdit>();
          for (const [{ code }] of changes)
            edits.set(code, {
              before: before.get(code) ?? null,
              after: now.get(code) ?? null,
              latest: null,
            });
          await grown.edit(edits);
        }
        const whole = new Index();
        await whole.add(...now.values());
        expect([...grown.files].sort()).toEqual([...whole.files].sort());
      }),
      { seed: 6, numRuns: 60 }
    );
  });
});
