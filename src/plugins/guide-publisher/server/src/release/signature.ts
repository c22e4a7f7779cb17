import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { RecordKey, ReleaseRecord } from './types';

/** A key pair of Ed25519 (RFC 8032) from its 32 bytes of secret, and its public half for whoever checks a mirror. */
export function signingKeyOf(seed: Buffer): RecordKey & { readonly publicKey: string } {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a signing key has ${SEED_BYTES} bytes`);
  const der = Buffer.concat([PKCS8_ED25519, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey: KeyObject = createPublicKey(privateKey);
  return {
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    verify: (text, signature) =>
      verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64')),
  };
}

/** What is signed: every field of the record but the signature, in the order of their names. */
export function signedText(record: Omit<ReleaseRecord, 'signature'>): string {
  const fields = Object.entries(record).filter(([name]) => name !== 'signature');
  return JSON.stringify(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const SEED_BYTES = 32;

/** Head of the PKCS #8 form (RFC 8410) of an Ed25519 key, before its 32 bytes. */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');
