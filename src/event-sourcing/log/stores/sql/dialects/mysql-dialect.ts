import { IDLE_TRANSACTION_TIMEOUT_S } from './patience.js';
import { discardMysql, mysqlLink } from './server-link.js';
import {
  declarations,
  driverError,
  isMisused,
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
const ER_DUP_ENTRY = 1062;
// ER_BAD_FIELD, ER_PARSE, ER_NON_UNIQ, ER_WRONG_VALUE_COUNT_ON_ROW, ER_TRUNCATED_WRONG_VALUE_FOR_FIELD
const OUR_FAULT = new Set([1054, 1064, 1052, 1136, 1366]);
// Classes of SQLSTATE: data exception, constraint violation
const OUR_FAULT_BY_STATE = /^2[23]/;
// MySQL has no limit of its own for idle transactions, only one for idle sessions.
const LIMITED = `SET SESSION wait_timeout = ${IDLE_TRANSACTION_TIMEOUT_S}`;
const UNLIMITED = 'SET SESSION wait_timeout = DEFAULT';

const columnTypes = {
  key: 'VARCHAR(64)',
  text: 'LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  bigint: 'BIGINT',
  decimal: 'DECIMAL(38, 0)',
};

/** MySQL, MariaDB, and what speaks their protocol. */
export const mysqlDialect: Dialect = {
  begin: `${LIMITED};\nSTART TRANSACTION`,
  commit: `COMMIT;\n${UNLIMITED}`,
  rollback: `ROLLBACK;\n${UNLIMITED}`,
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

  dropTable: (table) => [`DROP TABLE IF EXISTS ${table}`],

  exactly: (column) => column,

  link: mysqlLink,
  selectServer: "SELECT CONCAT(@@hostname, ' ', @@port, ' ', @@server_id) AS server",
  discard: discardMysql,
  async endSession(query, sessionId) {
    // One that is killed while it commits to a full disk makes MySQL end itself.
    const sql = "SELECT id FROM information_schema.processlist WHERE id = ? AND command = 'Sleep'";
    const isIdle = (await query(sql, [sessionId])).length > 0;
    if (isIdle) await query('KILL CONNECTION ?', [sessionId]);
  },

  isTransient: (error) => TRANSIENT.has(driverError(error).errno ?? 0),

  isOurFault(error) {
    const { errno = 0, sqlState = '' } = driverError(error);
    return OUR_FAULT.has(errno) || OUR_FAULT_BY_STATE.test(sqlState) || isMisused(error);
  },

  duplicateOf(error) {
    const { errno, message } = driverError(error);
    if (errno !== ER_DUP_ENTRY) return undefined;
    return message.includes('events_stream_transaction') ? 'transaction' : 'event';
  },
};
