import { basename } from 'node:path';
import { DOCUMENT_KINDS, type Document } from '../../domain/document/document';
import { listInputFiles } from '../../server/src/intake/input-files';
import { parseJsonFile } from '../../server/src/intake/read-json';
import { readRecords } from '../../server/src/intake/read-records';
import { sniff } from '../../server/src/intake/sniff';
import type { ImportType } from '../../server/src/intake/tables';
import type { RecordRow } from '../../server/src/intake/types';

/** One thing to check, or a row that could not be read. */
export type Input =
  | { readonly kind: 'row'; readonly file: string; readonly row: RecordRow }
  | {
      readonly kind: 'document';
      readonly file: string;
      readonly place: number;
      readonly document: Document;
    }
  /** An organization as its guides show it; `file` is where the first of them stands. */
  | { readonly kind: 'organization'; readonly file: string; readonly code: string };

export interface InputList {
  readonly files: readonly string[];
  /** Files inside folders that hold nothing to check. */
  readonly skipped: readonly string[];
}

/** The files of the arguments, folders expanded, what is referred to first. */
export async function listInputs(paths: readonly string[]): Promise<InputList> {
  if (paths.length === 0) return { files: [], skipped: [] };
  const { files, skipped } = await listInputFiles(paths);
  // Resolved documents are no records, but they can be checked.
  const documents: string[] = [];
  for (const file of skipped) if (await documentsOf(file)) documents.push(file);
  return {
    files: [...files.map(({ path }) => path), ...documents],
    skipped: skipped.filter((file) => !documents.includes(file)),
  };
}

/** Reads a file as resolved documents where it holds such, else as records. Never throws. */
export async function* readInputs(file: string, type?: ImportType): AsyncGenerator<Input> {
  const documents = await documentsOf(file);
  if (documents) {
    for (const [i, document] of documents.entries()) {
      yield { kind: 'document', file, place: i + 1, document };
    }
    return;
  }
  for await (const row of readRecords(file, { type })) yield { kind: 'row', file, row };
}

/** A short name for messages. */
export function shortName(file: string): string {
  return basename(file);
}

/** One document, an array of them, or `{documents: […]}`; `null` for anything else. */
async function documentsOf(file: string): Promise<readonly Document[] | null> {
  try {
    if ((await sniff(file)) !== 'json') return null;
    const value = await parseJsonFile(file);
    const inside = hasDocuments(value) ? value.documents : value;
    const list = Array.isArray(inside) ? inside : [inside];
    return list.length > 0 && list.every(isDocument) ? list : null;
  } catch {
    return null;
  }
}

function hasDocuments(value: unknown): value is { documents: unknown } {
  return typeof value === 'object' && value !== null && 'documents' in value;
}

/** By its kind alone: what else is wrong with it, the check says. */
function isDocument(value: unknown): value is Document {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return DOCUMENT_KINDS.some((kind) => kind === value.kind);
}
