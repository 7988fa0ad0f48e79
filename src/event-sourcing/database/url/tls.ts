import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { UrlParameters } from './url-parameters.js';

/** TLS to a server, with what of its certificate is checked. */
export interface Tls {
  /** `none`: it is only encrypted. `ca`: whose certificate it is. `full`: also that it is of the host. */
  readonly check: 'none' | 'ca' | 'full';
  /** Who may have signed it; without, those whom Node trusts (`NODE_EXTRA_CA_CERTS` adds to them). */
  readonly ca?: string;
  /** The client's own. */
  readonly cert?: string;
  readonly key?: string;
}

/** What an engine calls the files. */
export interface TlsNames {
  readonly mode: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
}

export const TLS_MODES = 'disable|require|verify-ca|verify-full';

/** As PostgreSQL's clients say it, and as MySQL's do. */
const modes: Readonly<Record<string, Tls['check'] | 'off'>> = {
  disable: 'off',
  disabled: 'off',
  require: 'none',
  required: 'none',
  'verify-ca': 'ca',
  'verify-full': 'full',
  'verify-identity': 'full',
};

/**
 * The TLS that a URL asks for, never less. Undefined if it asks for none.
 *
 * @throws {Error} that begins with "must".
 */
export function tlsOf(parameters: UrlParameters, names: TlsNames): Tls | undefined {
  const check = checkOf(parameters, names.mode);
  const files = ([names.ca, names.cert, names.key] as const).filter((name) =>
    parameters.text(name),
  );
  if (check === undefined || check === 'off') {
    if (files.length > 0)
      throw new Error(
        `must say ${names.mode}=require, verify-ca or verify-full beside ${files[0]}.`,
      );
    return undefined;
  }
  return { ...authorities(check, parameters, names), ...ownCertificate(parameters, names) };
}

function checkOf(parameters: UrlParameters, name: string): Tls['check'] | 'off' | undefined {
  const ssl = parameters.oneOf('ssl', ['true', 'false', '1', '0']);
  const text = parameters.text(name);
  if (text === undefined)
    return ssl === undefined ? undefined : /true|1/.test(ssl) ? 'full' : 'off';
  if (ssl !== undefined) throw new Error(`must have either ssl or ${name}.`);
  const mode = text.toLowerCase().replaceAll('_', '-');
  if (/^(allow|prefer(red)?)$/.test(mode))
    throw new Error(`must have ${name}=${TLS_MODES}: "${text}" might do without TLS.`);
  const check = Object.hasOwn(modes, mode) ? modes[mode] : undefined;
  if (check === undefined) throw new Error(`must have ${name}=${TLS_MODES}, not "${text}".`);
  return check;
}

/** As libpq has it: whoever names an authority and only `require`s TLS gets the certificate checked. */
function authorities(check: Tls['check'], parameters: UrlParameters, names: TlsNames): Tls {
  const file = parameters.text(names.ca);
  if (file === 'system' && check !== 'full')
    throw new Error(`must have ${names.mode}=verify-full beside ${names.ca}=system.`);
  if (file === undefined && check === 'ca')
    throw new Error(`must have ${names.ca}=<file> beside ${names.mode}=verify-ca.`);
  if (file === undefined || file === 'system') return { check };
  const ca = readPem(file, names.ca);
  try {
    for (const [each] of ca.matchAll(/-----BEGIN [^]+?-----END [^-]+-----/g))
      new X509Certificate(each);
    if (!ca.includes('-----BEGIN CERTIFICATE-----')) throw new Error('it is not PEM');
  } catch (error) {
    throw new Error(
      `must have as ${names.ca} a file of certificates: ${(error as Error).message}.`,
      { cause: error },
    );
  }
  return { check: check === 'none' ? 'ca' : check, ca };
}

function ownCertificate(
  parameters: UrlParameters,
  { cert: certName, key: keyName }: TlsNames,
): Pick<Tls, 'cert' | 'key'> {
  const [certFile, keyFile] = [parameters.text(certName), parameters.text(keyName)];
  if (certFile === undefined && keyFile === undefined) return {};
  if (certFile === undefined || keyFile === undefined)
    throw new Error(`must have both ${certName} and ${keyName}, or neither.`);
  const [cert, key] = [readPem(certFile, certName), readPem(keyFile, keyName)];
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new Error(
      `must have as ${certName} and ${keyName} a certificate and its key: ${(error as Error).message}.`,
      { cause: error },
    );
  }
  return { cert, key };
}

function readPem(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`must have as ${name} a file that can be read: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
