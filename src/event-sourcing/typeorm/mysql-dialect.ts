import {
  declarations,
  driverError,
  isNetworkError,
  type Column,
  type Dialect,
  type Fragment,
  type Key,
  type Match,
  type TableDefinition,
} from './dialect.js';

// ER_CHECKREAD (MariaDB's stale snapshot), ER_LOCK_WAIT_TIMEOUT, ER_LOCK_DEADLOCK,
// ER_TABLE_DEF_CHANGED (a snapshot from before the table was created)
const TRANSIENT = new Set([1020, 1205, 1213, 1412]);
// disk full, too many connections (of the server, of the user), server shutdown, table full, read-only
// after a failover, connection killed, idle transaction or client timed out
const DISCONNECTED = new Set([
  1021, 1040, 1053, 1114, 1203, 1226, 1290, 1317, 1792, 1836, 1927, 4031,
]);
const ER_DUP_ENTRY = 1062;
// Classes of SQLSTATE: data exception, constraint violation, syntax error or access violation
const REFUSED = /^(22|23|42)/;

const columnTypes = {
  key: 'VARCHAR(64)',
  text: 'LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  bigint: 'BIGINT',
  decimal: 'DECIMAL(38, 0)',
};

/** MySQL, MariaDB, and what speaks their protocol. */
export const mysqlDialect: Dialect = {
  begin: 'START TRANSACTION',
  beginSnapshot: [
    'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ',
    'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
  ],
  forUpdate: ' FOR UPDATE',
  forUpdateOfFree: ' FOR UPDATE SKIP LOCKED',
  clock: 'CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED)',
  singleConnection: false,
  takesScripts: true,

  placeholders: (sql) => sql,

  rowsByKeys(table: string, { equal, above }: Match, keys: readonly Key[]): Fragment {
    // Not a join with a table of keys: only a plain condition is sure to be read as index ranges. Lists, since
    // the optimizer takes ten times as long for as many alternatives.
    const list = `(${equal.map((name) => `t.${name}`).join(', ')}) IN (?)`;
    if (above === undefined) return { sql: `${table} t WHERE ${list}`, values: [keys] };
    const groups = Map.groupBy(keys, (key) => key[equal.length]);
    const alternative = `(${list} AND t.${above} > ?)`;
    return {
      sql: `${table} t WHERE (${Array.from(groups, () => alternative).join(' OR ')})`,
      values: [...groups].flatMap(([bound, group]) => [
        group.map((key) => key.slice(0, equal.length)),
        bound,
      ]),
    };
  },

  insertRows: (
    table: string,
    columns: readonly Column[],
    rows: readonly unknown[][],
  ): Fragment => ({
    sql: `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES ?`,
    values: [rows],
  }),

  replaceOnDuplicate(columns: readonly Column[], primaryKey: readonly string[]): string {
    const assignments = columns
      .filter(({ name }) => !primaryKey.includes(name))
      .map(({ name }) => `${name} = VALUES(${name})`);
    return ` ON DUPLICATE KEY UPDATE ${assignments.join(', ')}`;
  },

  createTable(table: string, definition: TableDefinition): string[] {
    const { indexes = [] } = definition;
    const keys = indexes.map((columns, index) => `KEY by_${index} (${columns.join(', ')})`);
    const inside = [...declarations(definition, columnTypes), ...keys].join(', ');
    return [
      `CREATE TABLE IF NOT EXISTS ${table} (${inside})
       ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
    ];
  },

  // The server's own lock_wait_timeout is a day, or a year.
  dropTable: (table) => [
    'SET SESSION lock_wait_timeout = 1',
    `DROP TABLE IF EXISTS ${table}`,
    'SET SESSION lock_wait_timeout = 10',
  ],

  exactly: (column) => column,

  isTransient: (error) => TRANSIENT.has(driverError(error).errno ?? 0),

  isConnectionLost(error) {
    const { code = '', errno = 0, ...rest } = driverError(error);
    return (
      isNetworkError({ code, ...rest }) ||
      code.startsWith('PROTOCOL_') ||
      DISCONNECTED.has(errno) ||
      /closed state|Pool is closed/.test(driverError(error).message)
    );
  },

  isRefused: (error) => REFUSED.test(driverError(error).sqlState ?? ''),

  duplicateOf(error) {
    const { errno, message } = driverError(error);
    if (errno !== ER_DUP_ENTRY) return undefined;
    return message.includes('events_stream_transaction') ? 'transaction' : 'event';
  },
};
