import type { UrlParameters } from './url-parameters.js';

const POOL_SIZE = 10;
/** One commits, one reads beside it, and one is left for what follows the log. */
const FEWEST = 3;
const MOST = 1_000;

export const POOL = `${FEWEST} to ${MOST}`;

/** How many connections a process opens at most. */
export const poolSizeOf = (parameters: UrlParameters): number =>
  parameters.whole('connection_limit', FEWEST, MOST) ?? POOL_SIZE;

/** Whether a URL names this machine, or nothing: a Unix socket is nowhere else. */
export const isHere = (host: string): boolean => host === '' || host === 'localhost';
