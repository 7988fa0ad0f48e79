import pg, { escapeIdentifier, type ClientBase, type PoolConfig } from 'pg';
import { IDLE_TRANSACTION_TIMEOUT_S } from '../../log/stores/sql/dialects/patience.js';

/** A pool whose clients always have somebody who hears their errors: else one of them ends the process. */
class HeardPool extends pg.Pool {
  constructor(options?: PoolConfig) {
    super(options);
    // pg-pool listens to idle clients, and TypeORM to those in use: an error may come in between.
    this.on('connect', (client) => client.on('error', () => undefined));
  }
}

export const postgresDriver = { ...pg, Pool: HeardPool };

/**
 * Sets up a session before it is used. By statements, since PgBouncer takes no `options` as a connection
 * is opened.
 */
export function setUpSession(lockTimeoutS: number, schema?: string) {
  const settings = [
    "default_transaction_isolation = 'read committed'",
    "timezone = 'UTC'",
    `lock_timeout = '${lockTimeoutS}s'`,
    `idle_in_transaction_session_timeout = '${IDLE_TRANSACTION_TIMEOUT_S}s'`,
    ...(schema === undefined ? [] : [`search_path = ${escapeIdentifier(schema)}`]),
  ];
  const script = settings.map((setting) => `SET ${setting}`).join('; ');
  return async (client: ClientBase): Promise<void> => void (await client.query(script));
}
