import type { DataSource } from 'typeorm';

/** Every row of every table, as text: what a person who gets hold of the database would read. */
export async function wholeDatabase(database: DataSource): Promise<string> {
  const rows: unknown[] = [];
  for (const table of await tablesOf(database))
    rows.push(table, await database.query(`SELECT * FROM ${table}`));
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

const statements: Record<string, string> = {
  'better-sqlite3': "SELECT name FROM sqlite_master WHERE type = 'table'",
  postgres:
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  mysql: 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
};

async function tablesOf(database: DataSource): Promise<string[]> {
  const rows = await database.query<{ name: string }[]>(statements[database.options.type]!);
  return rows.map(({ name }) => name);
}
