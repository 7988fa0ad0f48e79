import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connect } from './server-connection.js';
import { wantedDatabases, type DatabaseName } from './wanted-databases.js';

export type { DatabaseName } from './wanted-databases.js';

export interface TestDatabases {
  readonly name: DatabaseName;
  /** A fresh, empty database, as a DATABASE_URL. */
  createUrl(): Promise<string>;
  drop(url: string): Promise<void>;
}

/** The one that needs no server. */
export const sqlite: TestDatabases = {
  name: 'sqlite',
  async createUrl() {
    return `sqlite:${join(await mkdtemp(join(tmpdir(), 'bank-test-')), 'bank.sqlite')}`;
  },
  async drop(url) {
    await rm(dirname(url.slice('sqlite:'.length)), { recursive: true, force: true });
  },
};

const mysql = {
  create: (database: string) => `CREATE DATABASE ${database} CHARACTER SET utf8mb4`,
  drop: (database: string) => `DROP DATABASE IF EXISTS ${database}`,
};
const statements = {
  mariadb: mysql,
  mysql,
  postgres: {
    create: (database: string) => `CREATE DATABASE ${database}`,
    drop: (database: string) => `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`,
  },
};

type ServerName = keyof typeof statements;

function onServer(name: ServerName, server: string): TestDatabases {
  const run = async (statement: string) => {
    const connection = await connect(server);
    await connection.run(statement).finally(() => connection.close());
  };
  return {
    name,
    async createUrl() {
      const database = `bank_test_${randomBytes(6).toString('hex')}`;
      await run(statements[name].create(database));
      return Object.assign(new URL(server), { pathname: `/${database}` }).href;
    },
    drop: (url) => run(statements[name].drop(new URL(url).pathname.slice(1))),
  };
}

/** Every kind of database that there is: SQLite always, and those of the servers at these URLs. */
export const databasesOn = (
  servers: Readonly<Partial<Record<ServerName, string>>>,
): TestDatabases[] => [
  sqlite,
  ...(['mariadb', 'mysql', 'postgres'] as const).flatMap((name) =>
    servers[name] ? [onServer(name, servers[name])] : [],
  ),
];

const wanted = wantedDatabases(process.env);

/** Those that this run of the tests has. */
export const databases = databasesOn({
  mariadb: process.env.TEST_MARIADB_URL,
  mysql: process.env.TEST_MYSQL_URL,
  postgres: process.env.TEST_POSTGRES_URL,
}).filter(({ name }) => wanted.includes(name));
