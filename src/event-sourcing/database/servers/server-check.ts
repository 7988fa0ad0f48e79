import { createConnection } from 'mysql2/promise';
import { Client, type ClientConfig } from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { answeredWithin } from '../../log/stores/sql/connections/answered-within.js';
import { mustBeFitMysql } from './mysql-server.js';
import { mustKeepSessions } from './pooler.js';
import { mustBeFitPostgres } from './postgres-server.js';

type Options<T extends DataSourceOptions['type']> = Extract<DataSourceOptions, { type: T }>;

/**
 * Looks at the server over a connection of its own, before the bank's are set up, whose settings another kind of
 * server may not take.
 *
 * @throws {UnfitServer} if the bank must not run on it. Else what the driver throws.
 */
export async function mustBeFit(options: DataSourceOptions, withinMs: number): Promise<void> {
  if (options.type === 'mysql') await checkMysql(options as Options<'mysql'>, withinMs);
  else if (options.type === 'postgres') await checkPostgres(options, withinMs);
}

async function checkMysql(options: Options<'mysql'>, withinMs: number): Promise<void> {
  const { host, port, socketPath, username, password, database, ssl, extra } = options;
  const connecting = createConnection({
    ...{ host, port, socketPath, user: username, password, database },
    ssl,
    connectTimeout: withinMs,
    ...(extra as object),
  });
  const check = async () => {
    const connection = await connecting;
    connection.on('error', () => undefined);
    await mustBeFitMysql(async (sql, values) => {
      const [rows] = await connection.query(sql, [...values]);
      return rows as unknown[];
    });
  };
  try {
    await answeredWithin(withinMs, check());
  } finally {
    connecting.then(
      (connection) => connection.destroy(),
      () => undefined,
    );
  }
}

async function checkPostgres(options: Options<'postgres'>, withinMs: number): Promise<void> {
  const { host, port, username, password, database, ssl } = options;
  const clients: Client[] = [];
  const connect = async () => {
    const client = new Client({
      ...{ host, port, user: username, password: password as string, database },
      ssl: ssl as ClientConfig['ssl'],
    });
    client.on('error', () => undefined);
    clients.push(client);
    await client.connect();
    return client;
  };
  const check = async () => {
    const client = await connect();
    await mustBeFitPostgres(async (sql, values) => {
      const { rows } = await client.query<Record<string, unknown>>(sql, [...values]);
      return rows;
    });
    await mustKeepSessions(client, connect);
  };
  try {
    await answeredWithin(withinMs, check());
  } finally {
    // A server that is silent does not answer to this either.
    for (const client of clients) client.end().catch(() => undefined);
  }
}
