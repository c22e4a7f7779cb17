import type { ErrorCode } from '../../../shared/contracts/errors';
import type { ListTable } from './tables';

/** A whole list inside one cell: a JSON array of entries, or one entry per line. */

type Result =
  | { readonly value: ReadonlyArray<Readonly<Record<string, unknown>>> }
  | { readonly code: ErrorCode };

/** `《行政许可法》第十二条`: name of the law between its title marks, then the article. */
const CITATION = /^《(.+)》\s*(.*)$/su;

/** Numbers and bullets that people put before the lines of a list. */
const BULLET = /^\s*(?:\d{1,3}(?:[.．](?!\d)|[、)）])\s*|[（(]\d{1,3}[)）]\s*|[-•·]\s+)/u;

/** Reads a cell as a list; each line fills the field that names an entry. */
export function readEntryList(list: ListTable, text: string): Result {
  if (text.startsWith('[')) return readJson(text);
  const field = namingField(list);
  const lines = text.split(/\r?\n/u).map((line) => line.replace(BULLET, '').trim());
  return {
    value: lines.filter((line) => line !== '').map((line) => entryOf(list, field, line)),
  };
}

/** The name of an entry, or else its first field: the text of a condition, the step of a step. */
function namingField(list: ListTable): string {
  const fields = list.columns.map((column) => column.field);
  return fields.includes('name') ? 'name' : fields[0]!;
}

function entryOf(list: ListTable, field: string, line: string): Record<string, unknown> {
  const [, law, article = ''] = list.field === 'legalBases' ? (CITATION.exec(line) ?? []) : [];
  return law === undefined ? { [field]: line } : { law, article };
}

function readJson(text: string): Result {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every(isRecord)
      ? { value: parsed }
      : { code: 'import.list-form' };
  } catch {
    return { code: 'import.list-form' };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
