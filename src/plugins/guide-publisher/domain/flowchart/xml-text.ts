/**
 * Makes any text safe inside XML, attributes included. What XML 1.0 cannot hold (control characters, lone surrogates) is
 * dropped, and so are the marks that turn the direction of text, since they could make a label read as something else.
 */
export function escapeXml(value: string): string {
  if (HARMLESS.test(value)) return value;
  const clean = SUSPECT.test(value) ? cleanText(value) : value;
  return SPECIAL.test(clean) ? clean.replace(/[&<>"']/g, (char) => ENTITIES[char]!) : clean;
}

/** The text without characters that no reader sees and XML cannot hold. Line ends become spaces. */
export function cleanText(value: string): string {
  if (HARMLESS.test(value)) return value;
  return SUSPECT.test(value) ? value.replace(LINE_END, ' ').replace(ALL_SUSPECT, '') : value;
}

/** The text without what XML 1.0 cannot hold; line ends stay, since a text may have paragraphs. */
export function xmlText(value: string): string {
  return value.replace(/\r\n?/g, '\n').replace(NOT_XML, '');
}

/** A name that may be used as an XML id and as the beginning of one. */
export function safeId(value: string): string {
  const clean = value.replace(/[^A-Za-z0-9_-]/g, '');
  return /^[A-Za-z_]/.test(clean) ? clean : `c${clean}`;
}

/** Most texts: Latin, Chinese and their punctuation, without the five characters that XML escapes. One cheap look settles them. */
const HARMLESS = /^[ !#-%(-;=?-~\u00a1-\u1fff\u2010-\u2027\u2e80-\ud7ff\uff01-\uffdc]*$/;
const SUSPECT =
  // eslint-disable-next-line no-control-regex -- removing control characters is its purpose
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|\p{Surrogate}/u;
const ALL_SUSPECT = new RegExp(SUSPECT.source, 'gu');
const LINE_END = /[\t\r\n]+/g;
const NOT_XML =
  // eslint-disable-next-line no-control-regex -- removing control characters is its purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu;
const SPECIAL = /[&<>"']/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
