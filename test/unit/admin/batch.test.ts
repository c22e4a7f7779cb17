import { createBatch } from '../../../src/plugins/guide-publisher/admin/src/list-view/batch';

test('the cells of one page ask together, and once more only when the rows change', () => {
  const tasks: Array<() => void> = [];
  const batch = createBatch((task) => tasks.push(task));
  const seen: string[][] = [];
  batch.subscribe(() => seen.push([...batch.idsOf('guides')]));
  const run = () => tasks.splice(0).forEach((task) => task());

  const leave = ['b', 'a', 'a'].map((id) => batch.join('guides', id));
  batch.join('charts', 'x');
  run();
  expect(seen).toEqual([['a', 'b']]);
  const before = batch.idsOf('guides');

  leave[2]!();
  run();
  expect(batch.idsOf('guides')).toBe(before);

  leave.slice(0, 2).forEach((one) => one());
  batch.join('guides', 'c');
  run();
  expect(batch.idsOf('guides')).toEqual(['c']);
});
