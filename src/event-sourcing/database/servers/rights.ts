import { userInfo } from 'node:os';
import type { DataSource } from 'typeorm';
import { driverError, isDenied, type Query } from '../../log/stores/sql/dialects/dialect.js';
import { UnfitServer } from './unfit-server.js';

/**
 * Where the schema is not up to date, asks whether this user may bring it there, before that is begun.
 *
 * @throws {UnfitServer} that says what is lacking.
 */
export async function mustBeAllowedToMigrate(dataSource: DataSource): Promise<void> {
  const { options } = dataSource;
  const query: Query = (sql, values) => dataSource.query<unknown[]>(sql, [...values]);
  if (options.type === 'better-sqlite3' || (await isUpToDate(dataSource))) return;
  const lacking =
    options.type === 'postgres'
      ? await lackingOnPostgres(query, options.schema)
      : await lackingOnMysql(query);
  if (lacking === undefined) return;
  const name = 'username' in options && options.username ? options.username : userInfo().username;
  throw new UnfitServer(
    `Tables are to be made or changed, and the user ${name} of DATABASE_URL ${lacking}. ` +
      'Grant that, or run "npm run bank -- migrate" beforehand with a DATABASE_URL whose user may.',
  );
}

// ER_NO_SUCH_TABLE, undefined_table
const NO_SUCH_TABLE = new Set(['ER_NO_SUCH_TABLE', '42P01']);

/** TypeORM's own way to ask makes a table. */
async function isUpToDate(dataSource: DataSource): Promise<boolean> {
  const { options, migrations } = dataSource;
  try {
    const rows = await dataSource.query<{ name: string }[]>(
      `SELECT name FROM ${options.migrationsTableName}`,
    );
    const done = new Set(rows.map(({ name }) => name));
    return migrations.every((migration) => done.has(migration.name ?? migration.constructor.name));
  } catch (error) {
    if (NO_SUCH_TABLE.has(driverError(error).code ?? '')) return false;
    throw error;
  }
}

const NO_TABLE = 'bank_rights_probe';
const ASKING = {
  CREATE: `CREATE TABLE ${NO_TABLE}_2 LIKE ${NO_TABLE}`,
  ALTER: `ALTER TABLE ${NO_TABLE} ADD probe INT`,
  INDEX: `CREATE INDEX probe ON ${NO_TABLE} (probe)`,
  SELECT: `SELECT 1 FROM ${NO_TABLE}`,
  INSERT: `INSERT INTO ${NO_TABLE} VALUES (1)`,
  UPDATE: `UPDATE ${NO_TABLE} SET probe = 1`,
  DELETE: `DELETE FROM ${NO_TABLE}`,
};

/** A server looks at rights before it looks for the table: each statement fails, and one way of it tells. */
async function lackingOnMysql(query: Query): Promise<string | undefined> {
  const lacking: string[] = [];
  for (const [right, sql] of Object.entries(ASKING))
    await query(sql, []).catch((error: unknown) => {
      if (isDenied(error)) lacking.push(right);
    });
  return lacking.length === 0
    ? undefined
    : `lacks the right to ${lacking.join(', ')} in its database`;
}

async function lackingOnPostgres(query: Query, named?: string): Promise<string | undefined> {
  const [row] = (await query(
    `SELECT s.name, to_regnamespace(quote_ident(s.name)) IS NOT NULL AS "isThere",
       has_database_privilege(current_database(), 'CREATE') AS "mayMake"
     FROM (SELECT COALESCE($1, current_schema()) AS name) s`,
    [named ?? null],
  )) as [{ name: string | null; isThere: boolean; mayMake: boolean }];
  const { name, isThere, mayMake } = row;
  if (name === null) return 'has no schema in its search_path: name one by ?schema=';
  if (!isThere) return mayMake ? undefined : `may not make the schema ${name}, which is not there`;
  const [rights] = (await query(
    `SELECT has_schema_privilege($1, 'CREATE') AND has_schema_privilege($1, 'USAGE') AS "mayCreate",
       (SELECT MIN(tableowner) FROM pg_tables WHERE schemaname = $1 AND tablename = 'events'
          AND NOT pg_has_role(tableowner, 'USAGE')) AS owner`,
    [name],
  )) as [{ mayCreate: boolean; owner: string | null }];
  if (!rights.mayCreate) return `may not create tables in the schema ${name}`;
  return rights.owner === null ? undefined : `does not own the tables, which are ${rights.owner}'s`;
}
