import type { DataSourceOptions } from 'typeorm';
import { POOL, poolSizeOf, unixSocketOf } from './server-options.js';
import { parseServerUrl } from './server-url.js';
import { TLS_MODES, tlsOf, type Tls } from './tls.js';
import { UrlParameters } from './url-parameters.js';

const UNDERSTOOD = {
  sslmode: TLS_MODES,
  ssl: 'true|false',
  sslrootcert: '<file>|system',
  sslcert: '<file>',
  sslkey: '<file>',
  connection_limit: POOL,
  schema: '<name>',
  host: '</folder of a Unix socket>',
  application_name: '<name>',
};
const TLS_NAMES = { mode: 'sslmode', ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' };

/** What a `postgres://` URL says, as TypeORM's options. @throws {Error} that begins with "must". */
export function postgresOptions(databaseUrl: string) {
  const { user, password, host, port, database, parameters: given } = parseServerUrl(databaseUrl);
  const parameters = new UrlParameters(given, UNDERSTOOD);
  const folder = unixSocketOf(host, parameters, 'host', '/folder of a Unix socket');
  const tls = tlsOf(parameters, TLS_NAMES);
  if (folder !== undefined && tls) throw new Error('must have no TLS beside a Unix socket.');
  return {
    type: 'postgres',
    host: folder ?? host,
    port,
    username: user,
    password,
    database,
    schema: schemaOf(parameters),
    poolSize: poolSizeOf(parameters),
    // Without it, pg would look into variables of its own.
    ssl: tls ? sslOf(tls) : false,
    applicationName: parameters.text('application_name'),
  } satisfies DataSourceOptions;
}

function schemaOf(parameters: UrlParameters): string | undefined {
  const schema = parameters.text('schema');
  if (schema === undefined) return undefined;
  // TypeORM takes what stands before a dot for something else.
  if (/^(?!pg_)[^".\p{Cc}]+$/u.test(schema) && Buffer.byteLength(schema) <= 63) return schema;
  throw new Error('must have as schema a name of up to 63 bytes without . and ", and not pg_....');
}

const sslOf = ({ check, ...files }: Tls) => ({
  ...files,
  rejectUnauthorized: check !== 'none',
  ...(check === 'full' ? {} : { checkServerIdentity: () => undefined }),
});
