import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  canonicalText,
  contentHash,
  SET_FIELDS,
} from '../../../src/plugins/guide-publisher/domain/document/canonical';
import { tidyWhitespace } from '../../../src/plugins/guide-publisher/domain/document/whitespace';

const nodeSha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** JSON whose texts have no cosmetic white space and are composed, so that any difference is a real one. */
const realText = fc
  .array(fc.constantFrom(...'aZ0行政许可，（é'), { maxLength: 6 })
  .map((chars) => chars.join(''));
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    realText,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(realText, tie('json'), { maxKeys: 4 })
  ),
}));

/** The same value with the keys of every object in reverse order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, entry]) => [key, reversed(entry)])
  );
}

/** The same value with texts dressed in white space that nobody sees. */
function dressed(value: unknown): unknown {
  if (typeof value === 'string') return `  \u3000${value}\r\n\t`;
  if (Array.isArray(value)) return value.map(dressed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, dressed(entry)]));
}

describe('canonical text', () => {
  test('is JSON with its keys in code-unit order', () => {
    expect(canonicalText({ b: [1, 'x', null], a: { d: true, c: '"' } })).toBe(
      '{"a":{"c":"\\"","d":true},"b":[1,"x",null]}'
    );
  });

  test.each([
    ['line breaks', 'a\r\nb\rc', 'a\nb\nc'],
    ['space at the ends', '\u3000 a \n', 'a'],
    ['runs of blanks', 'a \t\u00a0\u3000b', 'a b'],
    ['blanks at the ends of lines', 'a  \n  b', 'a\nb'],
    ['empty lines', 'a\n\n \n\nb', 'a\n\nb'],
    ['composition', 'e\u0301', '\u00e9'],
  ])('does not depend on %s', (_, one, other) => {
    expect(canonicalText(one)).toBe(canonicalText(other));
  });

  test.each([
    ['a line break', 'a\nb', 'a b'],
    ['a space between words', 'a b', 'ab'],
    ['full width', '２', '2'],
    ['case', 'a', 'A'],
    ['an invisible character', 'a\u200bb', 'ab'],
    ['a direction mark', 'a\u202eb', 'ab'],
  ])('keeps %s', (_, one, other) => {
    expect(canonicalText(one)).not.toBe(canonicalText(other));
  });

  test.each([...SET_FIELDS])('the set %s has no order and names nothing twice', (field) => {
    expect(canonicalText({ [field]: ['2', '1', '2'] })).toBe(
      canonicalText({ [field]: ['1', '2'] })
    );
  });

  test('lists keep their order', () => {
    expect(canonicalText({ materials: ['b', 'a'] })).not.toBe(
      canonicalText({ materials: ['a', 'b'] })
    );
  });

  test('keys are told apart whatever characters they hold', () => {
    const written = [{ 'a\0b': 1, c: 2 }, { a: 1, 'b\0c': 2 }, { a: 1, b: 2 }, { '': 1 }, {}];
    for (const value of [...written, ...written]) {
      expect(JSON.parse(canonicalText(value))).toEqual(value);
    }
  });

  test('a long text that is not plain at its end takes no longer than others', () => {
    const text = '许'.repeat(200_000);
    expect(canonicalText(`${text}"`)).toBe(`"${text}\\""`);
  });

  test('a missing value is as good as none, null is not', () => {
    expect(canonicalText({ a: undefined })).toBe('{}');
    expect(canonicalText({ a: null })).toBe('{"a":null}');
  });

  test.each([
    ['a cycle', Object.assign([] as unknown[], {})],
    ['symbols', { a: Symbol('x'), b: () => 1 }],
    ['big numbers', { a: 1n, b: NaN, c: -0, d: Infinity }],
    ['a lone surrogate', '\ud800'],
    ['an invalid date', new Date(NaN)],
    ['nothing', undefined],
  ])('%s does not throw and gives JSON', (_, value) => {
    if (Array.isArray(value)) value.push(value);
    expect(() => JSON.parse(canonicalText(value))).not.toThrow();
    expect(contentHash(value)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('reading it and writing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalText(value);
        expect(canonicalText(JSON.parse(text))).toBe(text);
      })
    );
  });

  test('tidying twice is tidying once', () => {
    const blanks = fc.constantFrom('a', '许', ' ', '\t', '\n', '\r', '\u3000', '\u00a0', '\u2028');
    fc.assert(
      fc.property(fc.string({ unit: blanks, maxLength: 30 }), (text) => {
        const once = tidyWhitespace(text);
        expect(tidyWhitespace(once)).toBe(once);
        expect(once.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      })
    );
  });
});

describe('content hash', () => {
  test('the order of keys and cosmetic edits do not change it', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(contentHash(reversed(value))).toBe(contentHash(value));
        expect(contentHash(dressed(value))).toBe(contentHash(value));
      })
    );
  });

  test('any real change changes it', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const same = JSON.stringify(sortedKeys(one)) === JSON.stringify(sortedKeys(other));
        expect(contentHash(one) === contentHash(other)).toBe(same);
      }),
      { numRuns: 500 }
    );
  });

  test('a change of any single text of a document changes it', () => {
    fc.assert(
      fc.property(json, fc.nat(), (value, at) => {
        const text = canonicalText(value);
        const quoted = [...text.matchAll(/"[^"\\]*"/g)];
        fc.pre(quoted.length > 0);
        const place = quoted[at % quoted.length]!.index + 1;
        const changed: unknown = JSON.parse(`${text.slice(0, place)}§${text.slice(place)}`);
        expect(contentHash(changed)).not.toBe(contentHash(value));
      })
    );
  });

  test('the portable hasher and that of Node agree', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(contentHash(value)).toBe(contentHash(value, nodeSha256));
      })
    );
  });
});

/** The oracle: the same value with sorted keys, by another way than the code under test. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]): [string, unknown] => [
    key,
    sortedKeys(entry),
  ]);
  // As pairs, because an object of JavaScript puts keys that look like numbers first.
  return { pairs: entries.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
