import { createReadStream, type ReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Has a file written and hands it out: what may fail on the way fails before the first byte of the answer. The file is
 * gone when it has been read, or when the reader went away.
 */
export async function spool(
  name: string,
  write: (file: string) => Promise<void>
): Promise<ReadStream> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zhinan-download-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const file = path.join(folder, name);
  try {
    await write(file);
  } catch (error) {
    await remove();
    throw error;
  }
  return createReadStream(file).once('close', () => void remove());
}
