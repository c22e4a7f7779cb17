import fc from 'fast-check';
import {
  compareLimits,
  formatLimit,
  limitInWorkdays,
  sumLimits,
} from '../../../src/plugins/guide-publisher/domain/codes/time-limit';
import type { TimeLimit } from '../../../src/plugins/guide-publisher/domain/codes/values';

const limit = (value: number, unit: string): TimeLimit => ({ value, unit, note: '' });
const blank: TimeLimit = null;

const anyLimit = fc.record({
  value: fc.oneof(fc.nat(500), fc.double({ min: 0, max: 1000, noNaN: true })),
  unit: fc.constantFrom('workday', 'day', 'hour', 'month', 'on-the-spot', 'none'),
  note: fc.constant(''),
});

describe('comparing limits', () => {
  test.each([
    [limit(7, 'workday'), limit(20, 'workday'), -1],
    [limit(5, 'workday'), limit(7, 'day'), 0],
    [limit(20, 'workday'), limit(30, 'day'), -1],
    [limit(22, 'workday'), limit(1, 'month'), 1],
    [limit(30, 'day'), limit(1, 'month'), 0],
    [limit(8, 'hour'), limit(1, 'workday'), 0],
    [limit(0, 'on-the-spot'), limit(1, 'hour'), -1],
    [limit(0.3, 'workday'), limit(2.4, 'hour'), 0],
    [limit(365, 'day'), limit(0, 'none'), -1],
    [limit(0, 'none'), limit(0, 'none'), 0],
    [blank, limit(1, 'day'), null],
    [limit(1, 'day'), blank, null],
    [limit(1, 'fortnight'), limit(1, 'day'), null],
    [limit(1, 'constructor'), limit(1, 'day'), null],
    [limit(NaN, 'day'), limit(1, 'day'), null],
  ])('%j against %j gives %s', (a, b, expected) => {
    expect(compareLimits(a, b)).toBe(expected);
  });

  test('turning the sides round turns the sign round', () => {
    fc.assert(
      fc.property(anyLimit, anyLimit, (a, b) => {
        expect((compareLimits(a, b) ?? NaN) + (compareLimits(b, a) ?? NaN)).toBe(0);
      })
    );
  });
});

describe('adding limits', () => {
  test.each([
    [[limit(1, 'workday'), limit(2, 'workday')], limit(3, 'workday')],
    [[limit(1, 'workday'), limit(4, 'hour')], limit(1.5, 'workday')],
    [[limit(5, 'workday'), limit(1, 'day')], limit(8, 'day')],
    [[limit(1, 'month'), limit(2, 'month')], limit(3, 'month')],
    [[limit(0, 'on-the-spot'), limit(2, 'workday')], limit(2, 'workday')],
    [[limit(0, 'on-the-spot')], limit(0, 'on-the-spot')],
    [[limit(1, 'day'), limit(0, 'none')], limit(0, 'none')],
    [[limit(0.1, 'day'), limit(0.2, 'day')], limit(0.3, 'day')],
    [[limit(1, 'day'), blank], null],
    [[], null],
  ])('%j gives %j', (limits, expected) => {
    expect(sumLimits(limits)).toEqual(expected);
  });

  test('a sum is never shorter than a part', () => {
    fc.assert(
      fc.property(fc.array(anyLimit, { minLength: 1, maxLength: 6 }), (limits) => {
        const sum = sumLimits(limits);
        // Results keep six decimals; a part is compared with that tolerance.
        const total = limitInWorkdays(sum) ?? Infinity;
        return limits.every((part) => (limitInWorkdays(part) ?? total) <= total + 1e-4);
      })
    );
  });
});

describe('formatting limits', () => {
  test.each([
    [limit(7, 'workday'), '7个工作日', '7 working days'],
    [limit(1, 'workday'), '1个工作日', '1 working day'],
    [limit(30, 'day'), '30日', '30 calendar days'],
    [limit(2, 'hour'), '2小时', '2 hours'],
    [limit(3, 'month'), '3个月', '3 months'],
    [limit(0, 'on-the-spot'), '当场办结', 'Done on the spot'],
    [limit(0, 'none'), '法律未规定时限', 'No limit set by law'],
    [limit(3, '旬'), '3旬', '3 旬'],
    [limit(3, 'constructor'), '3constructor', '3 constructor'],
    [blank, '', ''],
  ])('%j reads %s, %s', (value, zh, en) => {
    expect([formatLimit(value, 'zh-Hans'), formatLimit(value, 'en')]).toEqual([zh, en]);
  });
});

test.each([
  [limit(7, 'workday'), 7],
  [limit(7, 'day'), 5],
  [limit(4, 'hour'), 0.5],
  [limit(0, 'on-the-spot'), 0],
  [limit(0, 'none'), null],
  [blank, null],
])('%j counts as %s working days in averages', (value, expected) => {
  expect(limitInWorkdays(value)).toBe(expected);
});
