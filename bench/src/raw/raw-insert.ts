import { createConnection, type Connection } from 'mysql2/promise';
import type { Fragment } from '../../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import type { Field } from '../field.ts';
import type { Sample } from '../sample.ts';

/** Makes what is sent to the database for so many deposits. */
export type Deposits = (count: number) => Promise<Fragment>;

/**
 * The database's ceiling: the rows of as many deposits as `batch`, commit after commit, by the client library
 * that the bank uses, and nothing else. Those of the next commit are made while the database is at one.
 *
 * @param prepare brings the schema into an empty database.
 */
export async function rawInsert(
  field: Field,
  batch: number,
  prepare: (databaseUrl: string) => Promise<Deposits>,
): Promise<Sample> {
  const { warmUp, window } = field.form;
  const databaseUrl = await field.createUrl('mariadb');
  const deposits = await prepare(databaseUrl);
  const connection = await createConnection({ uri: databaseUrl, multipleStatements: true });
  try {
    await insertFor(connection, warmUp, batch, deposits);
    const rate = await insertFor(connection, window, batch, deposits);
    return { accepted: rate, settled: rate };
  } finally {
    await connection.end();
  }
}

/** Deposits a second. */
async function insertFor(
  connection: Connection,
  seconds: number,
  batch: number,
  deposits: Deposits,
): Promise<number> {
  let next = await deposits(batch);
  const started = performance.now();
  let inserted = 0;
  let elapsed = 0;
  while (elapsed < seconds) {
    const written = connection.query(next.sql, [...next.values] as object[]);
    [next] = await Promise.all([deposits(batch), written]);
    inserted += batch;
    elapsed = (performance.now() - started) / 1_000;
  }
  return inserted / elapsed;
}
