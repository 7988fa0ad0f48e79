import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface ClosedLoad {
  /** A kind of request that `requests.lua` has. */
  readonly kind: string;
  /** File with an account id a line. */
  readonly accounts: string;
  readonly connections: number;
  readonly seconds: number;
}

/** What came back. Latencies in milliseconds. */
export interface ClosedLoadResult {
  readonly answers: number;
  /** Answers that are no success. */
  readonly refused: number;
  /** Connections that broke, and requests that had no answer in time. */
  readonly lost: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

const script = join(import.meta.dirname, 'requests.lua');
const GRACE_MS = 30_000;

/** Closed loop: each connection sends its next request when it has the answer to the last one. */
export async function runWrk(url: string, load: ClosedLoad): Promise<ClosedLoadResult> {
  const { kind, accounts, connections, seconds } = load;
  const run = randomBytes(4).toString('hex');
  const { stdout } = await promisify(execFile)(
    'wrk',
    [
      ...['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`],
      ...['--timeout', '30s', '--script', script, url, '--', kind, accounts, run],
    ],
    { timeout: seconds * 1_000 + GRACE_MS },
  );
  const result = /^RESULT (.*)$/m.exec(stdout)?.[1];
  if (result === undefined) throw new Error(`wrk did not come to an end: ${stdout}`);
  return mustBeUseful(JSON.parse(result) as ClosedLoadResult, kind);
}

/** A server that breaks off, or refuses all that it is sent, has not been measured. */
function mustBeUseful(result: ClosedLoadResult, kind: string): ClosedLoadResult {
  const { answers, refused, lost, seconds } = result;
  if (lost > 0) throw new Error(`${kind}: ${lost} requests were lost.`);
  if (answers === 0) throw new Error(`${kind}: nothing was answered in ${seconds} s.`);
  if (refused > answers / 2) throw new Error(`${kind}: ${refused} of ${answers} were refused.`);
  return result;
}
