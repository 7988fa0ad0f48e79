import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export interface OpenLoad {
  readonly ids: readonly string[];
  /** Deposits a second. */
  readonly rate: number;
  readonly seconds: number;
}

/** Milliseconds from when a request was due, not from when it was sent. */
export interface OpenLoadResult {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly refused: number;
  readonly accepted: number;
}

const CONNECTIONS = 256;
/** A server that is this many answers behind does not keep up with the rate at all. */
const MOST_UNANSWERED = 20_000;

/**
 * Open loop: requests are due at a fixed rate, whatever became of those before, and one that could not
 * be sent in time has waited since it was due. So a server that stalls is told of every request that
 * would have come meanwhile.
 */
export async function runOpenLoop(url: string, load: OpenLoad): Promise<OpenLoadResult> {
  const { ids, rate, seconds } = load;
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  const answers = new Set<Promise<void>>();
  let refused = 0;
  const send = async (due: number) => {
    const id = ids[Math.floor(Math.random() * ids.length)]!;
    const path = `/api/account/${id}?deposit=1&transactionId=${randomUUID()}`;
    if ((await put(agent, url + path)) !== 204) refused++;
    latencies.push(performance.now() - due);
  };
  const started = performance.now();
  try {
    for (let sent = 0; sent < rate * seconds;) {
      const due = started + (1_000 * sent) / rate;
      if (due > performance.now()) {
        await delay(1);
        continue;
      }
      if (answers.size > MOST_UNANSWERED)
        throw new Error(`It does not keep up with ${rate} a second.`);
      const answer = send(due).finally(() => answers.delete(answer));
      answers.add(answer);
      sent++;
    }
    await Promise.all(answers);
  } finally {
    agent.destroy();
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.ceil(share * latencies.length) - 1]!;
  const accepted = (latencies.length - refused) / ((performance.now() - started) / 1_000);
  return { p50: at(0.5), p99: at(0.99), max: at(1), refused: refused / latencies.length, accepted };
}

/** Answers with the status. */
function put(agent: Agent, url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'PUT' }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode));
    });
    sent.once('error', reject).end();
  });
}
