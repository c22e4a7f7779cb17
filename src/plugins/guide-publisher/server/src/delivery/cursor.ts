import { z } from 'zod/v4';
import { invalidParameter, type SortField } from './parameters';

export interface Order {
  readonly field: SortField;
  readonly direction: 'asc' | 'desc';
}

/** Where a reader stands: the last row that he has seen, in the order that he reads in. */
export interface Cursor {
  readonly value: string | number;
  readonly code: string;
}

const DIRECTIONS = ['asc', 'desc'] as const;

/** The order of a checked parameter `sort`. */
export function orderOf(sort: string): Order {
  const [field, direction] = sort.split(':');
  return { field: field as SortField, direction: direction === 'desc' ? 'desc' : 'asc' };
}

/** A cursor as text; it carries its order, because it means nothing in another. */
export function cursorText({ field, direction }: Order, { value, code }: Cursor): string {
  return Buffer.from(JSON.stringify([field, direction, value, code])).toString('base64url');
}

/** Reads a cursor; throws `api.invalid-parameter` for one that we did not write or that is of another order. */
export function readCursor(text: string, order: Order): Cursor {
  const result = cursorSchema.safeParse(parsed(text));
  if (!result.success) throw invalidParameter('pagination[cursor]', 'not a cursor of this API');
  const [field, direction, value, code] = result.data;
  const typed = typeof value === (field === 'sequence' ? 'number' : 'string');
  if (field !== order.field || direction !== order.direction || !typed)
    throw invalidParameter('pagination[cursor]', 'the cursor belongs to another order');
  return { value, code };
}

/** Condition on rows that come after the cursor. */
export function after({ field, direction }: Order, { value, code }: Cursor) {
  const beyond = direction === 'asc' ? '$gt' : '$lt';
  // Names repeat; codes and sequences don't.
  if (field !== 'name') return { [field]: { [beyond]: value } };
  return { $or: [{ name: { [beyond]: value } }, { name: value, code: { [beyond]: code } }] };
}

/** The order as the database wants it. */
export function orderBy({ field, direction }: Order): Array<Record<string, string>> {
  return field === 'name' ? [{ name: direction }, { code: direction }] : [{ [field]: direction }];
}

const cursorSchema = z.tuple([
  z.enum(['code', 'name', 'sequence']),
  z.enum(DIRECTIONS),
  z.union([z.string(), z.number().int()]),
  z.string(),
]);

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
