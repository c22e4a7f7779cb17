import {
  draftOf,
  limitOf,
  limitOfDraft,
  limitText,
  parseLimit,
} from '../../../src/plugins/guide-publisher/admin/src/fields/limit-text';

describe('a limit that is being typed', () => {
  test.each([
    ['nothing', { number: '', unit: '', note: '' }, null],
    ['a number without a unit', { number: '5', unit: '', note: '' }, null],
    ['a unit without a number: never one day', { number: '', unit: 'day', note: '' }, null],
    ['no number', { number: 'x', unit: 'day', note: '' }, null],
    ['less than nothing', { number: '-1', unit: 'day', note: '' }, null],
    [
      'wide digits',
      { number: '１５', unit: 'workday', note: '' },
      { value: 15, unit: 'workday', note: '' },
    ],
    [
      'on the spot',
      { number: '', unit: 'on-the-spot', note: '' },
      { value: 0, unit: 'on-the-spot', note: '' },
    ],
    [
      'no limit by law',
      { number: '9', unit: 'none', note: 'n' },
      { value: 0, unit: 'none', note: 'n' },
    ],
  ])('%s', (_name, draft, expected) => {
    expect(limitOfDraft(draft)).toEqual(expected);
  });

  test('starts as what is stored', () => {
    const limit = { value: 20, unit: 'day', note: '不含公示' };
    expect(limitOfDraft(draftOf(limit))).toEqual(limit);
    expect(limitOfDraft(draftOf(null))).toBeNull();
  });
});

test.each([['text'], [3], [[]], [{ value: 3 }]])(
  'what has not the form of a limit is blank: %j',
  (stored) => {
    expect(limitOf(stored)).toBeNull();
  }
);

test.each(['zh-Hans', 'en'] as const)('a limit written in %s is read back', (locale) => {
  for (const unit of ['workday', 'day', 'hour', 'month', 'on-the-spot', 'none']) {
    const value = unit === 'on-the-spot' || unit === 'none' ? 0 : 3;
    const written = limitText({ value, unit, note: '' }, locale);
    expect([written, parseLimit(written)]).toEqual([written, { value, unit, note: '' }]);
  }
});
