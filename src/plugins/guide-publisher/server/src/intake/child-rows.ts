import { BLANK, readCell } from './cells';
import { firstRows, isBlank, type ChildSource } from './classify';
import { convertRow } from './convert-row';
import type { Place } from './finish-record';
import { findHeader, type Header } from './headers';
import { problem } from './problems';
import { isExplicitBlank } from './protect';
import { RowStore } from './row-store';
import type { Column, ListTable, Table } from './tables';
import type { Problem, RawRow } from './types';
import { PublisherError } from '../../../shared/contracts/errors';

/** The rows of one list, by the key of the record that they belong to. */
export class ChildRows {
  private readonly used = new Set<string>();

  private constructor(
    readonly list: ListTable,
    private readonly sheet: string,
    private readonly header: Header,
    private readonly keyColumns: readonly Column[],
    private readonly rows: RowStore
  ) {}

  /**
   * Reads a child sheet, as it is; `close` gives back what it takes.
   * @throws PublisherError when it has no header or no key column
   */
  static async load(table: Table, child: ChildSource): Promise<ChildRows> {
    const { list, source } = child;
    const sheet = source.name;
    const keys = table.keyColumns;
    const header = findHeader({
      rows: await firstRows(source),
      columns: [...keys, ...list.columns],
      sheet,
    });
    const present = keys.filter((key) => header?.slots.some((slot) => slot?.column === key));
    if (!header || present[0] !== keys[0]) {
      const column = keys[0]!.label['zh-Hans'];
      throw new PublisherError(header ? 'import.missing-column' : 'import.no-header', {
        column,
        sheet,
        row: header?.row ?? 1,
      });
    }
    const rows = new RowStore();
    try {
      for await (const row of source.rows()) {
        if (row.row <= header.row || isBlank(row)) continue;
        rows.add(keyOfRow(row, header, present), row);
      }
    } catch (error) {
      rows.close();
      throw error;
    }
    return new ChildRows(list, sheet, header, present, rows);
  }

  get headerProblems(): readonly Problem[] {
    return this.header.problems;
  }

  /**
   * Entries of the record whose key fields these are, or `null` when the sheet has no row of it.
   * A row that says "deliberately blank" gives an empty list.
   */
  entriesOf(keyValue: (column: Column) => unknown): {
    entries: Array<Readonly<Record<string, unknown>>>;
    places: Place[];
    problems: Problem[];
  } | null {
    const key = joinKey(this.keyColumns.map(keyValue));
    const rows = this.rows.get(key);
    if (!rows) return null;
    this.used.add(key);
    const filled = rows.filter((row) => !this.isDeliberatelyBlank(row));
    const converted = filled.map((row) => convertRow(this.sheet, this.header, row));
    return {
      entries: converted.map(({ values }) => this.entryOf(values)),
      places: filled.map(({ row }) => ({ sheet: this.sheet, row })),
      problems: converted.flatMap(({ problems }) => [...problems]),
    };
  }

  /** Rows whose record the main table does not have. */
  *orphans(): Iterable<Problem> {
    for (const key of this.rows.keys()) {
      if (this.used.has(key)) continue;
      const column = this.keyColumns[0]!.label['zh-Hans'];
      for (const { row } of this.rows.get(key) ?? []) {
        yield problem('import.orphan-row', { sheet: this.sheet, row, column, value: key }, { key });
      }
    }
  }

  close(): void {
    this.rows.close();
  }

  private entryOf(values: ReadonlyMap<Column, unknown>): Record<string, unknown> {
    const own = [...values].filter(([column]) => !this.keyColumns.includes(column));
    return Object.fromEntries(own.map(([column, value]) => [column.field, value]));
  }

  private isDeliberatelyBlank(row: RawRow): boolean {
    const index = this.header.slots.findIndex((s) => s && !this.keyColumns.includes(s.column));
    const others = row.cells.filter((_, i) => {
      const slot = this.header.slots[i];
      return slot && i !== index && !this.keyColumns.includes(slot.column);
    });
    return isExplicitBlank(row.cells[index] ?? '') && others.every((cell) => cell.trim() === '');
  }
}

function keyOfRow(row: RawRow, header: Header, columns: readonly Column[]): string {
  return joinKey(
    columns.map((column) => {
      const index = header.slots.findIndex((slot) => slot?.column === column);
      const cell = readCell(column.type, row.cells[index] ?? '');
      return 'value' in cell ? cell.value : 'blank' in cell ? BLANK : '';
    })
  );
}

/** Key fields as one text; a blank version is version 1, as the schema says. */
function joinKey(parts: readonly unknown[]): string {
  return parts.map((part, i) => (part === BLANK ? (i === 0 ? '' : '1') : String(part))).join('@');
}
