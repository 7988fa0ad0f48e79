import type { DataSource } from 'typeorm';
import { connectionOptions } from '../../src/configuration/connection-options.js';
import { openDatabase } from '../../src/event-sourcing/database/open-database.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import { openReader } from '../../src/event-sourcing/log/stores/sql/transactions/reader-data-source.js';
import {
  DEFAULT_ANSWER_WITHIN_MS,
  Transactions,
} from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { TypeormEventLog } from '../../src/event-sourcing/log/stores/sql/typeorm-event-log.js';

export interface OpenLog {
  readonly log: TypeormEventLog;
  readonly transactions: Transactions;
  readonly writer: DataSource;
  close(): Promise<void>;
}

/** The log of one instance of the program, without the rest of it. */
export async function openLog(
  databaseUrl: string,
  answerWithinMs = DEFAULT_ANSWER_WITHIN_MS,
): Promise<OpenLog> {
  const writer = await openDatabase(connectionOptions(databaseUrl, answerWithinMs));
  const reader = await openReader(writer);
  const dialect = dialectOf(writer);
  const transactions = Transactions.on(writer, reader, dialect, answerWithinMs);
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
