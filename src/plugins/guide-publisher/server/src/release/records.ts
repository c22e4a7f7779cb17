import { basename } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isDiskError, type Context } from './context';
import type { FileEntry, FileMap } from './tree';
import { compareNames } from './tree';
import type { ReleaseRecord } from './types';

/** Reading and writing of records and manifests: plain JSON, readable with any tool. */

/** Number of the public release, or null. */
export async function readCurrentNumber({ fs, layout }: Context): Promise<number | null> {
  try {
    const name = basename(await fs.readLink(layout.current));
    const number = /^(\d+)\.tree$/.exec(name);
    return number ? Number(number[1]) : null;
  } catch (error) {
    if (isDiskError(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Numbers of all records, ascending. */
export async function listNumbers({ fs, layout }: Context): Promise<number[]> {
  try {
    const names = await fs.list(layout.releases);
    return names
      .map((name) => /^(\d+)\.json$/.exec(name)?.[1])
      .filter((digits) => digits !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  } catch (error) {
    if (isDiskError(error, 'ENOENT')) return [];
    throw error;
  }
}

/** Throws `release.not-found` and `release.damaged`. */
export async function readRecord(ctx: Context, number: number): Promise<ReleaseRecord> {
  const text = await readText(ctx, number, ctx.layout.record(number));
  const record = parse(text);
  if (!isRecord(record) || record.number !== number) throw damaged(ctx, number);
  return record;
}

/** Files of a release by path. Throws `release.not-found` and `release.damaged`. */
export async function readManifest(ctx: Context, number: number): Promise<Map<string, FileEntry>> {
  const found = parse(await readText(ctx, number, ctx.layout.manifest(number)));
  if (!isObject(found) || !isObject(found.files)) throw damaged(ctx, number);
  const files = new Map<string, FileEntry>();
  for (const [path, value] of Object.entries(found.files)) {
    if (!isEntry(value)) throw damaged(ctx, number);
    files.set(path, value);
  }
  return files;
}

export function manifestText(record: ReleaseRecord, files: FileMap): string {
  const lines = [...files]
    .sort(([a], [b]) => compareNames(a, b))
    .map(
      ([path, { sha256, size, keptFrom }]) =>
        `${JSON.stringify(path)}: ${JSON.stringify({ sha256, size, keptFrom })}`
    );
  const head = `"form": 1, "number": ${record.number}, "root": "${record.root}"`;
  return `{${head}, "files": {\n${lines.join(',\n')}\n}}\n`;
}

function damaged(ctx: Context, number: number): PublisherError {
  return new PublisherError('release.damaged', { site: ctx.site, number });
}

async function readText(ctx: Context, number: number, path: string): Promise<string> {
  try {
    return (await ctx.fs.read(path)).toString('utf8');
  } catch (error) {
    if (!isDiskError(error, 'ENOENT')) throw error;
    throw new PublisherError('release.not-found', { site: ctx.site, number });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecord(value: unknown): value is ReleaseRecord & Record<string, unknown> {
  return (
    isObject(value) &&
    typeof value.number === 'number' &&
    typeof value.root === 'string' &&
    /^[0-9a-f]{64}$/.test(value.root)
  );
}

function isEntry(value: unknown): value is FileEntry & Record<string, unknown> {
  return isObject(value) && typeof value.sha256 === 'string' && typeof value.size === 'number';
}
