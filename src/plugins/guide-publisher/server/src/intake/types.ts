import type { ImportProblem } from '../../../shared/contracts/services';
import type { ImportType } from './tables';

/** What is odd about a raw cell, beyond its text. */
export type CellFlag = 'formula' | 'lost-digits' | 'error';

/** One row as a file has it. Cells are text: dates in ISO form, booleans `true` and `false`, numbers in decimals. */
export interface RawRow {
  /** From 1, as spreadsheet programs count. */
  readonly row: number;
  readonly cells: readonly string[];
  /** By index of the cell. */
  readonly flags?: ReadonlyMap<number, CellFlag>;
}

/** One sheet of a workbook or one CSV file; `rows` may be asked for more than once. */
export interface RowSource {
  /** Name that tells what the sheet holds: the sheet's name, or the file name without its ending. */
  readonly name: string;
  rows(): AsyncIterable<RawRow>;
}

export type Problem = ImportProblem;

/** A record of the file, or what is wrong with it. `record` is missing when one of the problems is an error. */
export interface RecordRow {
  /** Missing when the file could not be read at all. */
  readonly type?: ImportType;
  /** A record of the file, or something about the table: its header, a row that belongs to no record, the whole file. */
  readonly about: 'record' | 'table';
  readonly sheet: string;
  /** 0 when it concerns the whole file; in JSON the place in the list, from 1. */
  readonly row: number;
  readonly key: string;
  readonly record?: Readonly<Record<string, unknown>>;
  readonly problems: readonly Problem[];
}
