import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** The mail server that an `SMTP_URL` names. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the start; else STARTTLS where the server offers it, and always before a login. */
  readonly secure: boolean;
  readonly login?: { readonly user: string; readonly pass: string };
  /** No TLS at all: the server is on this machine, and somebody has said that this will do. */
  readonly plain: boolean;
}

/**
 * All that the URL says is done, or it is refused. It may hold a password: no error repeats any of it.
 *
 * @throws {Error} that begins with "must".
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const host = url && hostOf(url);
  if (!url || !host || !/^smtps?:$/.test(url.protocol) || url.port === '0')
    throw new Error(
      'must be like smtp://user:password@host:587, or smtps:// for TLS from the start.',
    );
  if (/[^/]/.test(url.pathname) || url.hash)
    throw new Error('must end after the host and the port; / ? # in a password are %2F %3F %23.');
  const secure = url.protocol === 'smtps:';
  const port = Number(url.port) || (secure ? 465 : 587);
  return { host, port, secure, login: loginOf(url), plain: plainOf(url, host) };
}

function hostOf({ hostname }: URL): string | undefined {
  const inBrackets = /^\[(.*)\]$/.exec(hostname)?.[1];
  if (inBrackets !== undefined) return isIP(inBrackets) ? inBrackets : undefined;
  const host = domainToASCII(decoded(hostname));
  return /^[a-z0-9_.-]+$/.test(host) ? host : undefined;
}

function loginOf({ username, password }: URL): SmtpServer['login'] {
  if (username === '' && password === '') return undefined;
  if (username === '' || password === '')
    throw new Error('must have both a user and a password, or neither.');
  return { user: decoded(username), pass: decoded(password) };
}

function plainOf({ searchParams }: URL, host: string): boolean {
  const [parameter, ...more] = searchParams;
  if (!parameter) return false;
  const [name, value = ''] = parameter;
  if (more.length > 0 || name !== 'allow-plain' || !/^(true|false)$/.test(value))
    throw new Error('must have no parameter but allow-plain=true.');
  if (value === 'true' && !isLoopback(host))
    throw new Error(
      'must not have allow-plain=true unless its host is 127.0.0.1, ::1 or localhost.',
    );
  return value === 'true';
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error('must be percent-encoded: a % in a password is %25.');
  }
}
