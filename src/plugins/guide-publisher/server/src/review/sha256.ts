import { createHash } from 'node:crypto';

/** Node's hasher, several times faster than the portable one that the domain falls back on. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
