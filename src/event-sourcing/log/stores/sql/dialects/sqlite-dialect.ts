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

const columnTypes = { key: 'TEXT', text: 'TEXT', bigint: 'INTEGER', decimal: 'TEXT' };

export const sqliteDialect: Dialect = {
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  beginSnapshot: ['BEGIN'],
  forUpdate: '',
  forUpdateOfFree: '',
  clock: "CAST(round(unixepoch('subsec') * 1000) AS INTEGER) * 1000",
  takesScripts: false,
  singleConnection: true,

  placeholders: (sql) => sql,

  rowsByKeys(table: string, match: Match, keys: readonly Key[]): Fragment {
    // CROSS JOIN keeps the order: for each key, look its rows up by the index.
    const condition = matches(match, (index) => `(k.value ->> ${index})`);
    return {
      sql: `json_each(?) k CROSS JOIN ${table} t ON ${condition}`,
      values: [JSON.stringify(keys)],
    };
  },

  insertRows(table: string, columns: readonly Column[], rows: readonly unknown[][]): Fragment {
    const names = columns.map(({ name }) => name).join(', ');
    const values = columns.map((_, index) => `value ->> ${index}`).join(', ');
    return {
      sql: `INSERT INTO ${table} (${names}) SELECT ${values} FROM json_each(?) WHERE true`,
      values: [JSON.stringify(rows, exactly)],
    };
  },

  replaceOnDuplicate,
  createTable: (table, definition) => [
    `CREATE TABLE IF NOT EXISTS ${table} (${declarations(definition, columnTypes).join(', ')}) STRICT`,
    ...createIndexes(table, definition),
  ],

  dropTable: (table) => [`DROP TABLE IF EXISTS ${table}`],

  // With secure_delete the file itself has zeros; what was there before is still in the log beside it.
  purge: 'PRAGMA wal_checkpoint(TRUNCATE)',

  // A text's bytes need not be UTF-8, and a column of an intruder's takes values of any type.
  exactly: (column, type) =>
    type === 'bigint'
      ? `CASE typeof(${column}) WHEN 'integer' THEN ${column} WHEN 'null' THEN NULL
           ELSE typeof(${column}) END`
      : `CASE typeof(${column}) WHEN 'text' THEN CAST(${column} AS BLOB)
           WHEN 'null' THEN NULL ELSE 0 END`,

  isTransient: (error) => /^SQLITE_(BUSY|LOCKED)/.test(driverError(error).code ?? ''),

  isOurFault: (error) =>
    /^SQLITE_(CONSTRAINT|MISMATCH|RANGE|TOOBIG)/.test(driverError(error).code ?? '') ||
    isMisused(error),

  outOfReach(error) {
    const { code, reason } = driverError(error) as { code?: string; reason?: string };
    return code === 'FILE_LOST' ? reason : undefined;
  },

  duplicateOf(error) {
    const { code = '', message } = driverError(error);
    if (!/^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(code)) return undefined;
    return message.includes('transaction_id') ? 'transaction' : 'event';
  },
};

/** JSON has no integers beyond 2^53; a column takes them from text. */
const exactly = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;
