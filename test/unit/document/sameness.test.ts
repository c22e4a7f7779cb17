import fc from 'fast-check';
import {
  essenceOf,
  saysTheSame,
  visibleText,
} from '../../../src/plugins/guide-publisher/domain/document/sameness';

/** Values that are alike more often than chance would make them. */
const word = fc.constantFrom(
  '',
  ' ',
  '甲',
  '甲 ',
  '<p>甲</p>',
  '&#30002;',
  '乙',
  'a b',
  'a  b',
  '\u00a0'
);
const key = fc.constantFrom('name', 'id', 'audiences', 'lanes', 'nodes', 'edges', 'note', 'lane');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    word,
    fc.constantFrom(null, undefined, 0, 1, true, false),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 })
  ),
}));

describe('two values say the same', () => {
  it('if and only if their essences are equal', () => {
    let [same, different] = [0, 0];
    fc.assert(
      fc.property(fc.constantFrom('name', 'audiences'), value, value, (field, one, other) => {
        const expected = essenceOf(field, one) === essenceOf(field, other);
        if (expected) same += 1;
        else different += 1;
        expect(saysTheSame(field, one, other)).toBe(expected);
      }),
      { numRuns: 5_000 }
    );
    expect(Math.min(same, different)).toBeGreaterThan(200);
  });

  it('whatever JSON they are', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const expected = essenceOf('x', one) === essenceOf('x', other);
        expect(saysTheSame('x', one, other)).toBe(expected);
        expect(saysTheSame('x', one, structuredClone(one))).toBe(true);
      })
    );
  });

  it('also far below where anything is looked at, without taking long', () => {
    const deep = (end: string) => {
      let nested: unknown = end;
      for (let i = 0; i < 20_000; i += 1) nested = [nested];
      return nested;
    };
    expect(saysTheSame('x', deep('甲'), deep('乙'))).toBe(true);
  });
});

test('the visible text of a visible text is itself', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), word);
  fc.assert(
    fc.property(text, (some) => {
      const visible = visibleText(some);
      if (!/[<&]/.test(visible)) expect(visibleText(visible)).toBe(visible);
      if (!/[\s<&]/.test(some)) expect(visible).toBe(some.normalize('NFC'));
    })
  );
});
