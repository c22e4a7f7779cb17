import type { z } from 'zod/v4';
import { problem } from './problems';
import type { Column, Table } from './tables';
import type { Problem } from './types';

/** From converted values to a record of the domain. */

export interface Place {
  readonly sheet: string;
  readonly row: number;
}

export interface Draft {
  readonly table: Table;
  readonly values: ReadonlyMap<Column, unknown>;
  readonly place: Place;
  /** Where the entries of a list stand, where they have rows of their own. */
  readonly entryPlaces?: ReadonlyMap<string, readonly Place[]>;
  /** Fields that have a problem already: one line is enough. */
  readonly reported?: ReadonlySet<string>;
}

/** The record in the shape of its schema, without defaults yet. */
export function assemble(values: ReadonlyMap<Column, unknown>): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  const overrides: Record<string, unknown> = {};
  for (const [column, value] of values) {
    (column.override ? overrides : record)[column.field] = value;
  }
  return Object.keys(overrides).length > 0 ? { ...record, overrides } : record;
}

/** Key of a record: its key fields, joined by `@`; blank when the first of them is blank. */
export function keyOf(table: Table, record: Readonly<Record<string, unknown>>): string {
  const parts = table.keys.map((field) => String(record[field] ?? ''));
  return parts[0] === '' ? '' : parts.filter((part) => part !== '').join('@');
}

/** Parses with the schema of the type; what does not fit becomes problems at the right row and column. */
export function parseRecord(draft: Draft): {
  record?: Readonly<Record<string, unknown>>;
  problems: Problem[];
} {
  const source = assemble(draft.values);
  const parsed = draft.table.schema.safeParse(source);
  if (parsed.success) return { record: parsed.data, problems: [] };
  const issues = parsed.error.issues.filter(
    ({ path: [field] }) => !draft.reported?.has(String(field))
  );
  return { problems: issues.map((issue) => problemOfIssue(draft, source, issue)) };
}

/** A problem for one issue of a schema, in our words. */
export function problemOfIssue(
  draft: Pick<Draft, 'table' | 'place' | 'entryPlaces'>,
  source: unknown,
  issue: z.core.$ZodIssue
): Problem {
  const path = issue.path.filter((step) => step !== 'overrides').map(String);
  const [field = '', position, ...rest] = path;
  const column = draft.table.columns.find((candidate) => candidate.field === field);
  const entryPlace = draft.entryPlaces?.get(field)?.[Number(position)];
  const names = [column?.label['zh-Hans'] ?? field];
  if (position !== undefined && !entryPlace) names.push(position);
  if (rest[0] !== undefined) names.push(entryLabel(column, rest[0]));
  const place = {
    ...(entryPlace ?? draft.place),
    column: names.filter((name) => name !== '').join('.'),
    value: shown(valueAt(source, issue.path)),
  };
  if (issue.code === 'too_big') {
    return issue.origin === 'string' || issue.origin === 'array'
      ? problem('import.too-long', place, { limit: issue.maximum })
      : problem('import.out-of-range', place, { range: `≤ ${issue.maximum}` });
  }
  if (issue.code === 'too_small') {
    return problem('import.out-of-range', place, { range: `≥ ${issue.minimum}` });
  }
  return problem('import.invalid-value', place);
}

function entryLabel(column: Column | undefined, field: string): string {
  const columns = column?.type.kind === 'list' ? column.type.list.columns : [];
  return columns.find((each) => each.field === field)?.label['zh-Hans'] ?? field;
}

function valueAt(source: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<PropertyKey, unknown>>)[step]
        : undefined,
    source
  );
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, 200);
}
