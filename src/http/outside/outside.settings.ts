import { isIP } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';
import type { OutsideSettings } from './outside.js';

const BASE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~-]+)*\/?$/;
const LONGEST = 256;

/** Such as `/bank`; also `/`, for none. */
export const isBasePath = (text: string): boolean => text.length <= LONGEST && BASE_PATH.test(text);

/** @throws {Error} "must be ...". */
export function parseBasePath(text: string): string {
  if (!isBasePath(text))
    throw new Error(
      `must be a path such as /bank, of letters, digits and . _ ~ - only, not "${text}".`,
    );
  return text.replace(/\/$/, '');
}

/** @throws {Error} "must be ...". */
export function parseTrustedProxies(text: string): OutsideSettings['isTrusted'] {
  const names = text.split(',').map((each) => each.trim());
  try {
    if (!names.every(isWritten)) throw new Error();
    const isTrusted = proxyAddr.compile(names);
    return (address) => isTrusted(address, 0);
  } catch {
    throw new Error(
      'must be addresses or networks of proxies with commas between, such as 10.0.0.7, 192.168.1.0/24 or ' +
        `loopback, linklocal, uniquelocal; not "${text}".`,
    );
  }
}

/** In full: elsewhere `1` stands for a number of proxies, or for 0.0.0.1. */
const isWritten = (name: string) =>
  /^(?:loopback|linklocal|uniquelocal)$/.test(name) || isIP(name.split('/', 1)[0]!) > 0;
