import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from './server-connection.js';

export interface TestDatabases {
  readonly name: 'sqlite' | 'mariadb' | 'postgres';
  /** A fresh, empty database, as a DATABASE_URL. */
  createUrl(): Promise<string>;
  drop(url: string): Promise<void>;
}

const sqlite: TestDatabases = {
  name: 'sqlite',
  async createUrl() {
    return `sqlite:${join(await mkdtemp(join(tmpdir(), 'bank-test-')), 'bank.sqlite')}`;
  },
  async drop(url) {
    await rm(dirname(url.slice('sqlite:'.length)), { recursive: true, force: true });
  },
};

function onServer(
  name: TestDatabases['name'],
  server: string | undefined,
  sql: { create(database: string): string; drop(database: string): string },
): TestDatabases[] {
  if (!server) return [];
  const run = async (statement: string) => {
    const connection = await connect(server);
    await connection.run(statement).finally(() => connection.close());
  };
  return [
    {
      name,
      async createUrl() {
        const database = `bank_test_${randomBytes(6).toString('hex')}`;
        await run(sql.create(database));
        return Object.assign(new URL(server), { pathname: `/${database}` }).href;
      },
      drop: (url) => run(sql.drop(new URL(url).pathname.slice(1))),
    },
  ];
}

/** Every kind of database that there is: SQLite always, and those of the servers at these URLs. */
export const databasesOn = (mysqlUrl?: string, postgresUrl?: string): TestDatabases[] => [
  sqlite,
  ...onServer('mariadb', mysqlUrl, {
    create: (name) => `CREATE DATABASE ${name} CHARACTER SET utf8mb4`,
    drop: (name) => `DROP DATABASE IF EXISTS ${name}`,
  }),
  ...onServer('postgres', postgresUrl, {
    create: (name) => `CREATE DATABASE ${name}`,
    drop: (name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`,
  }),
];

/** Those that this run of the tests has. */
export const databases = databasesOn(process.env.TEST_MYSQL_URL, process.env.TEST_POSTGRES_URL);
