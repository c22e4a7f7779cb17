import fc from 'fast-check';
import { excerpt, highlight } from '../../../src/plugins/guide-publisher/domain/search/highlight';
import { compact, normalize } from '../../../src/plugins/guide-publisher/domain/search/normalize';
import { pinyinOf } from '../../../src/plugins/guide-publisher/domain/search/pinyin';
import { MAX_UNITS, parseQuery } from '../../../src/plugins/guide-publisher/domain/search/query';
import {
  matchOf,
  searchable,
  TIERS,
} from '../../../src/plugins/guide-publisher/domain/search/searchable';
import {
  search,
  type Entry,
  type Snapshot,
} from '../../../src/plugins/guide-publisher/domain/search/snapshot';
import { tokensOf } from '../../../src/plugins/guide-publisher/domain/search/tokens';

const HAN = fc.constantFrom(...'生育登记证明身份护照许可食品经营市县');
const NAME = fc.array(HAN, { minLength: 1, maxLength: 8 }).map((list) => list.join(''));

describe('texts', () => {
  it.each([
    ['ＥＴＣ　卡', 'etc 卡'],
    ['生育登記（再生育）', '生育登记 再生育'],
    ['  A-1/b  ', 'a 1 b'],
    ['①２㎡', '12m2'],
    ['\u202e\u200b证', '证'],
    ['', ''],
  ])('%s is compared as "%s"', (text, expected) => {
    expect(normalize(text)).toBe(expected);
  });

  it('are spelled once: spelling again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(normalize(normalize(text))).toBe(normalize(text));
      }),
      { seed: 1 }
    );
  });

  it.each([
    ['生育登记', ['生育', '育登', '登记', '生', '育', '登', '记']],
    ['证', ['证']],
    ['ETC卡2024', ['etc', '卡', '2024']],
    ['12345', ['12345']],
    ['，。', []],
  ])('%s is found by %j', (text, tokens) => {
    expect(tokensOf(text)).toEqual(tokens);
  });

  it('a question has only units by which every text that contains it is found', () => {
    fc.assert(
      fc.property(NAME, NAME, NAME, (before, question, after) => {
        const tokens = new Set(tokensOf(before + question + after));
        for (const { units } of parseQuery(question).phrases.slice(0, 1))
          for (const unit of units) expect(tokens).toContain(unit);
      }),
      { seed: 2 }
    );
  });

  it('sound as they are read in words', () => {
    expect(pinyinOf('银行（重庆）A1')).toBe('yin hang chong qing a 1');
  });
});

describe('questions', () => {
  const SYNONYMS = [
    { term: '准生证', meanings: ['生育登记'] },
    { term: '证', meanings: ['证件'] },
  ];

  it.each([
    ['请问怎么办理护照', ['请问怎么办理护照', '护照']],
    ['办护照', ['办护照', '护照']],
    ['怎么办', ['怎么办']],
    ['准生证怎么办', ['准生证怎么办', '准生证', '生育登记', '准生证件']],
    ['準生證', ['准生证', '生育登记', '准生证件']],
    ['  ', []],
    ['？！', []],
  ])('%s is read as %j', (question, phrases) => {
    expect(parseQuery(question, SYNONYMS).phrases.map(({ text }) => text)).toEqual(phrases);
  });

  it('of any length and from any script are read without harm', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (question) => {
        for (const { units, text } of parseQuery(question, SYNONYMS).phrases) {
          expect(units.length).toBeGreaterThan(0);
          expect(units.length).toBeLessThanOrEqual(MAX_UNITS);
          expect(text).not.toBe('');
        }
      }),
      { seed: 3 }
    );
  });
});

describe('names', () => {
  const tierOf = (name: string, question: string) =>
    matchOf(searchable(compact(name), pinyinOf(name)), parseQuery(question).phrases[0]!).tier;

  it.each([
    ['生育登记', '生育登记', TIERS.exact],
    ['生育登记证明', '生育登记', TIERS.prefix],
    ['再生育登记', '生育登记', TIERS.contains],
    ['登记（生育）', '生育 登记', TIERS.all],
    ['生育审批', '生育登记', TIERS.some],
    ['护照', '生育', TIERS.none],
    ['生育登记', 'shengyu', TIERS.prefix],
    ['生育登记', 'yudeng', TIERS.contains],
    ['生育登记', 'sydj', TIERS.prefix],
    ['生育登记', 'ydj', TIERS.contains],
    // A sound begins where a syllable begins.
    ['生育登记', 'hengyu', TIERS.none],
    ['生育登记', 's', TIERS.none],
    ['西安', 'xian', TIERS.prefix],
  ])('%s answers %s at tier %i', (name, question, tier) => {
    expect(tierOf(name, question)).toBe(tier);
  });
});

const entryOf = (index: number, fields: Partial<Entry> = {}): Entry => ({
  code: `C${String(index).padStart(3, '0')}`,
  name: index,
  place: 0,
  body: 0,
  region: '520500000000',
  type: '01',
  mode: '',
  served: [],
  ...fields,
});

function snapshotOf(
  names: readonly string[],
  more: (i: number) => Partial<Entry> = () => ({})
): Snapshot {
  return {
    names: names.map((name) => searchable(compact(name), pinyinOf(name))),
    places: [searchable('毕节市卫生健康局', '')],
    bodies: 1,
    entries: names.map((_, i) => entryOf(i, more(i))),
  };
}

const ask = (
  snapshot: Snapshot,
  question: string,
  more: Partial<Parameters<typeof search>[1]> = {}
) => {
  const query = parseQuery(question);
  const found = search(snapshot, {
    query,
    bodies: query.phrases.map(({ units }) => units.map(() => [])),
    filters: {},
    offset: 0,
    limit: 100,
    ...more,
  });
  return { ...found, names: found.entries.map(({ name }) => name) };
};

describe('searching', () => {
  it('puts what is it first, then what begins with it, contains it, has all of it', () => {
    const names = ['登记事项中的生育', '再生育登记', '生育登记证明', '生育登记', '护照'];
    expect(ask(snapshotOf(names), '生育登记').names).toEqual([3, 2, 1]);
    expect(ask(snapshotOf(names), '生育 登记').names).toEqual([3, 2, 1, 0]);
  });

  it('takes what has most of it where nothing has all, and says so', () => {
    const { names, relaxed } = ask(
      snapshotOf(['生育登记', '护照签发', '食品登记']),
      '生育登记搬家'
    );
    expect([names, relaxed]).toEqual([[0], true]);
    expect(ask(snapshotOf(['护照']), '完全没有').names).toEqual([]);
  });

  it('gives every answer once, on one page or on many, in one order', () => {
    fc.assert(
      fc.property(
        fc.array(NAME, { minLength: 1, maxLength: 40 }),
        NAME,
        fc.integer({ min: 1, max: 7 }),
        (names, question, limit) => {
          const snapshot = snapshotOf(names);
          const whole = ask(snapshot, question);
          expect(whole.names.length).toBe(whole.total);
          expect(new Set(whole.names).size).toBe(whole.total);
          const paged: number[] = [];
          for (let offset = 0; offset < whole.total; offset += limit)
            paged.push(...ask(snapshot, question, { offset, limit }).names);
          expect(paged).toEqual(whole.names);
          // Whatever contains the question answers it, and an equal name comes first.
          const exact = names.indexOf(question);
          if (exact >= 0) expect(names[whole.names[0]!]).toBe(question);
          names.forEach((name, i) => {
            if (name.includes(question)) expect(whole.names).toContain(i);
          });
        }
      ),
      { seed: 4, numRuns: 200 }
    );
  });

  it('counts for each facet what there would be with the filters on the others', () => {
    const types = ['01', '02', '01', '02'];
    const regions = ['520500000000', '520500000000', '520502000000', '520502001000'];
    const snapshot = snapshotOf(['登记甲', '登记乙', '登记丙', '登记丁'], (i) => ({
      type: types[i]!,
      region: regions[i]!,
      served: i === 0 ? ['1', '2'] : [],
    }));
    const { facets, total } = ask(snapshot, '登记', {
      filters: { type: ['01'], region: ['520502'] },
    });
    expect(total).toBe(1);
    expect(facets.type).toEqual([
      { value: '01', count: 1 },
      { value: '02', count: 1 },
    ]);
    expect(facets.region).toEqual([
      { value: '520500', count: 1 },
      { value: '520502', count: 1 },
    ]);
    expect(ask(snapshot, '登记').facets.served).toEqual([
      { value: '1', count: 1 },
      { value: '2', count: 1 },
    ]);
  });
});

describe('marks', () => {
  it('stand around what was found, in the spelling of the text', () => {
    const { phrases } = parseQuery('生育登记');
    expect(highlight('再生育登記（二孩）', phrases)).toBe('再<mark>生育登記</mark>（二孩）');
    expect(highlight('登记生育', phrases)).toBe('<mark>登记生育</mark>');
    expect(excerpt(`${'前'.repeat(100)}生育登记${'后'.repeat(200)}`, phrases)).toMatch(
      /^…前{12}<mark>生育登记<\/mark>后+…$/
    );
  });

  it('never let anything through that is not text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '生', 'b', '＜', ' ') }),
        fc.string({ unit: fc.constantFrom('<', 'b', '生', '&', '＜'), maxLength: 5 }),
        (text, question) => {
          const html = highlight(text, parseQuery(question).phrases);
          expect(html.replaceAll(/<\/?mark>/g, '')).not.toMatch(/[<>"']/);
          const plain = html
            .replaceAll(/<\/?mark>/g, '')
            .replaceAll('&lt;', '<')
            .replaceAll('&gt;', '>')
            .replaceAll('&quot;', '"')
            .replaceAll('&#39;', "'")
            .replaceAll('&amp;', '&');
          expect(plain).toBe(text);
        }
      ),
      { seed: 5 }
    );
  });
});
