import { postgresDialect } from '../../log/stores/sql/dialects/postgres-dialect.js';
import type { Row, SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import { amcheck } from './amcheck.js';
import { SCAN_PAGE, type Engine, type TableToScan, type UniqueKey } from './engine.js';
import { selected, withoutNulls } from './key-scan.js';

/** Tables by name, as the search path finds them. */
export const TABLES = `SELECT t.name, to_regclass(quote_ident(t.name)) AS id FROM unnest(?::text[]) AS t(name)`;

/** One that could not be built, or is not kept up, or is of an expression or some rows only, is none. */
const KEYS = `SELECT t.name, string_agg(a.attname, ',' ORDER BY k.place) AS key_columns
  FROM (${TABLES}) t JOIN pg_index i ON i.indrelid = t.id
    CROSS JOIN unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attribute, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attribute
  WHERE i.indisunique AND i.indisvalid AND i.indisready AND i.indislive
    AND i.indpred IS NULL AND i.indexprs IS NULL AND k.place <= i.indnkeyatts
  GROUP BY t.name, i.indexrelid`;

/** Ways to read, of which some are left to the planner. Not every version knows all of them. */
const PLANS = ['seqscan', 'indexscan', 'indexonlyscan', 'bitmapscan', 'sort', 'incremental_sort'];

export const postgresEngine: Engine = {
  async uniqueKeys(reader, tables) {
    const there = await reader.query(`SELECT name FROM (${TABLES}) t WHERE id IS NOT NULL`, [
      tables,
    ]);
    const rows = await reader.query(KEYS, [tables]);
    const keysOf = (table: string): UniqueKey[] =>
      rows
        .filter(({ name }) => name === table)
        .map(({ key_columns: columns }) => String(columns).split(','));
    return new Map(there.map(({ name }) => [String(name), keysOf(String(name))]));
  },

  async *scan(reader, table) {
    await planWithout(reader, ['indexscan', 'indexonlyscan', 'bitmapscan']);
    yield* fetched(reader, table, '');
  },

  async *scanIndex(reader, table, key) {
    // Then nothing but the index has the rows in this order.
    await planWithout(reader, ['seqscan', 'bitmapscan', 'sort', 'incremental_sort']);
    yield* fetched(reader, table, `WHERE ${withoutNulls(key)} ORDER BY ${key.join(', ')}`);
  },

  check: amcheck,

  // data_corrupted, index_corrupted; undefined_file; undefined_table, undefined_column
  isDamage: ({ code = '' }) => /^(XX00[12]|58P01|42P01|42703)$/.test(code),
};

/** For the rest of the transaction, or until the next time. */
async function planWithout(reader: SqlReader, ways: readonly string[]): Promise<void> {
  const settings = PLANS.map((way) => `enable_${way}`);
  const off = ways.map((way) => `enable_${way}`);
  await reader.query(
    `SELECT set_config(name, CASE WHEN name = ANY (?) THEN 'off' ELSE 'on' END, true)
     FROM pg_settings WHERE name = ANY (?)`,
    [off, settings],
  );
}

async function* fetched(
  reader: SqlReader,
  table: TableToScan,
  where: string,
): AsyncGenerator<Row[]> {
  await reader.query(
    `DECLARE rows_of_table NO SCROLL CURSOR FOR SELECT ${selected(postgresDialect, table)} FROM ${table.name} ${where}`,
  );
  for (;;) {
    const rows = await reader.query(`FETCH ${SCAN_PAGE} FROM rows_of_table`);
    if (rows.length === 0) break;
    yield rows;
  }
  await reader.query('CLOSE rows_of_table');
}
