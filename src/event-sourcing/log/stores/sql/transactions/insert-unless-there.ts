import type { Column, Dialect } from '../dialects/dialect.js';
import type { Transactions } from './transactions.js';

/** Inserts a row; if its key is taken, that is as well. */
export async function insertUnlessThere(
  transactions: Transactions,
  dialect: Dialect,
  table: string,
  row: Readonly<Record<string, string | number>>,
): Promise<void> {
  const columns = Object.entries(row).map(([name, value]): Column => ({
    name,
    type: typeof value === 'number' ? 'bigint' : 'text',
  }));
  const { sql, values } = dialect.insertRows(table, columns, [Object.values(row)]);
  try {
    await transactions.run((session) => session.execute(sql, values));
  } catch (error) {
    if (!dialect.duplicateOf(error)) throw error;
  }
}
