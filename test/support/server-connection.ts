import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';

/** A plain connection for what the tests do to a server as a whole, apart from the program's own. */
export interface ServerConnection {
  run(sql: string): Promise<void>;
  query(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function connect(url: string): Promise<ServerConnection> {
  return url.startsWith('mysql:') ? connectToMysql(url) : connectToPostgres(url);
}

async function connectToMysql(url: string): Promise<ServerConnection> {
  const connection = await createConnection(url);
  connection.on('error', () => undefined);
  return {
    run: async (sql) => void (await connection.query(sql)),
    query: async (sql) => (await connection.query(sql))[0] as Record<string, unknown>[],
    close: () => connection.end(),
  };
}

async function connectToPostgres(url: string): Promise<ServerConnection> {
  const client = new Client({ connectionString: url });
  // A server that goes away is found out by the next statement.
  client.on('error', () => undefined);
  await client.connect();
  return {
    run: async (sql) => void (await client.query(sql)),
    query: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    close: () => client.end(),
  };
}

/** A database named `bank` on a server that has none yet; answers its URL. */
export async function createBank(url: string): Promise<string> {
  const admin = await connect(url);
  await admin.run('CREATE DATABASE bank').finally(() => admin.close());
  return Object.assign(new URL(url), { pathname: '/bank' }).href;
}
