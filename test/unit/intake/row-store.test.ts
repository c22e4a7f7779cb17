import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { RowStore } from '../../../src/plugins/guide-publisher/server/src/intake/row-store';

/** More than the store keeps in memory. */
const ROWS = 30_000;
const KEYS = 1_000;

describe('rows of a list of a whole city', () => {
  it('come back by key, in their order, with what marks their cells', () => {
    const store = new RowStore();
    const folders = (): number =>
      readdirSync(tmpdir()).filter((name) => name.startsWith('guides-rows-')).length;
    const before = folders();
    for (let row = 1; row <= ROWS; row += 1) {
      const flags = row % 7 === 0 ? { flags: new Map([[1, 'formula' as const]]) } : {};
      store.add(`K${row % KEYS}`, {
        row,
        cells: [`K${row % KEYS}`, `第${row}行\u2028"，`],
        ...flags,
      });
    }
    const rows = store.get('K7')!;
    expect(rows.map(({ row }) => row)).toEqual(
      Array.from({ length: ROWS / KEYS }, (_, i) => 7 + i * KEYS)
    );
    expect(rows.every(({ row, cells }) => cells[1] === `第${row}行\u2028"，`)).toBe(true);
    expect(rows[0]!.flags?.get(1)).toBe('formula');
    expect(store.get('none')).toBeNull();
    expect([...store.keys()]).toHaveLength(KEYS);
    store.close();
    expect(folders()).toBe(before);
  });
});
