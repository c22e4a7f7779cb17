import { DECLARATION_LENGTH } from './bpmn/source-text';
import { problem, type ChartProblem } from './problems';

export type FileText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: ChartProblem };

/**
 * The text of a flowchart file. Its encoding is told by a byte order mark, by the zeros of UTF-16, or by the XML declaration,
 * and is UTF-8 otherwise. Never throws.
 */
export function decodeFlowchartFile(bytes: Uint8Array): FileText {
  const encoding = encodingOf(bytes);
  const decoder = decoderOf(encoding);
  if (!decoder) return { ok: false, problem: problem('unknown-encoding', { actual: encoding }) };
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return { ok: false, problem: problem('not-text', { expected: encoding.toUpperCase() }) };
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  // UTF-16 without a mark: the first character of XML and JSON is ASCII.
  if (a !== 0 && b === 0) return 'utf-16le';
  if (a === 0 && b !== undefined && b !== 0) return 'utf-16be';
  const head = String.fromCharCode(...bytes.subarray(0, DECLARATION_LENGTH));
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase() ?? 'utf-8';
  // Its declaration could not be read here if it were true.
  return declared.startsWith('utf-16') ? 'utf-8' : declared;
}

function decoderOf(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return null;
  }
}

const DECLARED = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/;
