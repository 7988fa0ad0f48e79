import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const FORMAT = 'v1.';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The text can't be read: it was changed, belongs to another place, or is under another key. */
export class NotReadable extends Error {
  constructor(options?: ErrorOptions) {
    super('The ciphertext can not be read with this key in this place.', options);
  }
}

/** AES-256-GCM, as printable ASCII. `place` says what it stands for: it opens only there. */
export function seal(key: KeyObject, place: string, content: Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([
    nonce,
    cipher.update(content),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  return FORMAT + sealed.toString('base64url');
}

/** @throws {NotReadable} */
export function unseal(key: KeyObject, place: string, sealed: string): Buffer {
  if (!sealed.startsWith(FORMAT)) throw new NotReadable();
  const bytes = Buffer.from(sealed.slice(FORMAT.length), 'base64url');
  const end = bytes.length - TAG_BYTES;
  if (end < NONCE_BYTES) throw new NotReadable();
  try {
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(end));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, end)), decipher.final()]);
  } catch (error) {
    throw new NotReadable({ cause: error });
  }
}
