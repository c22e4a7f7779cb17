import fc from 'fast-check';
import { compilePattern } from '../../../src/plugins/guide-publisher/domain/template/linear-pattern';

const matcher = (source: string) => {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new Error(compiled.problem.en);
  return compiled.matches;
};

/** Patterns of the grammar, for comparison with the built-in engine. */
const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '(a|b)', '(?:ab)', '[a-c0-3]');
const count = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}', '{0,2}', '{1,}');
const sources = fc
  .array(
    fc.tuple(atom, count).map((parts) => parts.join('')),
    { minLength: 1, maxLength: 5 }
  )
  .chain((parts) => fc.constantFrom(parts.join(''), parts.join('|')));

describe('patterns', () => {
  it('match as the built-in engine does', () => {
    const texts = fc.array(fc.constantFrom('a', 'b', 'c', '1', '許', '😀'), { maxLength: 8 });
    fc.assert(
      fc.property(sources, texts, (source, chars) => {
        const text = chars.join('');
        expect(matcher(source)(text)).toBe(new RegExp(`^(?:${source})$`, 'u').test(text));
      }),
      { numRuns: 2000 }
    );
  });

  it('take the whole text, with or without anchors', () => {
    expect(matcher('^ab$')('ab')).toBe(true);
    expect(matcher('ab')('xab')).toBe(false);
  });

  it('go through what would hang a backtracking engine', () => {
    const hostile = matcher('(a|a)*(a|aa)*a*a*a*.*.*b');
    expect(hostile('a'.repeat(10_000))).toBe(false);
  });

  it('forget what they remembered before it grows too big', () => {
    const any = matcher('.*x');
    for (let point = 0x4e00; point < 0x4e00 + 12_000; point += 1) any(String.fromCodePoint(point));
    expect(any('許x')).toBe(true);
  });

  it('compile or refuse any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab()[]{}*+?|\\^$.-,12d') }), (source) => {
        expect(typeof compilePattern(source).ok).toBe('boolean');
      }),
      { numRuns: 2000 }
    );
  });
});
