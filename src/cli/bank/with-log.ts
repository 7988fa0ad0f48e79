import type { DataSource, DataSourceOptions } from 'typeorm';
import { accountEventTypes } from '../../account/aggregate/account.event-types.js';
import { EventRegistry } from '../../event-sourcing/log/event-registry.js';
import type { EventType } from '../../event-sourcing/log/event-type.js';
import type { Dialect } from '../../event-sourcing/log/stores/sql/dialects/dialect.js';
import { dialectOf } from '../../event-sourcing/log/stores/sql/dialects/dialects.js';
import { openReader } from '../../event-sourcing/log/stores/sql/transactions/reader-data-source.js';
import { Transactions } from '../../event-sourcing/log/stores/sql/transactions/transactions.js';
import { TypeormEventLog } from '../../event-sourcing/log/stores/sql/typeorm-event-log.js';
import {
  formerLedgerEventTypes,
  ledgerEventTypes,
} from '../../ledger/aggregate/ledger.event-types.js';
import { ownerEventTypes } from '../../owners/owner.event-types.js';

/** The log and what it is kept in. */
export interface LogParts {
  readonly log: TypeormEventLog;
  readonly transactions: Transactions;
  readonly dialect: Dialect;
}

/** Runs `work` on the database alone, without an application that would make itself at home there. */
export async function withLog<T>(
  open: (options: DataSourceOptions) => Promise<DataSource>,
  options: DataSourceOptions,
  work: (parts: LogParts) => Promise<T>,
): Promise<T> {
  const writer = await open(options);
  const reader = await openReader(writer);
  try {
    const dialect = dialectOf(writer);
    const transactions = Transactions.on(writer, reader, dialect).patient;
    return await work({ log: new TypeormEventLog(transactions, dialect), transactions, dialect });
  } finally {
    if (reader !== writer) await reader.destroy();
    await writer.destroy();
  }
}

/** The types of event that a bank's log holds. */
export function bankEvents(): EventRegistry {
  const registry = new EventRegistry();
  const types = { ...accountEventTypes, ...ownerEventTypes, ...ledgerEventTypes };
  registry.register(...Object.values<EventType>(types), ...formerLedgerEventTypes);
  return registry;
}
