import type { Column, Dialect, Fragment } from '../../typeorm/dialect.js';
import type { Row, SqlReader } from '../../typeorm/transactions.js';
import { SCAN_PAGE, type TableToScan } from './engine.js';

/** The rows whose key is above the one of a row. */
export type Above = (key: readonly Column[], row: Row) => Fragment;

export const selected = (dialect: Dialect, { columns }: TableToScan): string =>
  columns.map(({ name, type }) => `${dialect.exactly(name, type)} AS ${name}`).join(', ');

/**
 * A table by its primary key, for tables that are stored in its order.
 *
 * @param hint of the database's, which has it read just that.
 */
export async function* scanByKey(
  reader: SqlReader,
  dialect: Dialect,
  table: TableToScan,
  hint: string,
  above: Above,
): AsyncGenerator<Row[]> {
  const { name, columns, primaryKey } = table;
  const key = primaryKey.map((column) => columns.find((each) => each.name === column)!);
  const order = `ORDER BY ${primaryKey.join(', ')} LIMIT ${SCAN_PAGE}`;
  for (let where: Fragment = { sql: '1 = 1', values: [] }; ;) {
    const sql = `SELECT ${selected(dialect, table)} FROM ${name}${hint} WHERE ${where.sql} ${order}`;
    const page = await reader.query(sql, where.values);
    const rows = page.length < SCAN_PAGE ? page : withoutLastKey(page, primaryKey);
    if (rows.length > 0) yield rows;
    if (page.length < SCAN_PAGE) return;
    where = above(key, rows.at(-1)!);
  }
}

/** A key that rows share in spite of its being unique is not to be cut in two. */
function withoutLastKey(page: readonly Row[], primaryKey: readonly string[]): Row[] {
  const keyOf = (row: Row) => primaryKey.map((name) => String(row[name])).join(' ');
  const last = keyOf(page.at(-1)!);
  const rows = page.filter((row) => keyOf(row) !== last);
  return rows.length > 0 ? rows : [...page];
}
