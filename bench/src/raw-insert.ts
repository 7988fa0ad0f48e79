import { randomUUID } from 'node:crypto';
import { createConnection, type Connection } from 'mysql2/promise';
import { connectionOptions } from '../../src/database/connection-options.js';
import { openDatabase } from '../../src/database/open-database.js';
import { accountIds } from './load/accounts.ts';
import type { Field } from './field.ts';
import type { Sample } from './sample.ts';

const METADATA = JSON.stringify({ correlationId: randomUUID() });
const RECORDED_AT = 1_763_600_000_000_000;

/**
 * The database's ceiling: the rows of as many deposits as `batch`, one statement and commit after the
 * other, by the client library that the bank uses, and nothing else.
 */
export async function rawInsert(field: Field, accounts: number, batch: number): Promise<Sample> {
  const { warmUp, window } = field.form;
  const rows = new DepositRows(accountIds(accounts));
  const databaseUrl = await field.createUrl('mariadb');
  await (await openDatabase(connectionOptions(databaseUrl))).destroy();
  const connection = await createConnection(databaseUrl);
  try {
    await insertFor(connection, warmUp, () => rows.take(batch));
    const rate = await insertFor(connection, window, () => rows.take(batch));
    return { accepted: rate, settled: rate };
  } finally {
    await connection.end();
  }
}

/** Rows a second. */
async function insertFor(connection: Connection, seconds: number, take: () => unknown[][]) {
  const started = performance.now();
  let inserted = 0;
  let elapsed = 0;
  while (elapsed < seconds) {
    const rows = take();
    await connection.query('INSERT INTO events VALUES ?', [rows]);
    inserted += rows.length;
    elapsed = (performance.now() - started) / 1_000;
  }
  return inserted / elapsed;
}

class DepositRows {
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
