import { stat } from 'node:fs/promises';
import { PublisherError } from '../../../shared/contracts/errors';
import { isRecord } from './convert-json';
import { MAX_JSON_BYTES } from './limits';
import { detectEncoding, readText } from './text-encoding';

/** Records of a JSON file, not yet parsed; `type` where the file names one. */
export interface JsonRecords {
  readonly type: string | null;
  readonly records: readonly unknown[];
}

/**
 * Reads `{type, records: […]}`, an array of records, or one record.
 * @throws PublisherError `import.too-large`, `import.json-malformed`, `import.json-shape`
 */
export async function readJson(path: string): Promise<JsonRecords> {
  const value = await parseJsonFile(path);
  if (Array.isArray(value)) return { type: null, records: value };
  if (!isRecord(value)) throw new PublisherError('import.json-shape');
  if (!Object.hasOwn(value, 'records')) return { type: null, records: [value] };
  const { type, records } = value;
  if (!Array.isArray(records) || (type !== undefined && typeof type !== 'string')) {
    throw new PublisherError('import.json-shape');
  }
  return { type: type ?? null, records };
}

/**
 * The value of a JSON file in UTF-8 or one of the other known encodings.
 * @throws PublisherError `import.too-large`, `import.json-malformed`
 */
export async function parseJsonFile(path: string): Promise<unknown> {
  const { size } = await stat(path);
  if (size > MAX_JSON_BYTES) {
    throw new PublisherError('import.too-large', { what: 'JSON ', limit: '256 MB' });
  }
  let text = '';
  for await (const piece of readText(path, await detectEncoding(path))) text += piece;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new PublisherError('import.json-malformed', placeOf(error, text));
  }
}

/** Row and column of a syntax error, where the engine tells the position. */
function placeOf(error: unknown, text: string): Record<string, unknown> {
  const [, position] = /position (\d+)/u.exec(error instanceof Error ? error.message : '') ?? [];
  if (position === undefined) return { place: '' };
  const before = text.slice(0, Number(position)).split('\n');
  const row = before.length;
  return { place: ` (${row}:${before.at(-1)!.length + 1})`, row };
}
