/** Entries of one page of a list: short enough to load at once on an old phone. */
export const PAGE_SIZE = 50;

export interface Page<T> {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly entries: readonly T[];
}

/** Cuts a list into pages; an empty list has one empty page, so that its address is there. */
export function* pagesOf<T>(entries: readonly T[], size: number = PAGE_SIZE): Generator<Page<T>> {
  const pages = Math.max(1, Math.ceil(entries.length / size));
  for (let page = 1; page <= pages; page += 1) {
    yield { page, pages, entries: entries.slice((page - 1) * size, page * size) };
  }
}
