import type { DataSource } from 'typeorm';
import { sqliteEngine } from '../../event-sourcing/integrity/engines/sqlite-engine.js';
import type { TableKeys } from '../../event-sourcing/integrity/tables/table-keys.js';
import type {
  Row,
  SqlReader,
} from '../../event-sourcing/log/stores/sql/transactions/transactions.js';
import { migrationOptions } from '../../event-sourcing/database/database-options.js';
import { ownerKeysMigrations } from '../../personal-data/migrations/index.js';
import { openDatabase } from '../../event-sourcing/database/open-database.js';

const TABLES = `SELECT name FROM pragma_table_list
  WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`;

/** What is to be unique in the tables that the migrations make: as they make them in a database of memory. */
export async function migratedTables(): Promise<TableKeys[]> {
  const database = await openDatabase({
    ...migrationOptions(ownerKeysMigrations),
    type: 'better-sqlite3',
    database: ':memory:',
  });
  try {
    return await tablesOf(database);
  } finally {
    await database.destroy();
  }
}

async function tablesOf(database: DataSource): Promise<TableKeys[]> {
  const reader: SqlReader = {
    query: (sql, values = []) => database.query<Row[]>(sql, [...values]),
  };
  const names = (await reader.query(TABLES)).map(({ name }) => String(name));
  const tables: TableKeys[] = [];
  for (const [name, unique] of await sqliteEngine.uniqueKeys(reader, names)) {
    const rows = await reader.query('SELECT name, type, pk FROM pragma_table_info(?)', [name]);
    const inKeys = rows.filter((row) => unique.some((key) => key.includes(String(row.name))));
    tables.push({
      name,
      unique,
      primaryKey: rows
        .filter(({ pk }) => Number(pk) > 0)
        .sort((one, other) => Number(one.pk) - Number(other.pk))
        .map((row) => String(row.name)),
      columns: inKeys.map((row) => ({
        name: String(row.name),
        type: /int/i.test(String(row.type)) ? 'bigint' : 'text',
      })),
    });
  }
  return tables;
}
