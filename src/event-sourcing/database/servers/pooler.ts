import type { Client } from 'pg';
import { UnfitServer } from './unfit-server.js';

const TRIES = 5;

/**
 * A pooler such as PgBouncer may give each transaction another session of the server: then neither settings nor
 * locks of a session would hold. It is found out by two connections at once.
 *
 * @throws {UnfitServer} if two connections share a session.
 */
export async function mustKeepSessions(one: Client, connect: () => Promise<Client>): Promise<void> {
  if ((await sessionOf(one)) === processOf(one)) return;
  const other = await connect();
  for (let tries = 0; tries < TRIES; tries++)
    if ((await sessionOf(one)) === (await sessionOf(other)))
      throw new UnfitServer(
        'DATABASE_URL leads to a pooler that shares sessions of the server, such as PgBouncer in transaction ' +
          'mode. Set pool_mode = session in it for this database, or name the server itself.',
      );
}

/** The server's own process of the session that a statement came to. */
async function sessionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  return rows[0]!.pid;
}

/** What the client was told when it connected: a pooler tells a number of its own. */
const processOf = (client: Client): number | null =>
  (client as unknown as { processID: number | null }).processID;
