import type { DataSource } from 'typeorm';
import { connectionOptions } from '../../src/database/connection-options.js';
import { openDatabase } from '../../src/database/open-database.js';
import { dialectOf } from '../../src/event-sourcing/typeorm/dialects.js';
import { openReader } from '../../src/event-sourcing/typeorm/reader-data-source.js';
import { Transactions } from '../../src/event-sourcing/typeorm/transactions.js';
import { TypeormEventLog } from '../../src/event-sourcing/typeorm/typeorm-event-log.js';

export interface OpenLog {
  readonly log: TypeormEventLog;
  readonly transactions: Transactions;
  readonly writer: DataSource;
  close(): Promise<void>;
}

/** The log of one instance of the program, without the rest of it. */
export async function openLog(databaseUrl: string): Promise<OpenLog> {
  const writer = await openDatabase(connectionOptions(databaseUrl));
  const reader = await openReader(writer);
  const dialect = dialectOf(writer);
  const transactions = new Transactions(writer, reader, dialect);
  return {
    log: new TypeormEventLog(transactions, dialect),
    transactions,
    writer,
    async close() {
      if (reader !== writer) await reader.destroy();
      await writer.destroy();
    },
  };
}
