import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** What the URL of a database server says, percent-decoded. */
export interface ServerUrl {
  readonly user: string;
  readonly password: string;
  /** A name, an IP address without brackets, or the path of a Unix socket. Empty if the URL names none. */
  readonly host: string;
  readonly port?: number;
  readonly database: string;
  /** Name and value, in their order. */
  readonly parameters: readonly (readonly [string, string])[];
}

const USER = '(?:([^@/?#:]*)(?::([^@/?#]*))?@)?';
const HOST = '(\\[[^\\]@/?#]*\\]|[^@:/?#[\\]]*)(?::(\\d{1,5}))?';
const FORM = new RegExp(`^[a-z]+://${USER}${HOST}(?:/([^@/?#]*))?(?:\\?([^@#]*))?$`, 'i');

const ENCODING =
  'in a user or a password, @ is written %40, # %23, / %2F, ? %3F, : %3A and % itself %25';

/** It may hold a password: no error repeats any of it. @throws {Error} that begins with "must". */
export function parseServerUrl(text: string): ServerUrl {
  const parts = FORM.exec(text);
  if (!parts) throw new Error(`must be like ${exampleOf(text)}; ${ENCODING}.`);
  const [, user = '', password = '', host = '', port, database = '', query] = parts;
  if (port !== undefined && (Number(port) === 0 || Number(port) > 65_535))
    throw new Error('must have a port from 1 to 65535, or none.');
  if (database === '') throw new Error('must name a database: end it with /<database>.');
  return {
    user: decoded(user),
    password: decoded(password),
    host: hostOf(host),
    port: port === undefined ? undefined : Number(port),
    database: decoded(database),
    parameters: (query ?? '').split('&').filter(Boolean).map(parameterOf),
  };
}

const exampleOf = (text: string): string =>
  /^postgres/i.test(text)
    ? 'postgres://user:password@host:5432/database'
    : 'mysql://user:password@host:3306/database';

function hostOf(text: string): string {
  const inBrackets = /^\[(.*)\]$/.exec(text)?.[1];
  const host = decoded(inBrackets ?? text);
  if (inBrackets !== undefined && isIP(host) === 6) return host;
  if (inBrackets === undefined && (host === '' || host.startsWith('/'))) return host;
  const name = inBrackets === undefined ? domainToASCII(host) : '';
  if (/^[a-z0-9_.-]+$/.test(name)) return name;
  throw new Error(
    'must name one host: a name, an IPv4 address, an IPv6 address in brackets such as [::1], or the path of ' +
      'a Unix socket with %2F for each /.',
  );
}

function parameterOf(text: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new Error('must have its parameters as ?name=value&name=value.');
  return [decoded(name), decoded(value)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error(`must be percent-encoded: ${ENCODING}.`);
  }
}

const LOGIN = new RegExp(`^([a-z]+://)${USER}`, 'i');

/**
 * A database's URL with a password that is given as it is, with whatever characters.
 *
 * @throws {Error} where it has no place.
 */
export function withPassword(databaseUrl: string, password: string): string {
  if (password === '') return databaseUrl;
  if (/^sqlite:/i.test(databaseUrl)) throw new Error('has no place in a DATABASE_URL of SQLite.');
  return databaseUrl.replace(LOGIN, (_, scheme: string, user = '', given = '') => {
    if (given !== '')
      throw new Error('stands beside a password in DATABASE_URL: leave one of them out.');
    return `${scheme}${user}:${encodeURIComponent(password)}@`;
  });
}

/** A database's URL, fit to be shown: without a password, and without parameters. */
export function withoutSecrets(databaseUrl: string): string {
  if (/^sqlite:/i.test(databaseUrl)) return databaseUrl;
  return databaseUrl.replace(/[?#].*$/s, '').replace(/^([a-z]+:\/\/[^:@/]*):.*@/is, '$1:***@');
}
