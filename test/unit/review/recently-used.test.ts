import { RecentlyUsed } from '../../../src/plugins/guide-publisher/server/src/review/recently-used';

describe('what was used last', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const filled = (most: number) => {
    const kept = new RecentlyUsed<string | null>(most);
    for (const key of keys) kept.set(key, key);
    return kept;
  };
  const left = (kept: RecentlyUsed<string | null>) =>
    keys.filter((key) => kept.get(key) !== undefined);

  it('stays, and the longest unused goes first', () => {
    const kept = filled(2);
    kept.get('a');
    kept.trim();
    expect(left(kept)).toEqual(['a', 'd']);
  });

  it('is all there until it is trimmed', () => {
    expect(left(filled(2))).toEqual(keys);
  });

  it('may be the knowledge that there is nothing', () => {
    const kept = filled(1);
    kept.set('a', null);
    kept.trim();
    expect(kept.get('a')).toBeNull();
    expect(kept.get('d')).toBeUndefined();
  });
});
