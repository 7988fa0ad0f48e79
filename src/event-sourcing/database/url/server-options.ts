import type { UrlParameters } from './url-parameters.js';

const POOL_SIZE = 10;
/** One commits, one reads beside it, and one is left for what follows the log. */
const FEWEST = 3;
const MOST = 1_000;

export const POOL = `${FEWEST} to ${MOST}`;

/** How many connections a process opens at most. */
export const poolSizeOf = (parameters: UrlParameters): number =>
  parameters.whole('connection_limit', FEWEST, MOST) ?? POOL_SIZE;

/**
 * The path of a Unix socket that a URL names by this parameter, or in place of its host. Undefined if it names a
 * host.
 *
 * @param value what stands behind the parameter's `=`, for who names neither.
 * @throws {Error} that begins with "must".
 */
export function unixSocketOf(
  host: string,
  parameters: UrlParameters,
  name: string,
  value: string,
): string | undefined {
  const path = parameters.path(name);
  if (path !== undefined) {
    if (host === '' || host === 'localhost') return path;
    throw new Error(`must have localhost, or nothing, as its host beside ?${name}=.`);
  }
  if (host === '') throw new Error(`must name a host, or say ?${name}=${value}.`);
  return host.startsWith('/') ? host : undefined;
}
