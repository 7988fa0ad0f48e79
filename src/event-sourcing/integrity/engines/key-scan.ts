import type { Column, Dialect, Fragment } from '../../log/stores/sql/dialects/dialect.js';
import type { Row, SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import { SCAN_PAGE, type TableToScan, type UniqueKey } from './engine.js';

/** The rows whose key is above the one of a row. */
export type Above = (key: readonly Column[], row: Row) => Fragment;

export const selected = (dialect: Dialect, { columns }: TableToScan): string =>
  columns.map(({ name, type }) => `${dialect.exactly(name, type)} AS ${name}`).join(', ');

export const withoutNulls = (key: UniqueKey): string =>
  key.map((column) => `${column} IS NOT NULL`).join(' AND ');

/**
 * A table by a key that it, or an index of it, is stored in the order of.
 *
 * @param hint of the database's, which has it read just that.
 */
export async function* scanByKey(
  reader: SqlReader,
  dialect: Dialect,
  table: TableToScan,
  by: UniqueKey,
  hint: string,
  above: Above,
): AsyncGenerator<Row[]> {
  const { name, columns } = table;
  const key = by.map((column) => columns.find((each) => each.name === column)!);
  const from = `SELECT ${selected(dialect, table)} FROM ${name}${hint} WHERE ${withoutNulls(by)}`;
  const order = `ORDER BY ${by.join(', ')} LIMIT ${SCAN_PAGE}`;
  for (let rest: Fragment = { sql: '', values: [] }; ;) {
    const page = await reader.query(`${from}${rest.sql} ${order}`, rest.values);
    const rows = page.length < SCAN_PAGE ? page : withoutLastKey(page, by);
    if (rows.length > 0) yield rows;
    if (page.length < SCAN_PAGE) return;
    const { sql, values } = above(key, rows.at(-1)!);
    rest = { sql: ` AND ${sql}`, values };
  }
}

/** A key that rows share in spite of its being unique is not to be cut in two. */
function withoutLastKey(page: readonly Row[], key: UniqueKey): Row[] {
  const keyOf = (row: Row) => key.map((name) => String(row[name])).join(' ');
  const last = keyOf(page.at(-1)!);
  const rows = page.filter((row) => keyOf(row) !== last);
  return rows.length > 0 ? rows : [...page];
}
