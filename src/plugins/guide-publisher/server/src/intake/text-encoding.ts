import { createReadStream } from 'node:fs';
import { PublisherError } from '../../../shared/contracts/errors';
import { errorCode } from './problems';

/** Encodings in which Chinese spreadsheet programs save text. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Decoding is the test: GB18030 may show only in the last line of a file. */
const CANDIDATES: readonly Encoding[] = ['utf-8', 'gb18030'];

/**
 * The encoding of a text file: by its byte order mark, else UTF-8 when all of it is, else GB18030.
 * @throws PublisherError `import.encoding`
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const marked = await encodingOfMark(path);
  if (marked) return marked;
  for (const encoding of CANDIDATES) {
    if (await isAll(path, encoding)) return encoding;
  }
  throw new PublisherError('import.encoding');
}

/** The text of a file in pieces, without a byte order mark. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    const malformed = errorCode(error) === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    throw malformed ? new PublisherError('import.encoding') : error;
  }
}

async function encodingOfMark(path: string): Promise<Encoding | null> {
  for await (const chunk of createReadStream(path, { end: 2 })) {
    const [first, second] = chunk as Buffer;
    if (first === 0xff && second === 0xfe) return 'utf-16le';
    if (first === 0xfe && second === 0xff) return 'utf-16be';
  }
  return null;
}

async function isAll(path: string, encoding: Encoding): Promise<boolean> {
  try {
    for await (const piece of readText(path, encoding)) void piece;
    return true;
  } catch (error) {
    if (error instanceof PublisherError) return false;
    throw error;
  }
}
