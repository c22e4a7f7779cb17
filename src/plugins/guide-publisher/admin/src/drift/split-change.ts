/** Where two texts differ: what is the same before, what is other in the second, what is the same after. */
export function splitChange(
  before: string,
  after: string
): readonly [start: string, middle: string, end: string] {
  const [a, b] = [[...before], [...after]];
  const most = Math.min(a.length, b.length);
  let start = 0;
  while (start < most && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [
    b.slice(0, start).join(''),
    b.slice(start, b.length - end).join(''),
    b.slice(b.length - end).join(''),
  ];
}
