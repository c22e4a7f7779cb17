import { randomBytes } from 'node:crypto';

/**
 * A document id as Strapi makes them: a letter and 23 letters and digits. Strapi's own maker mixes sources of chance
 * with SHA-3, which takes half a millisecond for the rows of one guide; the system's random bytes are as good.
 */
export function newDocumentId(): string {
  const bytes = randomBytes(DOCUMENT_ID_LENGTH);
  let id = DIGITS[10 + (bytes[0]! % 26)]!;
  for (let i = 1; i < DOCUMENT_ID_LENGTH; i += 1) id += DIGITS[bytes[i]! % DIGITS.length];
  return id;
}

const DOCUMENT_ID_LENGTH = 24;
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
