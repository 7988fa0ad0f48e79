import type { Column, Fragment } from '../../log/stores/sql/dialects/dialect.js';
import { mysqlDialect } from '../../log/stores/sql/dialects/mysql-dialect.js';
import type { Row, SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import { firstCause } from './causes.js';
import { MOST_TOLD_OF_A_TABLE, type Engine, type TableToScan, type UniqueKey } from './engine.js';
import { scanByKey } from './key-scan.js';

// ER_NOT_KEYFILE, ER_CRASHED_ON_USAGE, ER_CRASHED_ON_REPAIR, ER_INDEX_CORRUPT, ER_TABLE_CORRUPT;
// ER_NO_SUCH_TABLE, ER_BAD_FIELD_ERROR, and MariaDB's ER_NO_SUCH_TABLE_IN_ENGINE
const DAMAGED = new Set([1034, 1194, 1195, 1712, 1877, 1146, 1054, 1932]);
// ER_TABLEACCESS_DENIED_ERROR, ER_SPECIFIC_ACCESS_DENIED_ERROR
const NOT_ALLOWED = new Set([1142, 1227]);

/** MariaDB then looks nothing up by the index, and lets in what is there already. */
const LEFT_ASIDE =
  'an index that CHECK TABLE finds damaged is left aside by the server: mend what is told of the table first';

/** The columns of each unique index, an index a row; with `whole` 0, it has parts or expressions of them. */
const KEYS = `SELECT table_name AS name, index_name AS key_name,
    GROUP_CONCAT(column_name ORDER BY seq_in_index) AS key_columns,
    MIN(CASE WHEN sub_part IS NULL AND column_name IS NOT NULL THEN 1 ELSE 0 END) AS whole
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name IN (?) AND non_unique = 0
  GROUP BY table_name, index_name`;

/** MySQL and MariaDB, whose tables are stored in the order of their primary key. */
export const mysqlEngine: Engine = {
  async uniqueKeys(reader, tables) {
    if (tables.length === 0) return new Map();
    const there = await reader.query(
      'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name IN (?)',
      [tables],
    );
    const rows = await reader.query(KEYS, [tables]);
    const keysOf = (table: string): UniqueKey[] =>
      rows
        .filter(({ name, whole }) => name === table && Number(whole) === 1)
        .map(({ key_columns: columns }) => String(columns).split(','));
    return new Map(there.map(({ name }) => [String(name), keysOf(String(name))]));
  },

  async *scan(reader, table) {
    const [key] = await reader.query(`SHOW INDEX FROM ${table.name} WHERE Key_name = 'PRIMARY'`);
    const hint = key ? ' FORCE INDEX (PRIMARY)' : '';
    yield* scanByKey(reader, mysqlDialect, table, table.primaryKey, hint, above);
  },

  scanIndex: (reader, table, key) =>
    key.join() === table.primaryKey.join() ? undefined : scanIndex(reader, table, key),

  async check(reader, tables, suspect, tell) {
    const left: string[] = [];
    for (const table of tables) {
      if (suspect.has(table)) {
        left.push(`how ${table} is stored, since ${LEFT_ASIDE}`);
        continue;
      }
      try {
        const rows = await reader.query(`CHECK TABLE ${table} EXTENDED`);
        for (const what of rows.flatMap(complaint).slice(0, MOST_TOLD_OF_A_TABLE))
          tell(`CHECK TABLE says of ${table}: ${what}`);
      } catch (error) {
        const { errno = 0, message } = firstCause(error);
        if (!NOT_ALLOWED.has(errno)) throw error;
        left.push(`how ${table} is stored, since CHECK TABLE is not allowed: ${message}`);
      }
    }
    return left;
  },

  isDamage: ({ errno = 0, message }) =>
    DAMAGED.has(errno) || (errno === 1030 && /corrupt/i.test(message)),
};

/** MySQL's own check compares no more than the number of rows. An index has the primary key's columns as well. */
async function* scanIndex(
  reader: SqlReader,
  table: TableToScan,
  key: UniqueKey,
): AsyncGenerator<Row[]> {
  const rows = await reader.query(KEYS, [[table.name]]);
  const index = rows.find(({ key_columns: columns }) => columns === key.join());
  if (index)
    yield* scanByKey(reader, mysqlDialect, table, key, ` FORCE INDEX (${index.key_name})`, above);
}

/** A table that is not there is told elsewhere; a rebuild may just have dropped it. */
function complaint({ Msg_type: type, Msg_text: text }: Row): string[] {
  const isNone = text === 'OK' || type === 'note' || /doesn't exist$/.test(String(text));
  return isNone ? [] : [`${type}: ${text}`];
}

/** Not a comparison of rows, which these databases don't read as a range of the key. */
function above(key: readonly Column[], row: Row): Fragment {
  const value = ({ name, type }: Column) =>
    type === 'bigint' ? BigInt(row[name]!) : String(row[name]);
  const alternatives = key.map((last, index) => ({
    sql: [...key.slice(0, index).map(({ name }) => `${name} = ?`), `${last.name} > ?`].join(
      ' AND ',
    ),
    values: key.slice(0, index + 1).map(value),
  }));
  return {
    sql: `(${alternatives.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    values: alternatives.flatMap(({ values }) => values),
  };
}
