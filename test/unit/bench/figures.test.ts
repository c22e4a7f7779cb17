import { figureOf, rounded, withRange } from '../../bench/figures';

describe('a figure', () => {
  it.each([
    [[3], { median: 3, low: 3, high: 3 }],
    [[9, 1, 5], { median: 5, low: 1, high: 9 }],
    [[4, 1, 3, 2], { median: 2.5, low: 1, high: 4 }],
  ])('of %j is the median with the range', (values, figure) => {
    expect(figureOf(values)).toEqual(figure);
  });

  it('needs a run', () => {
    expect(() => figureOf([])).toThrow(RangeError);
  });

  it('carries its unit and its range in the names', () => {
    expect(withRange('perSecond', { median: 1234.5, low: 0.123456, high: 2000 })).toEqual({
      perSecond: 1235,
      perSecondLow: 0.123,
      perSecondHigh: 2000,
    });
  });

  it.each([
    [0, 0],
    [0.00123456, 0.00123],
    [99.96, 100],
    [123.456, 123],
  ])('rounds %d to %d', (value, expected) => {
    expect(rounded(value)).toBe(expected);
  });
});
