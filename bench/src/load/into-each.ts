import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface LoadOfEach {
  /** Deposits of one request. */
  readonly operations: number;
  readonly connections: number;
  /** When it gives up. */
  readonly withinSeconds: number;
}

/**
 * One deposit into each account, in turn: a closed loop that ends when all are done, however long it
 * takes. With many deposits in a request, sending them costs little beside carrying them out.
 *
 * @returns seconds.
 */
export async function depositIntoEach(
  url: string,
  ids: readonly string[],
  { operations, connections, withinSeconds }: LoadOfEach,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1_000;
  let sent = 0;
  const work = async () => {
    while (sent < ids.length) {
      if (seconds() > withinSeconds)
        throw new Error(`only ${sent} accounts were reached in ${withinSeconds} s`);
      const some = ids.slice(sent, sent + operations);
      sent += some.length;
      await post(agent, `${url}/api/transactions`, bodyFor(some));
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, work));
    return seconds();
  } finally {
    agent.destroy();
  }
}

function bodyFor(ids: readonly string[]): string {
  const operations = ids.map((accountId) => ({
    type: 'deposit',
    accountId,
    amount: 1,
    transactionId: randomUUID(),
  }));
  return JSON.stringify({ atomic: false, operations });
}

/** @throws {Error} unless all of them are done. */
function post(agent: Agent, url: string, body: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (answer) => {
      text(answer).then((answered) => {
        if (answer.statusCode === 200 && !/refused|failed/.test(answered)) resolve();
        else reject(new Error(`Deposits: ${answer.statusCode} ${answered.slice(0, 1_000)}`));
      }, reject);
    });
    sent.once('error', reject).end(body);
  });
}
