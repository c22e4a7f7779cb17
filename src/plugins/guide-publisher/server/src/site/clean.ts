/** The one gate for text from outside: what passes here is safe in every channel that escapes it. */

/**
 * Characters that show nothing but change how the rest is shown or read: controls except tab and line feed,
 * zero-width and bidirectional marks, the byte order mark; U+2028/2029 end lines in scripts.
 */
const UNSEEN = new RegExp(
  // eslint-disable-next-line no-control-regex -- to take them out is the point
  '[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u00AD\\u061C\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB]',
  'g'
);
const LINE_SEPARATORS = /[\u2028\u2029]/g;

/** Halves of surrogate pairs, which no encoding can carry. */
const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

export function cleanText(text: string): string {
  // Nearly all texts are clean: one look instead of four passes.
  if (!SUSPECT.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(LINE_SEPARATORS, '\n')
    .replace(UNSEEN, '')
    .replace(LONE_SURROGATES, '\uFFFD');
}

/** Anything that one of the rules above would change. */
const SUSPECT = new RegExp(`\\r|${LINE_SEPARATORS.source}|${UNSEEN.source}|[\\uD800-\\uDFFF]`);

/** The same document with every string in it cleaned. */
export function cleanDocument<T>(document: T): T {
  return cleanValue(document) as T;
}

/** A link that may stand on a page: http, https, or an address of this host; else ''. */
export function safeHref(address: string): string {
  const trimmed = address.trim();
  if (/^\/(?![/\\])/.test(trimmed)) return encodeURI(decodeSafely(trimmed));
  if (!/^https?:\/\//i.test(trimmed)) return '';
  try {
    const url = new URL(trimmed);
    return url.username === '' && url.password === '' ? url.href : '';
  } catch {
    return '';
  }
}

export interface PhonePart {
  readonly text: string;
  /** Digits to dial, or '' for the text between numbers. */
  readonly dial: string;
}

/** A number with area code, mobile, hotline or extension, as officials write them: `0857-8555001`, `12345`. */
const PHONE = /\+?\d[\d\- ()（）]{3,24}\d/g;

/** Splits `0857-8555001、12345（工作日）` into numbers to dial and the text between. */
export function phoneParts(text: string): PhonePart[] {
  const parts: PhonePart[] = [];
  let last = 0;
  for (const found of text.matchAll(PHONE)) {
    if (found.index > last) parts.push({ text: text.slice(last, found.index), dial: '' });
    parts.push({ text: found[0], dial: found[0].replace(/[^\d+]/g, '') });
    last = found.index + found[0].length;
  }
  if (last < text.length) parts.push({ text: text.slice(last), dial: '' });
  return parts;
}

/** JSON that cannot end the script element that holds it. */
export function jsonForScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}

/** Text for XML content and attributes. */
export function xmlText(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (char) => XML_ENTITIES[char]!);
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanValue(inner)]));
}

function decodeSafely(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address.replaceAll('%', '');
  }
}
