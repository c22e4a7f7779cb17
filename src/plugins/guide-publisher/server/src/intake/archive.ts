import yauzl from 'yauzl';
import { PublisherError } from '../../../shared/contracts/errors';
import { MAX_ARCHIVE_ENTRIES, MAX_INFLATED_BYTES, MAX_RATIO, RATIO_FLOOR_BYTES } from './limits';

/** A ZIP archive that is read within bounds; nothing that it says of its own sizes is believed. */
export interface Archive {
  has(name: string): boolean;
  readonly names: readonly string[];
  /** The bytes of one entry, counted while they are inflated. */
  read(name: string): AsyncIterable<Buffer>;
}

/**
 * Opens an archive held in memory.
 * @throws PublisherError `import.unsafe-archive`, `import.encrypted`, `import.too-large`, `import.broken-workbook`
 */
export async function openArchive(bytes: Buffer): Promise<Archive> {
  const zip = await asOurs(() => yauzl.fromBufferPromise(bytes, { lazyEntries: true }));
  if (zip.entryCount > MAX_ARCHIVE_ENTRIES) throw tooMany();
  const entries = new Map<string, yauzl.Entry>();
  await asOurs(async () => {
    for await (const entry of zip.eachEntry()) add(entries, entry);
  });
  const budget = { left: MAX_INFLATED_BYTES };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: (name) => readEntry({ zip, entry: entries.get(name), name, budget }),
  };
}

function add(entries: Map<string, yauzl.Entry>, entry: yauzl.Entry): void {
  const name = entry.fileName;
  if (entries.has(name)) throw unsafe(`${name} ×2`);
  if (isTraversal(name)) throw unsafe(name);
  if (entry.isEncrypted()) throw new PublisherError('import.encrypted');
  entries.set(name, entry);
  if (entries.size > MAX_ARCHIVE_ENTRIES) throw tooMany();
}

function isTraversal(name: string): boolean {
  return /^(?:[a-z]:|[\\/])|(?:^|[\\/])\.\.(?:[\\/]|$)|\0/iu.test(name);
}

async function* readEntry(params: {
  zip: yauzl.ZipFile;
  entry: yauzl.Entry | undefined;
  name: string;
  budget: { left: number };
}): AsyncGenerator<Buffer> {
  const { zip, entry, name, budget } = params;
  if (!entry) throw new PublisherError('import.broken-workbook', { part: name });
  const stream = await asOurs(() => zip.openReadStreamPromise(entry));
  let inflated = 0;
  try {
    for await (const chunk of stream) {
      const bytes = chunk as Buffer;
      inflated += bytes.length;
      budget.left -= bytes.length;
      if (budget.left < 0) {
        throw new PublisherError('import.too-large', { what: 'XLSX ', limit: '200 MB' });
      }
      if (inflated > RATIO_FLOOR_BYTES && inflated > entry.compressedSize * MAX_RATIO) {
        throw unsafe(`${name} > ${MAX_RATIO}:1`);
      }
      yield bytes;
    }
  } catch (error) {
    throw ours(error, name);
  } finally {
    stream.destroy();
  }
}

async function asOurs<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw ours(error, 'ZIP');
  }
}

/** yauzl's words about names are a matter of safety; everything else is damage. */
function ours(error: unknown, part: string): PublisherError {
  if (error instanceof PublisherError) return error;
  const text = error instanceof Error ? error.message : '';
  if (/relative path|absolute path|invalid characters|backslash/iu.test(text)) {
    return unsafe('.. / \\');
  }
  return new PublisherError('import.broken-workbook', { part });
}

function unsafe(reason: string): PublisherError {
  return new PublisherError('import.unsafe-archive', { reason });
}

function tooMany(): PublisherError {
  return unsafe(`> ${MAX_ARCHIVE_ENTRIES}`);
}
