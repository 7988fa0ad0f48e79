import { createHash } from 'node:crypto';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { eventColumns, fromEvent } from '../../src/event-sourcing/log/stores/sql/rows.js';
import { openLog } from './open-log.js';

interface GeneratedAccount {
  readonly id: string;
  readonly currency: string;
  version: number;
  balance: bigint;
  open: boolean;
}

const EVENTS_A_COMMIT = 1_000;
const START = Date.UTC(2026, 0, 1) * 1_000;

/** Mulberry32: the same seed, the same numbers in [0, 1). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A log of at least `count` events over `accounts` accounts, over some weeks of 2026; always the same of a seed. */
export function generateLog(seed: number, count: number, accounts: number): StoredEvent[] {
  const generator = new LogGenerator(seed, accounts);
  while (generator.events.length < count) generator.step();
  return generator.events;
}

class LogGenerator {
  readonly events: StoredEvent[] = [];
  private readonly random: () => number;
  private readonly accounts: GeneratedAccount[];
  private time = START;

  constructor(seed: number, accounts: number) {
    this.random = randomNumbers(seed);
    this.accounts = Array.from({ length: accounts }, (_, index) => ({
      id: uuid(`account ${seed} ${index}`),
      currency: index % 3 === 0 ? 'JPY' : 'EUR',
      version: 0,
      balance: 0n,
      open: false,
    }));
  }

  step(): void {
    // Events of one commit share their time.
    if (this.random() < 0.6) this.time += Math.floor(this.random() * 60_000_000);
    const account = this.pick();
    const transactionId = uuid(`transaction ${this.events.length}`);
    if (account.version === 0) this.open(account);
    else if (account.open) this.move(account, transactionId);
  }

  private move(account: GeneratedAccount, transactionId: string): void {
    const kind = this.random();
    const share = (account.balance * BigInt(Math.floor(this.random() * 1_000))) / 1_000n;
    if (kind < 0.55 || share === 0n) {
      this.deposit(account, BigInt(1 + Math.floor(this.random() * 1e9)), transactionId);
    } else if (kind < 0.75) this.withdraw(account, share, transactionId);
    else if (kind < 0.752) {
      this.withdraw(account, account.balance, transactionId);
      account.open = false;
      this.add(account, 'AccountClosed', { accountId: account.id }, null, true);
    } else this.transfer(account, this.pick(), share, transactionId);
  }

  private transfer(
    from: GeneratedAccount,
    to: GeneratedAccount,
    amount: bigint,
    transactionId: string,
  ): void {
    if (from === to || !to.open || from.currency !== to.currency) return;
    this.withdraw(from, amount, transactionId, { transferredTo: to.id });
    this.deposit(to, amount, transactionId, { transferredFrom: from.id });
  }

  private open(account: GeneratedAccount): void {
    const { id: accountId, currency } = account;
    account.open = true;
    const ownerId = uuid(`owner of ${accountId}`);
    this.add(account, 'AccountOpened', { accountId, ownerId, currency }, null, true, 2);
  }

  private deposit(
    account: GeneratedAccount,
    amount: bigint,
    transactionId: string,
    more: object = {},
  ): void {
    account.balance += amount;
    this.add(account, 'MoneyDeposited', moved(account, amount, more), transactionId, true);
  }

  private withdraw(
    account: GeneratedAccount,
    amount: bigint,
    transactionId: string,
    more: object = {},
  ): void {
    account.balance -= amount;
    const endsCommand = !('transferredTo' in more);
    this.add(account, 'MoneyWithdrawn', moved(account, amount, more), transactionId, endsCommand);
  }

  private add(
    account: GeneratedAccount,
    type: string,
    data: object,
    transactionId: string | null,
    endsCommand: boolean,
    schemaVersion = 1,
  ): void {
    const position = this.events.length + 1;
    this.events.push({
      position,
      eventId: uuid(`event ${position}`),
      streamId: `account-${account.id}`,
      version: ++account.version,
      type,
      schemaVersion,
      data: JSON.stringify(data),
      metadata: '{}',
      transactionId,
      recordedAt: this.time,
      endsCommand,
    });
  }

  private pick(): GeneratedAccount {
    return this.accounts[Math.floor(this.random() * this.accounts.length)]!;
  }
}

const moved = ({ id, currency, balance }: GeneratedAccount, amount: bigint, more: object) => ({
  accountId: id,
  amount: String(amount),
  balance: String(balance),
  currency,
  ...more,
});

const uuid = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');

/** Writes events with their own times, as no program would, into an empty log. */
export async function writeLog(databaseUrl: string, events: readonly StoredEvent[]): Promise<void> {
  const { transactions, writer, close } = await openLog(databaseUrl);
  const dialect = dialectOf(writer);
  for (let first = 0; first < events.length; first += EVENTS_A_COMMIT) {
    const page = events.slice(first, first + EVENTS_A_COMMIT);
    const rows = page.map((event) => fromEvent(event, event.position, event.recordedAt));
    await transactions.run(async (session) => {
      const { sql, values } = dialect.insertRows('events', eventColumns, rows);
      await session.execute(sql, values);
    });
  }
  const { position, recordedAt } = events.at(-1)!;
  await transactions.run(async (session) => {
    const sql = 'UPDATE log_head SET position = ?, recorded_at = ? WHERE id = 1';
    await session.execute(sql, [position, recordedAt]);
  });
  await close();
}
