import { createSecretKey, type KeyObject } from 'node:crypto';
import { keyId } from './key-id.js';

const BYTES = 32;
const HEX = /^[\da-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The key that wraps the owners' keys. It comes from outside and is never stored. */
export interface DataKey {
  readonly key: KeyObject;
  /** Stored beside what it wraps. */
  readonly id: string;
}

/**
 * Reads 32 bytes in hexadecimal or base64.
 *
 * @throws {Error} that does not repeat the text.
 */
export function parseDataKey(text: string): DataKey {
  const bytes = HEX.test(text)
    ? Buffer.from(text, 'hex')
    : Buffer.from(BASE64.test(text) ? text : '', 'base64');
  if (bytes.length !== BYTES)
    throw new Error(
      'must be 32 bytes in base64 or as 64 hexadecimal digits; `openssl rand -base64 32` makes one.',
    );
  if (isPattern(bytes))
    throw new Error(
      'must be 32 random bytes, not a few again and again; `openssl rand -base64 32` makes one.',
    );
  const key = createSecretKey(bytes);
  return { key, id: keyId(key) };
}

/** Whether the bytes repeat the first of them, at least once: by chance that does not happen. */
function isPattern(bytes: Buffer): boolean {
  for (let period = 1; period <= bytes.length / 2; period++)
    if (bytes.every((byte, index) => byte === bytes[index % period])) return true;
  return false;
}
