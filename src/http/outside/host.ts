import { isIPv6 } from 'node:net';

const HOST = /^(?:\[([^\]]*)\]|(?:[\w.~-]|%[\da-f]{2})+)(?::(\d{1,5}))?$/i;

/** A name or address, and perhaps a port, as RFC 9110 has it of a Host; in a name nothing but what DNS and its like use. */
export function isHost(text: string): boolean {
  const found = HOST.exec(text);
  if (!found) return false;
  const [, address, port] = found;
  return (address === undefined || isIPv6(address)) && Number(port ?? 0) <= 65_535;
}
