import { randomInt } from 'node:crypto';
import { exactJson } from '../../src/http/bodies/exact-json.js';
import type { BankInLog } from './bank-in-log.js';
import { deposit, transfer, withdraw, type Operation } from './bulk-client.js';
import { times } from './hammering.js';
import { until } from './until.js';

interface Result {
  readonly status: 'done' | 'refused';
  readonly version: number;
  readonly position: number;
}

interface Entry {
  readonly atomic: boolean;
  readonly operations: readonly Operation[];
  /** Undefined: it was sent, and the connection was lost before the answer. */
  answer?: { readonly status: number; readonly results: readonly Result[] };
}

const WORKERS = 6;
const MOST_OPERATIONS = 40;

/** Clients that send many operations a request, and remember what they were told of each. */
export class BulkLoad {
  private readonly entries: Entry[] = [];
  private answered = 0;
  private reached: { count: number; tell: () => void } | undefined;

  constructor(private readonly accounts: readonly string[]) {}

  get unknown(): Entry[] {
    return this.entries.filter(({ answer }) => !answer);
  }

  /** Until the servers are gone, or have answered so many requests each of the clients. */
  async run(urls: readonly string[], requests = Infinity): Promise<void> {
    await Promise.all(
      times(WORKERS, async (worker) => {
        for (let each = 0; each < requests; each++) {
          const entry = this.invent();
          this.entries.push(entry);
          if (!(await this.send(urls[worker % urls.length]!, entry))) return;
        }
      }),
    );
  }

  /** When as many more requests have been answered. */
  answers(count: number): Promise<void> {
    return new Promise((tell) => (this.reached = { count: this.answered + count, tell }));
  }

  /** Until each has an answer. */
  async sendUnknownAgain(url: string): Promise<void> {
    await until(async () => {
      await Promise.all(this.unknown.map((entry) => this.send(url, entry)));
      return this.unknown.length === 0;
    });
  }

  /** What was to be done together is there whole, or not at all; what was acknowledged is there, once. */
  expectIn({ transactions, events }: BankInLog, opening: number): void {
    let expected = opening;
    for (const { atomic, operations, answer } of this.entries) {
      const found = operations.map(({ transactionId }) => transactions.get(transactionId) ?? []);
      const done = found.filter(({ length }) => length > 0).length;
      if (atomic) expect([0, operations.length]).toContain(done);
      for (const [index, operation] of operations.entries()) {
        const legs = found[index]!;
        expected += legs.length;
        if (legs.length > 0) expect(legs).toHaveLength(operation.type === 'transfer' ? 2 : 1);
        if (!answer) continue;
        const result = answer.results[index];
        expect(legs.length > 0).toBe(result?.status === 'done');
        if (result?.status !== 'done') continue;
        expect([legs.at(-1)!.position, legs[0]!.version]).toEqual([
          result.position,
          result.version,
        ]);
      }
    }
    expect(events).toHaveLength(expected);
  }

  private invent(): Entry {
    const { accounts } = this;
    const operations = times(1 + randomInt(MOST_OPERATIONS), () => {
      const from = randomInt(accounts.length);
      const to = (from + 1 + randomInt(accounts.length - 1)) % accounts.length;
      const amount = 1 + randomInt(50);
      const [account, target] = [accounts[from]!, accounts[to]!];
      const kind = randomInt(4);
      if (kind === 0) return deposit(account, amount);
      return kind === 1 ? withdraw(account, amount) : transfer(account, target, amount);
    });
    return { atomic: randomInt(3) > 0, operations };
  }

  /** False if the connection was lost. */
  private async send(url: string, entry: Entry): Promise<boolean> {
    const { atomic, operations } = entry;
    try {
      const response = await fetch(`${url}/api/transactions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: exactJson({ atomic, operations }),
      });
      if (response.status === 503) return true;
      const { results = [] } = (await response.json()) as { results?: readonly Result[] };
      entry.answer = { status: response.status, results };
    } catch {
      return false;
    }
    expect(entry.answer.status).toBe(atomic && entry.answer.results.length === 0 ? 422 : 200);
    if (++this.answered === this.reached?.count) this.reached.tell();
    return true;
  }
}
