import { randomInt, randomUUID } from 'node:crypto';
import type { Answer, BankClient } from './bank-client.js';
import { dataOf, type BankInLog } from './bank-in-log.js';
import { times } from './hammering.js';
import { until } from './until.js';

interface Operation {
  readonly kind: 'deposit' | 'withdraw' | 'transfer';
  readonly account: string;
  readonly target: string;
  readonly amount: number;
  readonly transactionId: string;
}

interface Entry {
  readonly operation: Operation;
  /** Unknown: it was sent, and the connection was lost before the answer, or the server was too busy. */
  outcome: 'unknown' | 'acknowledged' | 'refused';
  answer?: Answer;
}

const WORKERS = 24;

/** Clients that send all kinds of operations, and remember what they were told of each. */
export class Load {
  private readonly entries: Entry[] = [];
  private answered = 0;
  private reached: { count: number; tell: () => void } | undefined;

  constructor(private readonly accounts: readonly string[]) {}

  get unknown(): Entry[] {
    return this.entries.filter(({ outcome }) => outcome === 'unknown');
  }

  /** Until the server is gone. */
  async run(bank: BankClient): Promise<void> {
    await Promise.all(
      times(WORKERS, async () => {
        while (await this.work(bank));
      }),
    );
  }

  /** When as many more operations have been answered. */
  answers(count: number): Promise<void> {
    return new Promise((tell) => (this.reached = { count: this.answered + count, tell }));
  }

  /** Until each has an answer. */
  async sendUnknownAgain(bank: BankClient): Promise<void> {
    await until(async () => {
      await Promise.all(this.unknown.map((entry) => this.send(bank, entry)));
      return this.unknown.length === 0;
    });
  }

  /** Acknowledged: there, once, and where it was said to be. Refused: not there. Else: one of both. */
  expectIn({ transactions, events }: BankInLog): void {
    let expected = this.accounts.length;
    for (const { operation, outcome, answer } of this.entries) {
      const found = transactions.get(operation.transactionId) ?? [];
      if (outcome === 'acknowledged' || (outcome === 'unknown' && found.length > 0))
        expect(found.map(inWords)).toEqual(legs(operation));
      else expect(found).toEqual([]);
      if (answer && outcome === 'acknowledged') {
        expect(answer.headers['log-position']).toBe(String(found.at(-1)!.position));
        expect(answer.headers.etag).toBe(`"${found[0]!.version}"`);
      }
      expected += found.length;
    }
    expect(events).toHaveLength(expected);
  }

  private async work(bank: BankClient): Promise<boolean> {
    const known = this.entries.filter(({ outcome }) => outcome === 'acknowledged');
    if (known.length > 0 && randomInt(4) === 0)
      return this.send(bank, known[randomInt(known.length)]!);
    const entry: Entry = { operation: this.invent(), outcome: 'unknown' };
    this.entries.push(entry);
    return this.send(bank, entry, randomInt(8) === 0 ? 2 : 1);
  }

  private invent(): Operation {
    const { length } = this.accounts;
    const from = randomInt(length);
    const to = (from + 1 + randomInt(length - 1)) % length;
    return {
      kind: (['deposit', 'withdraw', 'transfer', 'transfer'] as const)[randomInt(4)]!,
      account: this.accounts[from]!,
      target: this.accounts[to]!,
      amount: 1 + randomInt(20),
      transactionId: randomUUID(),
    };
  }

  /** Sends it, maybe several times at once. False if the connection was lost. */
  private async send(bank: BankClient, entry: Entry, copies = 1): Promise<boolean> {
    const sent = times(copies, () => deliver(bank, entry.operation).catch(() => undefined));
    const answers = await Promise.all(sent);
    for (const answer of answers) if (answer) this.count(answer);
    const done = answers.filter((answer) => answer?.status === 204);
    for (const answer of done) {
      entry.answer ??= answer!;
      const { headers, replayed } = entry.answer;
      expect(answer!.headers.etag).toBe(headers.etag);
      if (answer !== entry.answer) expect(replayed || answer!.replayed).toBe(true);
      entry.outcome = 'acknowledged';
    }
    if (answers.every((answer) => answer?.status === 422)) {
      expect(entry.outcome).toBe('unknown');
      entry.outcome = 'refused';
    }
    return !answers.includes(undefined);
  }

  private count({ status }: Answer): void {
    expect([204, 422, 503]).toContain(status);
    if (++this.answered === this.reached?.count) this.reached.tell();
  }
}

function deliver(bank: BankClient, operation: Operation): Promise<Answer> {
  const { kind, account, target, amount, transactionId } = operation;
  return kind === 'transfer'
    ? bank.transfer(account, target, amount, transactionId)
    : bank[kind](account, amount, transactionId);
}

const legs = ({ kind, account, target, amount }: Operation): string[] => {
  if (kind === 'deposit') return [`${account} MoneyDeposited ${amount}`];
  const withdrawn = `${account} MoneyWithdrawn ${amount}`;
  return kind === 'withdraw' ? [withdrawn] : [withdrawn, `${target} MoneyDeposited ${amount}`];
};

const inWords = (event: BankInLog['events'][number]) =>
  `${dataOf(event).accountId} ${event.type} ${dataOf(event).amount}`;
