import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import type { TestDatabases } from './databases.js';
import { connect } from './server-connection.js';

const FOLDER = join(__dirname, '..', 'golden');

/** What the servers that left the golden logs were told. */
export const GOLDEN_ENVIRONMENT = {
  DATA_KEY: '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f',
  BONUS_ACCOUNT_ID: 'a0000000-0000-4000-8000-000000000001',
  BONUS_RATE: '1000',
};

/** A fresh database with what the program of that age left in one of its kind; answers with its URL. */
export async function loadGoldenLog(version: string, database: TestDatabases): Promise<string> {
  const url = await database.createUrl();
  const dump = await readFile(join(FOLDER, version, `${database.name}.sql`), 'utf8');
  if (database.name === 'sqlite') {
    const file = new DataSource({
      type: 'better-sqlite3',
      database: url.slice('sqlite:'.length),
      prepareDatabase: (driver: { exec(sql: string): void }) => driver.exec(dump),
    });
    await file.initialize();
    await file.destroy();
    return url;
  }
  const isMysql = database.name !== 'postgres';
  const connection = await connect(isMysql ? `${url}?multipleStatements=true` : url);
  await connection.run(dump).finally(() => connection.close());
  return url;
}

/** What the program of that age answered on it, by path. */
export async function goldenAnswers(
  version: string,
  { name }: TestDatabases,
): Promise<Map<string, string>> {
  const text = await readFile(join(FOLDER, version, `${name}.answers.json`), 'utf8');
  return new Map(Object.entries(JSON.parse(text) as Record<string, string>));
}
