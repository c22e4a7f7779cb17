/** Lists are in order of code units: the same on every machine, whatever its locale. */
export function compareCodes(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}
