/** The text of a file as it came, before and beside what the parser makes of it. */

/**
 * Without a byte order mark, and with a declaration that is true and well formed: what is text here was decoded already,
 * and will be written as UTF-8.
 */
export function declaredUtf8(xml: string): string {
  const text = xml.replace(/^\ufeff/, '');
  const end = text.slice(0, DECLARATION_LENGTH).indexOf('?>');
  const declared = end >= 0 && /^<\?xml\s/.test(text);
  return declared ? `<?xml version="1.0" encoding="UTF-8"?>${text.slice(end + 2)}` : text;
}

/** No XML declaration is longer. */
export const DECLARATION_LENGTH = 200;

/** The markup alone: without CDATA sections and comments, whose `<` mean nothing. One pass, however many are left open. */
export function outsideTexts(xml: string): string {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const next = nextText(xml, from);
    if (!next) break;
    parts.push(xml.slice(from, next.start));
    from = next.end;
  }
  parts.push(xml.slice(from));
  return parts.join('');
}

function nextText(xml: string, from: number): { start: number; end: number } | null {
  for (let start = xml.indexOf('<!', from); start >= 0; start = xml.indexOf('<!', start + 2)) {
    const text = TEXTS.find(({ open }) => xml.startsWith(open, start));
    if (!text) continue;
    const close = xml.indexOf(text.close, start + text.open.length);
    return { start, end: close < 0 ? xml.length : close + text.close.length };
  }
  return null;
}

const TEXTS = [
  { open: '<![CDATA[', close: ']]>' },
  { open: '<!--', close: '-->' },
] as const;

/**
 * May the text be given out again as it is? Elements that BPMN does not know and references to nothing are the vendor's business;
 * where the parser had to guess at the XML itself, what it understood is written instead.
 */
export function isFaithful(xml: string, warnings: readonly string[]): boolean {
  return (
    warnings.every((warning) => MEANING.test(warning)) &&
    !NOT_XML.test(xml) &&
    !UNKNOWN_ENTITY.test(outsideTexts(xml))
  );
}

const MEANING =
  /^(unknown attribute|unresolved reference)|nested error: (unrecognized element|unknown type|expected no sub nodes|unexpected body text|unexpected element)/;
const NOT_XML =
  // eslint-disable-next-line no-control-regex -- finding control characters is its purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;
/** Without a document type there are five names; of the numbers, those below 32 are control characters but for three. */
const UNKNOWN_ENTITY =
  /&(?!(?:amp|lt|gt|quot|apos|#0*(?:9|10|13|3[2-9]|[4-9]\d|[1-9]\d{2,6})|#x0*(?:9|a|d|[2-9a-f][\da-f]|[1-9a-f][\da-f]{2,5}));)/i;
