import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const BYTES = 32;
const HEX = /^[\da-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

/** The key that wraps the owners' keys. It comes from outside and is never stored. */
export interface DataKey {
  readonly key: KeyObject;
  /** Tells data keys apart without giving them away; stored beside what is wrapped. */
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
  const id = createHmac('sha256', bytes).update('id of this data key').digest('hex');
  return { key: createSecretKey(bytes), id: id.slice(0, 16) };
}
