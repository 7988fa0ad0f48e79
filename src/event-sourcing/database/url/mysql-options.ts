import { connect, isIP, type Socket } from 'node:net';
import type { DataSourceOptions } from 'typeorm';
import { parseServerUrl } from './server-url.js';
import { TLS_MODES, tlsOf, type Tls } from './tls.js';
import { POOL, poolSizeOf, unixSocketOf } from './server-options.js';
import { UrlParameters } from './url-parameters.js';

const UNDERSTOOD = {
  'ssl-mode': `${TLS_MODES} (or REQUIRED, VERIFY_CA, VERIFY_IDENTITY)`,
  ssl: 'true|false',
  'ssl-ca': '<file>',
  'ssl-cert': '<file>',
  'ssl-key': '<file>',
  connection_limit: POOL,
  socket: '</path>',
  charset: 'utf8mb4',
};
const TLS_NAMES = { mode: 'ssl-mode', ca: 'ssl-ca', cert: 'ssl-cert', key: 'ssl-key' };

/** What a `mysql://` URL says, as TypeORM's options. @throws {Error} that begins with "must". */
export function mysqlOptions(databaseUrl: string) {
  const { user, password, host, port, database, parameters: given } = parseServerUrl(databaseUrl);
  const parameters = new UrlParameters(given, UNDERSTOOD);
  parameters.oneOf('charset', ['utf8mb4']);
  const socketPath = unixSocketOf(host, parameters, 'socket', '/path');
  const tls = tlsOf(parameters, TLS_NAMES);
  if (socketPath !== undefined && (tls || port !== undefined))
    throw new Error('must have neither TLS nor a port beside a Unix socket.');
  return {
    type: 'mysql',
    ...(socketPath === undefined ? { host, port } : { socketPath }),
    username: user,
    password,
    database,
    poolSize: poolSizeOf(parameters),
    ssl: tls && sslOf(tls),
    extra: tls?.check === 'full' && isIP(host) ? namedByAddress(host) : {},
  } satisfies DataSourceOptions;
}

const sslOf = ({ check, ...files }: Tls) => ({
  ...files,
  rejectUnauthorized: check !== 'none',
  // Without it, mysql2 does not ask whose name the certificate has.
  verifyIdentity: check === 'full',
});

/**
 * mysql2 checks the certificate's name only where the host is one: of an address it takes that of "localhost".
 * An address with a dot behind it is no address to it, but one to the check of Node.
 */
const namedByAddress = (address: string) => ({
  host: `${address}.`,
  stream: ({ config }: { config: { port: number } }): Socket =>
    connect({ host: address, port: config.port, noDelay: true }),
});
