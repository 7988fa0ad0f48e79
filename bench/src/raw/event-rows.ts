import { randomUUID } from 'node:crypto';
import { connectionOptions } from '../../../src/configuration/connection-options.js';
import { openDatabase } from '../../../src/event-sourcing/database/open-database.js';
import { accountIds } from '../load/accounts.ts';
import type { Deposits } from './raw-insert.ts';

const METADATA = JSON.stringify({ correlationId: randomUUID() });
const RECORDED_AT = 1_763_600_000_000_000;

/** One row an operation: the account's event, and nothing of what follows from it. */
export async function eventRows(databaseUrl: string, accounts: number): Promise<Deposits> {
  await (await openDatabase(connectionOptions(databaseUrl))).destroy();
  const rows = new EventRows(accountIds(accounts));
  return async (count) => ({ sql: 'INSERT INTO events VALUES ?', values: [rows.take(count)] });
}

class EventRows {
  private readonly versions: Uint32Array;
  private position = 0;

  constructor(private readonly ids: readonly string[]) {
    this.versions = new Uint32Array(ids.length);
  }

  take(count: number): unknown[][] {
    return Array.from({ length: count }, () => this.next());
  }

  private next(): unknown[] {
    const account = Math.floor(Math.random() * this.ids.length);
    const accountId = this.ids[account]!;
    const version = ++this.versions[account]!;
    const amount = String(1 + Math.floor(Math.random() * 10_000));
    const data = JSON.stringify({ accountId, amount, balance: amount, currency: 'EUR' });
    return [
      ...[++this.position, randomUUID(), `account-${accountId}`, version, 'MoneyDeposited', 1],
      ...[data, METADATA, randomUUID(), RECORDED_AT, 1],
    ];
  }
}
