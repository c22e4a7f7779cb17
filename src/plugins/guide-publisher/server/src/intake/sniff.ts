import { open } from 'node:fs/promises';
import { PublisherError } from '../../../shared/contracts/errors';

/** What a file is, by its first bytes: its name may lie. */
export type FileForm = 'csv' | 'xlsx' | 'json';

/** Enough for every mark below, and for the directory of a small OLE container. */
const HEAD_BYTES = 64 * 1024;

const MARKS: ReadonlyArray<{ readonly kind: string; readonly bytes: readonly number[] }> = [
  { kind: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'GIF', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'PDF', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { kind: 'RAR', bytes: [0x52, 0x61, 0x72, 0x21] },
  { kind: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf] },
  { kind: 'gzip', bytes: [0x1f, 0x8b] },
  { kind: 'RTF', bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Name of the stream in which Office keeps an encrypted workbook. */
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/** Text that is not UTF-16 has no such share of control characters. */
const MAX_CONTROL_SHARE = 0.1;

/**
 * Tells CSV, XLSX and JSON apart.
 * @throws PublisherError `import.*` that says what the file is instead, or that it is empty or missing
 */
export async function sniff(path: string): Promise<FileForm> {
  const { head, tail } = await ends(path);
  const text = head
    .toString('latin1')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, '')
    .replace(/\0/gu, '')
    .trimStart();
  if (text === '') throw new PublisherError('import.empty-file');
  if (starts(head, ZIP)) return 'xlsx';
  if (starts(head, EMPTY_ZIP)) throw notSpreadsheet('ZIP');
  if (starts(head, OLE)) {
    const encrypted = head.includes(ENCRYPTED_STREAM) || tail.includes(ENCRYPTED_STREAM);
    throw new PublisherError(encrypted ? 'import.encrypted' : 'import.old-excel');
  }
  const mark = MARKS.find(({ bytes }) => starts(head, bytes));
  if (mark) throw notSpreadsheet(mark.kind);
  if (/^<(?:!doctype html|html|head|body|table|meta|style|script|div)\b/iu.test(text)) {
    throw notSpreadsheet('HTML');
  }
  if (/^<\?xml|^<!DOCTYPE|^<svg/iu.test(text)) throw notSpreadsheet('XML');
  if (looksBinary(head)) throw notSpreadsheet('binary data / 二进制数据');
  return text.startsWith('{') || /^\[\s*[[{\]]/u.test(text) ? 'json' : 'csv';
}

export function notSpreadsheet(kind: string): PublisherError {
  return new PublisherError('import.not-spreadsheet', { kind: ` ${kind}` });
}

async function ends(path: string): Promise<{ head: Buffer; tail: Buffer }> {
  const file = await open(path);
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new PublisherError('import.unreadable', { file: path });
    const read = async (position: number) => {
      const { buffer, bytesRead } = await file.read(
        Buffer.alloc(HEAD_BYTES),
        0,
        HEAD_BYTES,
        position
      );
      return buffer.subarray(0, bytesRead);
    };
    return { head: await read(0), tail: await read(Math.max(0, stat.size - HEAD_BYTES)) };
  } finally {
    await file.close();
  }
}

function starts(buffer: Buffer, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => buffer[i] === byte);
}

function looksBinary(head: Buffer): boolean {
  const wide = starts(head, [0xff, 0xfe]) || starts(head, [0xfe, 0xff]);
  if (wide) return false;
  let control = 0;
  for (const byte of head) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) control += 1;
  }
  return control > head.length * MAX_CONTROL_SHARE;
}
