import { withRow, type PageRow } from '../../bench/page';

const row = (bench: string, perSecond: number): PageRow => ({
  result: {
    bench,
    guides: 1000,
    ours: { perSecond, perSecondLow: 1, perSecondHigh: 2000 },
    peers: { peer: { perSecond: 5 } },
    ratio: { peer: 2 },
    peakMemoryMB: 80,
  },
  purpose: 'one thing | another',
  machine: '2 × Processor',
  date: '2026-11-01',
});

const rowsOf = (page: string): string[] =>
  page.split('\n').filter((line) => /^\| (?!bench \|)/.test(line));

describe('the page of benchmarks', () => {
  it('is begun with a head and the first row', () => {
    const page = withRow('', row('check', 1500));
    expect(page).toMatch(/^# Benchmarks\n/);
    expect(rowsOf(page)).toEqual([
      '| check | one thing \\| another | 1,000 | perSecond 1,500 (1–2,000) | peer: perSecond 5 | peer: 2 | 80 MB | 2026-11-01, 2 × Processor |',
    ]);
  });

  it('keeps the other rows, in order, and replaces its own', () => {
    const first = withRow(withRow('', row('search', 1)), row('check', 2));
    const again = withRow(first, row('search', 3));
    expect(rowsOf(again).map((line) => line.split(' | ')[0])).toEqual(['| check', '| search']);
    expect(again).toContain('perSecond 3 ');
    expect(again).not.toContain('perSecond 1 ');
  });

  it('is the same when the same row is put in twice', () => {
    const once = withRow('', row('check', 2));
    expect(withRow(once, row('check', 2))).toBe(once);
  });
});
