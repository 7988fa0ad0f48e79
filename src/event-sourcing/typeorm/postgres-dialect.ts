import {
  createIndexes,
  declarations,
  driverError,
  isNetworkError,
  matches,
  replaceOnDuplicate,
  type Column,
  type Dialect,
  type Fragment,
  type Key,
  type Match,
} from './dialect.js';

// serialization_failure, deadlock_detected, lock_not_available
const TRANSIENT = new Set(['40001', '40P01', '55P03']);
// connection exceptions, shutdowns, cancelled, out of connections, memory or disk, idle in transaction
// too long, read-only after a failover
const DISCONNECTED = /^(08...|57P0[1-5]|57014|53...|25P03|25006)$/;
const UNIQUE_VIOLATION = '23505';
// Classes of SQLSTATE: data exception, constraint violation, syntax error or access violation
const REFUSED = /^(22|23|42)/;

const columnTypes = {
  key: 'TEXT COLLATE "C"',
  text: 'TEXT',
  bigint: 'BIGINT',
  decimal: 'NUMERIC(38)',
};

const arrayTypes = { key: 'text', text: 'text', bigint: 'bigint', decimal: 'numeric' };

export const postgresDialect: Dialect = {
  begin: 'BEGIN',
  beginSnapshot: ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY'],
  forUpdate: ' FOR UPDATE',
  forUpdateOfFree: ' FOR UPDATE SKIP LOCKED',
  clock: '(extract(epoch FROM clock_timestamp()) * 1000000)::bigint',
  takesScripts: false,
  singleConnection: false,

  placeholders(sql) {
    let index = 0;
    return sql.replace(/\?/g, () => `$${++index}`);
  },

  rowsByKeys(table: string, match: Match, keys: readonly Key[]): Fragment {
    const columns = keys[0]!.map((value) => (typeof value === 'number' ? 'bigint' : 'text'));
    const arrays = columns.map((type) => `?::${type}[]`).join(', ');
    const names = columns.map((_, index) => `k${index}`).join(', ');
    return {
      sql: `unnest(${arrays}) AS k(${names}) JOIN ${table} t ON ${matches(match, (index) => `k.k${index}`)}`,
      values: columns.map((_, index) => keys.map((key) => key[index])),
    };
  },

  insertRows(table: string, columns: readonly Column[], rows: readonly unknown[][]): Fragment {
    const names = columns.map(({ name }) => name).join(', ');
    const arrays = columns.map(({ type }) => `?::${arrayTypes[type]}[]`).join(', ');
    return {
      sql: `INSERT INTO ${table} (${names}) SELECT * FROM unnest(${arrays})`,
      values: columns.map((_, index) => rows.map((row) => row[index])),
    };
  },

  replaceOnDuplicate,
  createTable: (table, definition) => [
    `CREATE TABLE IF NOT EXISTS ${table} (${declarations(definition, columnTypes).join(', ')})`,
    ...createIndexes(table, definition),
  ],

  dropTable: (table) => ["SET LOCAL lock_timeout = '1s'", `DROP TABLE IF EXISTS ${table}`],

  exactly: (column) => column,

  isTransient: (error) => TRANSIENT.has(driverError(error).code ?? ''),

  isConnectionLost(error) {
    const cause = driverError(error);
    return (
      isNetworkError(cause) ||
      DISCONNECTED.test(cause.code ?? '') ||
      /Connection terminated|timeout exceeded when trying to connect|not queryable|already released/i.test(
        cause.message,
      )
    );
  },

  isRefused: (error) => REFUSED.test(driverError(error).code ?? ''),

  duplicateOf(error) {
    const cause = driverError(error) as { code?: string; constraint?: string };
    if (cause.code !== UNIQUE_VIOLATION) return undefined;
    return cause.constraint === 'events_stream_transaction' ? 'transaction' : 'event';
  },
};
