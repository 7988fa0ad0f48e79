import type { Column, Fragment } from '../../log/stores/sql/dialects/dialect.js';
import { sqliteDialect } from '../../log/stores/sql/dialects/sqlite-dialect.js';
import type { Row, SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import { SCAN_PAGE, type Engine, type TableToScan, type UniqueKey } from './engine.js';
import { scanByKey, selected } from './key-scan.js';

const MOST_TOLD = 100;

/** An index of some of the rows only (`partial`) says nothing of the others. */
const KEYS = `SELECT m.name AS table_name, 0 AS key_place, p.pk AS place, p.name AS column_name
    FROM pragma_table_list m JOIN pragma_table_info(m.name) p
   WHERE m.schema = 'main' AND m.name IN (SELECT value FROM json_each(?)) AND p.pk > 0
  UNION ALL
  SELECT m.name, 1 + l.seq, i.seqno, i.name
    FROM pragma_table_list m JOIN pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i
   WHERE m.schema = 'main' AND m.name IN (SELECT value FROM json_each(?)) AND l."unique" = 1 AND l.partial = 0
   ORDER BY 1, 2, 3`;

export const sqliteEngine: Engine = {
  async uniqueKeys(reader, tables) {
    const there = await reader.query(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND name IN (SELECT value FROM json_each(?))",
      [JSON.stringify(tables)],
    );
    const rows = await reader.query(KEYS, [JSON.stringify(tables), JSON.stringify(tables)]);
    const keysOf = (table: string): UniqueKey[] => {
      const ofTable = rows.filter((row) => row.table_name === table);
      const keys = Map.groupBy(ofTable, (row) => String(row.key_place)).values();
      // A primary key may be an index as well.
      const byName = new Map(
        Array.from(keys, (rowsOfKey) => rowsOfKey.map((row) => String(row.column_name))).map(
          (key) => [key.join(), key],
        ),
      );
      return [...byName.values()];
    };
    return new Map(there.map(({ name }) => [String(name), keysOf(String(name))]));
  },

  async *scan(reader, table) {
    if (await isStoredByKey(reader, table.name))
      yield* scanByKey(reader, sqliteDialect, table, table.primaryKey, ' NOT INDEXED', above);
    else yield* scanByRowid(reader, table);
  },

  scanIndex: () => undefined,

  async check(reader, _tables, _suspect, tell) {
    for (const row of await reader.query(`PRAGMA integrity_check(${MOST_TOLD})`))
      for (const told of Object.values(row)) if (told !== 'ok') tell(`SQLite says: ${told}`);
    return [];
  },

  isDamage: ({ code = '', message }) =>
    /^SQLITE_(CORRUPT|NOTADB)/.test(code) || /^no such (table|column)/.test(message),
};

async function isStoredByKey(reader: SqlReader, table: string): Promise<boolean> {
  const sql = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?";
  const [row] = await reader.query(sql, [table]);
  return Number(row?.wr) === 1;
}

async function* scanByRowid(reader: SqlReader, table: TableToScan): AsyncGenerator<Row[]> {
  const columns = `rowid AS place_in_table, ${selected(sqliteDialect, table)}`;
  for (let after: unknown = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await reader.query(
      `SELECT ${columns} FROM ${table.name} NOT INDEXED WHERE rowid > ? ORDER BY rowid LIMIT ${SCAN_PAGE}`,
      [after],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < SCAN_PAGE) return;
    after = rows.at(-1)!.place_in_table;
  }
}

/** Text has come as its bytes, and is compared by them. */
const above = (key: readonly Column[], row: Row): Fragment => ({
  sql: `(${key.map(({ name }) => name).join()}) > (${key.map(placeOf).join()})`,
  values: key.map(({ name }) => row[name]),
});

const placeOf = ({ type }: Column): string => (type === 'bigint' ? '?' : 'CAST(? AS TEXT)');
