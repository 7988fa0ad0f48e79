/** A server that the bank must not run on, or not in this way. `message` says what to do. */
export class UnfitServer extends Error {}

export const SUPPORTED = 'MySQL 8.0, MariaDB 10.6 and PostgreSQL 13, or newer';

/** What it calls itself, in part: it may be long. */
export const notSupported = (name: string, why: string): UnfitServer =>
  new UnfitServer(
    `The database server is ${name.slice(0, 120)}, ${why}. Supported are ${SUPPORTED}.`,
  );

export const UNKNOWN = 'which the bank has never been tried on';

/** @throws {UnfitServer} */
export function mustBeNewEnough(product: string, version: string, oldest: string): void {
  const [found, least] = [version, oldest].map((text) => text.split('.').map(Number));
  const [major = 0, minor = 0] = found ?? [];
  const [leastMajor = 0, leastMinor = 0] = least ?? [];
  if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return;
  throw notSupported(`${product} ${version}`, 'which is too old');
}
