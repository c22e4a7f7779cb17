import { basename } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import { isDiskError, type Context } from './context';
import type { ReleaseRecord } from './types';

/** Reading and writing of records: plain JSON, readable with any tool. */

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
  const record = parse(await readText(ctx, number, ctx.layout.record(number)));
  if (!isRecord(record) || record.number !== number)
    throw new PublisherError('release.damaged', { site: ctx.site, number });
  return record;
}

export function recordText(record: ReleaseRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
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

function isRecord(value: unknown): value is ReleaseRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { number, root } = value as Partial<ReleaseRecord>;
  return typeof number === 'number' && typeof root === 'string' && /^[0-9a-f]{64}$/.test(root);
}
