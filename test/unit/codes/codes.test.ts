import fc from 'fast-check';
import {
  mainItemCode,
  parseBasicCode,
} from '../../../src/plugins/guide-publisher/domain/codes/basic';
import {
  creditCheckCharacter,
  parseCreditCode,
} from '../../../src/plugins/guide-publisher/domain/codes/credit';
import {
  explainCode,
  explanationLine,
} from '../../../src/plugins/guide-publisher/domain/codes/explain';
import {
  composeImplementationCode,
  parseImplementationCode,
} from '../../../src/plugins/guide-publisher/domain/codes/implementation';
import type { Parsed } from '../../../src/plugins/guide-publisher/domain/codes/parsed';
import {
  padRegionCode,
  parseRegionCode,
  regionContains,
} from '../../../src/plugins/guide-publisher/domain/codes/region';
import {
  CODE_TABLES,
  codesOf,
  type CodeTableName,
} from '../../../src/plugins/guide-publisher/domain/codes/tables';
import { normalizeCode } from '../../../src/plugins/guide-publisher/domain/codes/spelling';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const VALID_CREDIT = ['91350100M000100Y43', '11650000010183859F', '12441500196720244T'];

const creditBody = fc
  .tuple(
    fc.constantFrom(...ALPHABET),
    fc.constantFrom(...ALPHABET),
    fc.stringMatching(/^\d{6}$/),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 })
  )
  .map(([a, b, region, rest]) => a + b + region + rest.join(''));
const creditCode = creditBody.map((body) => body + creditCheckCharacter(body));
const basicCode = fc
  .tuple(fc.constantFrom('00', '52', '44', '65'), fc.stringMatching(/^\d{7}(?:\d{3}|00Y)$/))
  .map(([area, rest]) => area + rest);

const valueOf = <T>(result: Parsed<T>): T => {
  if (!result.ok) throw new Error(result.problem.message.en);
  return result.value;
};
const codesOfProblems = (result: Parsed<unknown>) =>
  result.ok ? [] : result.problems.map(({ code }) => code);

describe('credit codes', () => {
  test.each(VALID_CREDIT)('%s is valid', (code) => {
    expect(parseCreditCode(code)).toMatchObject({ ok: true, value: { code } });
  });

  test('the parts are told apart and named', () => {
    expect(valueOf(parseCreditCode('91350100M000100Y43'))).toMatchObject({
      authorityName: { 'zh-Hans': '市场监管（工商）' },
      organizationKindName: { 'zh-Hans': '企业' },
      regionCode: '350100',
      organizationCode: 'M000100Y4',
      organizationCodeChecks: true,
      checkCharacter: '3',
    });
  });

  test('a wrong check character is reported with the right one', () => {
    const result = parseCreditCode('91350100M000100Y4Z');
    expect(result).toMatchObject({
      ok: false,
      problem: {
        code: 'credit.check-character',
        at: { from: 18, to: 18 },
        suggestion: '91350100M000100Y43',
      },
    });
    expect(result.ok || result.problem.message.en).toContain('should be "3"');
    expect(result.ok || result.problem.message['zh-Hans']).toContain('应为“3”');
  });

  test.each([
    ['91350100m000100y43', 'lower-case letters'],
    [' 91350100M000100Y43', 'white space'],
    ['９1350100M000100Y43', 'full-width characters'],
    ['91350100M000100Y43\u200b', 'white space'],
  ])('%j is not accepted silently; the right spelling is offered', (value, fault) => {
    const result = parseCreditCode(value);
    expect(codesOfProblems(result)).toEqual(['code.spelling']);
    expect(result).toMatchObject({ problem: { suggestion: '91350100M000100Y43' } });
    expect(result.ok || result.problem.message.en).toContain(fault);
  });

  test('a badly spelled code that is wrong besides has both problems', () => {
    expect(codesOfProblems(parseCreditCode('91350100m000100y44'))).toEqual([
      'code.spelling',
      'credit.check-character',
    ]);
  });

  test.each([
    ['', 'credit.length'],
    ['91350100M000100Y4', 'credit.length'],
    ['91350100I000100Y43', 'credit.character'],
    ['9135010AM000100Y43', 'credit.region'],
    ['9'.repeat(100_000), 'code.too-long'],
  ])('%.30j has the problem %s', (value, code) => {
    expect(codesOfProblems(parseCreditCode(value))).toContain(code);
  });

  test('the check character detects every substitution of a single character', () => {
    fc.assert(
      fc.property(creditCode, fc.nat(17), fc.constantFrom(...ALPHABET), (code, at, char) => {
        fc.pre(code[at] !== char);
        return !parseCreditCode(code.slice(0, at) + char + code.slice(at + 1)).ok;
      })
    );
  });

  test.each(['', 'short', '91350100M000100Y4Z', 'IIIIIIIIIIIIIIIII'])(
    'there is no check character for %j',
    (text) => expect(creditCheckCharacter(text)).toBeNull()
  );
});

describe('region codes', () => {
  test.each([
    ['520000', 'province', '2', []],
    ['520500', 'city', '3', ['520000000000']],
    ['520502', 'county', '4', ['520000000000', '520500000000']],
    ['520502001', 'township', '5', ['520000000000', '520500000000', '520502000000']],
    [
      '520502001003',
      'village',
      '6',
      ['520000000000', '520500000000', '520502000000', '520502001000'],
    ],
    ['520500000000', 'city', '3', ['520000000000']],
    ['100000', 'state', '1', []],
    // A city without counties: its townships follow directly.
    ['441900003', 'township', '5', ['440000000000', '441900000000']],
  ])('%s is a %s', (code, level, levelCode, parents) => {
    expect(valueOf(parseRegionCode(code))).toMatchObject({ code, level, levelCode, parents });
  });

  test.each([
    ['', 'region.form'],
    ['5205', 'region.form'],
    ['52050A', 'region.form'],
    ['990000', 'region.province'],
    ['520001', 'region.gap'],
    ['520502000001', 'region.gap'],
    ['５２0500', 'code.spelling'],
  ])('%j has the problem %s', (value, code) => {
    expect(codesOfProblems(parseRegionCode(value))).toContain(code);
  });

  test.each([
    ['520500', '520502001003', true],
    ['520500000000', '520500', true],
    ['520502', '520500', false],
    ['520500', '520600', false],
    ['520000', '520581', true],
    ['100000', '520581', true],
    ['441900', '441900003001', true],
    ['', '520500', false],
    ['520500', 'x', false],
  ])('%j contains %j: %s', (outer, inner, expected) => {
    expect(regionContains(outer, inner)).toBe(expected);
  });

  test('padding keeps what is no region code', () => {
    expect(['520500', '520502001', 'x', ''].map(padRegionCode)).toEqual([
      '520500000000',
      '520502001000',
      'x',
      '',
    ]);
  });

  test('every region lies in each of its parents, and no parent in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^52(?:0[1-9](?:\d{2}(?:\d{3}){0,2})|0000)$/), (code) => {
        const result = parseRegionCode(code);
        fc.pre(result.ok);
        const { parents, padded } = valueOf(result);
        return parents.every((p) => regionContains(p, padded) && !regionContains(padded, p));
      })
    );
  });
});

describe('basic codes', () => {
  test.each([
    ['00016421300Y', 'main-with-sub-items', '全国', '行政许可'],
    ['000164213003', 'sub-item', '全国', '行政许可'],
    ['650116013001', 'sub-item', '新疆维吾尔自治区', '行政许可'],
    ['442199806003', 'sub-item', '广东省', undefined],
    ['520116013000', 'main', '贵州省', '行政许可'],
  ])('%s is a %s', (code, role, area, type) => {
    const value = valueOf(parseBasicCode(code));
    expect(value.role).toBe(role);
    expect(value.areaName['zh-Hans']).toBe(area);
    expect(value.itemTypeName?.['zh-Hans']).toBe(type);
  });

  test.each([
    ['', 'basic.length', undefined],
    ['00016421300', 'basic.length', undefined],
    ['0001A421300Y', 'basic.form', { from: 5, to: 5 }],
    ['00016421300X', 'basic.form', { from: 12, to: 12 }],
    ['99016421300Y', 'basic.area', { from: 1, to: 2 }],
    ['00016421301Y', 'basic.end', { from: 10, to: 12 }],
    ['00016421300y', 'code.spelling', undefined],
  ])('%j has the problem %s', (value, code, at) => {
    const result = parseBasicCode(value);
    expect(result).toMatchObject({ ok: false, problem: { code } });
    expect(result.ok || result.problem.at).toEqual(at);
  });

  test('a sub item names its main item, a main item itself', () => {
    expect(mainItemCode('000164213003')).toBe('00016421300Y');
    expect(mainItemCode('00016421300Y')).toBe('00016421300Y');
    expect(mainItemCode('520116013000')).toBe('520116013000');
    expect(mainItemCode('no code')).toBeNull();
  });
});

describe('implementation codes', () => {
  test.each([
    ['11650000010183859F2650116013001', '2', ''],
    ['12441500196720244T3442199806003', '3', ''],
    ['12441500196720244T344219980600301', '3', '01'],
  ])('%s is valid', (code, level, variant) => {
    expect(valueOf(parseImplementationCode(code))).toMatchObject({
      code,
      level,
      variant,
      credit: { code: code.slice(0, 18) },
      basic: { code: code.slice(19, 31) },
    });
  });

  test('every part is reported with its place in the whole', () => {
    const result = parseImplementationCode('11650000010183859G' + '8' + '99011601301Y' + 'A1');
    expect(result.ok ? [] : result.problems.map(({ code, at }) => [code, at?.from])).toEqual([
      ['credit.check-character', 18],
      ['implementation.level', 19],
      ['basic.area', 20],
      ['basic.end', 29],
      ['implementation.variant', 32],
    ]);
  });

  test.each(['', '11650000010183859F265011601300', '11650000010183859F26501160130011'])(
    '%j has the wrong length',
    (value) => {
      expect(codesOfProblems(parseImplementationCode(value))).toEqual(['implementation.length']);
    }
  );

  test('parsing what was composed gives the parts back', () => {
    fc.assert(
      fc.property(
        creditCode,
        fc.constantFrom('1', '2', '3', '4', '5', '6', '7'),
        basicCode,
        fc.constantFrom('', '01', '42'),
        (credit, level, basic, variant) => {
          const code = valueOf(
            composeImplementationCode({ creditCode: credit, level, basicCode: basic, variant })
          );
          const value = valueOf(parseImplementationCode(code));
          expect(value).toMatchObject({ code, level, variant });
          expect([value.credit.code, value.basic.code]).toEqual([credit, basic]);
        }
      )
    );
  });

  test('nothing is composed from wrong parts', () => {
    const parts = { creditCode: '11650000010183859F', level: '9', basicCode: '650116013001' };
    expect(codesOfProblems(composeImplementationCode(parts))).toEqual(['implementation.level']);
  });
});

describe('explaining', () => {
  test.each([
    ['91350100M000100Y43', 'credit', true],
    ['91350100M000100Y4Z', 'credit', false],
    ['520500', 'region', true],
    ['520502000000', 'region', true],
    ['650116013001', 'basic', true],
    ['00016421300Y', 'basic', true],
    ['000101001000', 'basic', true],
    ['520101001000', 'region', true],
    ['990101001000', 'region', false],
    ['350181001001', 'basic', true],
    ['91350100-M000100Y4-3', 'credit', false],
    ['11650000010183859F2650116013001', 'implementation', true],
    ['11650000010183859F265011601300', 'implementation', false],
    ['hello', 'unknown', false],
    ['', 'unknown', false],
  ])('%j is taken for a code of kind %s, valid: %s', (value, kind, valid) => {
    const explanation = explainCode(value);
    expect(explanation).toMatchObject({ value, kind, valid });
    expect(explanation.problem === null).toBe(valid);
  });

  test('twelve digits that are right as another kind too say so, and the caller may choose', () => {
    expect(explainCode('650116013001').alsoValidAs).toEqual(['region']);
    expect(explainCode('650116013001', 'region')).toMatchObject({ kind: 'region', valid: true });
  });

  test.each([
    ['99000000-9', 'code.organization', /9 至 17 位/],
    ['ABCDEFGHI', 'code.unknown-kind', /9 个字符/],
    ['110000000000001', 'code.registration', /工商注册号/],
    ['𠮷𠮷', 'code.unknown-kind', /共 2 个字符/],
  ])('%s is no code of these, and the problem says what it is', (value, code, message) => {
    const { problem } = explainCode(value);
    expect(problem).toMatchObject({ code });
    expect(problem!.message['zh-Hans']).toMatch(message);
  });

  test('hyphens are a matter of spelling', () => {
    expect(explainCode('91350100-M000100Y4-3').problems).toMatchObject([
      { code: 'code.spelling', suggestion: '91350100M000100Y43' },
    ]);
  });

  test('the line says as what else the value is right', () => {
    expect(explanationLine(explainCode('650116013001'), 'zh-Hans')).toMatch(
      /；也可以是行政区划代码$/
    );
    expect(explanationLine(explainCode('650116013001'), 'en')).toMatch(
      /; right as a region code too$/
    );
  });

  test('the line names the kind, the verdict and the parts or the problem', () => {
    expect(explanationLine(explainCode('520502'), 'zh-Hans')).toBe(
      '520502  行政区划代码  有效  省级 52 贵州省；层级 4 县级；12 位代码 520502000000'
    );
    const wrong = explanationLine(explainCode('91350100M000100Y4Z'), 'en');
    expect(wrong).toContain('not valid');
    expect(wrong).toContain('should be "3"');
  });

  test('any text is explained in one line and never throws', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^[0-9A-Z]{0,35}$/),
      creditCode.map((code) => `${code}\n`)
    );
    fc.assert(
      fc.property(anyText, (value) => {
        const explanation = explainCode(value);
        expect(explanationLine(explanation, 'zh-Hans')).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(explanation.valid).toBe(explanation.problems.length === 0);
        for (const parse of [parseBasicCode, parseRegionCode, parseImplementationCode]) {
          expect(typeof parse(value).ok).toBe('boolean');
        }
        expect(normalizeCode(normalizeCode(value))).toBe(normalizeCode(value));
      })
    );
  });
});

describe('codes of a table', () => {
  test('stand in the order of the standard, 01 before 10', () => {
    expect(codesOf('itemType').slice(0, 2)).toEqual(['01', '02']);
    expect(codesOf('itemType').slice(-2)).toEqual(['10', '20']);
    expect(codesOf('limitUnit')).toEqual(Object.keys(CODE_TABLES.limitUnit.values));
  });

  test('are all of them, each once', () => {
    for (const table of Object.keys(CODE_TABLES) as CodeTableName[]) {
      expect([...codesOf(table)].sort()).toEqual(Object.keys(CODE_TABLES[table].values).sort());
    }
  });
});
