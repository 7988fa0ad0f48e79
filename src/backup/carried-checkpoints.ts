import { SEAL_THE_LOG } from '../event-sourcing/integrity/seals/seal-consumer.js';
import type { SqlReader } from '../event-sourcing/log/stores/sql/transactions/transactions.js';

/** Under this name an unfinished import keeps how far it has come, and its lease. */
export const UNFINISHED_IMPORT = 'unfinished-import';

const NOT_CARRIED = new Set([UNFINISHED_IMPORT, SEAL_THE_LOG]);

/**
 * Tells which subscriptions go with the log to another database: those of policies and sagas, also of
 * ones that are not configured now. What is filled anew from the log starts from its beginning.
 */
export async function isCarried(reader: SqlReader): Promise<(subscription: string) => boolean> {
  const rows = await reader.query('SELECT name FROM read_models');
  const models = new Set(rows.map(({ name }) => String(name)));
  return (subscription) => {
    const table = /^(.+)_\d+$/.exec(subscription)?.[1];
    return !NOT_CARRIED.has(subscription) && !(table && models.has(table));
  };
}
