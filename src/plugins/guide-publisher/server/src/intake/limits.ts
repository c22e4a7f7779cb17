/** Bounds of what the spreadsheet door takes in; each is far above real files and far below harm. */

const MEGABYTE = 1024 * 1024;

/** An XLSX file as it lies on disk; 100,000 guides belong into CSV. */
export const MAX_XLSX_BYTES = 20 * MEGABYTE;

/** All entries of an XLSX, counted while inflating: what the archive says of itself is not believed. */
export const MAX_INFLATED_BYTES = 200 * MEGABYTE;

/** Inflated to deflated bytes of one entry; spreadsheets of repeated cells reach about 40. */
export const MAX_RATIO = 100;

/** Below this, the ratio says nothing: a sheet of few equal cells is small anyway. */
export const RATIO_FLOOR_BYTES = MEGABYTE;

/** Entries of one archive; a workbook of 100 sheets has about 220. */
export const MAX_ARCHIVE_ENTRIES = 1000;

/** Filled cells of one workbook. */
export const MAX_CELLS = 1_000_000;

/** Columns; the widest of our tables has about 90. */
export const MAX_COLUMNS = 1000;

/** A CSV is read as a stream; this only keeps out what cannot be meant. */
export const MAX_CSV_BYTES = 1024 * MEGABYTE;

/** One row of a CSV: an open quote must not swallow a gigabyte. */
export const MAX_CSV_RECORD_BYTES = 16 * MEGABYTE;

/** JSON is parsed whole; V8 refuses strings over about 512 MB. */
export const MAX_JSON_BYTES = 256 * MEGABYTE;

/** Titles above the header row: a merged title, a document number, a note on how to fill in. */
export const HEADER_SEARCH_ROWS = 10;

/** Suggestions in one message. */
export const MAX_SUGGESTIONS = 3;

/** Characters of a value repeated in a message. */
export const MAX_SHOWN = 60;
