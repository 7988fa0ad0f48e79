import { discardPostgres, postgresLink } from './server-link.js';
import {
  createIndexes,
  declarations,
  driverError,
  isMisused,
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
const UNIQUE_VIOLATION = '23505';
// Classes of SQLSTATE: data exception, constraint violation; undefined column, syntax error, wrong types
const OUR_FAULT = /^(22...|23...|42703|42601|42804|42883)$/;

const columnTypes = {
  key: 'TEXT COLLATE "C"',
  text: 'TEXT',
  bigint: 'BIGINT',
  decimal: 'NUMERIC(38)',
};

const arrayTypes = { key: 'text', text: 'text', bigint: 'bigint', decimal: 'numeric' };

export const postgresDialect: Dialect = {
  begin: 'BEGIN',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
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

  link: postgresLink,
  // No two servers start in the same microsecond.
  selectServer: 'SELECT pg_postmaster_start_time()::text AS server',
  discard: discardPostgres,
  async endSession(query, sessionId) {
    await query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE pid = ? AND datname = current_database() AND usename = current_user`,
      [sessionId],
    );
  },

  isTransient: (error) => TRANSIENT.has(driverError(error).code ?? ''),

  isOurFault: (error) => OUR_FAULT.test(driverError(error).code ?? '') || isMisused(error),

  duplicateOf(error) {
    const cause = driverError(error) as { code?: string; constraint?: string };
    if (cause.code !== UNIQUE_VIOLATION) return undefined;
    return cause.constraint === 'events_stream_transaction' ? 'transaction' : 'event';
  },
};
