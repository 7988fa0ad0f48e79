import { randomUUID } from 'node:crypto';
import { createPool, type Pool, type PoolConnection, type RowDataPacket } from 'mysql2/promise';
import {
  accountAggregate,
  accountStream,
} from '../../../src/account/aggregate/account.aggregate.js';
import { accountEventTypes } from '../../../src/account/aggregate/account.event-types.js';
import type { AccountCommand } from '../../../src/account/domain/account.commands.js';
import { accountDecider, type Account } from '../../../src/account/domain/account.decider.js';
import type { AccountEvent } from '../../../src/account/domain/account.events.js';
import { connectionOptions } from '../../../src/configuration/connection-options.js';
import { openDatabase } from '../../../src/event-sourcing/database/open-database.js';
import { EventRegistry } from '../../../src/event-sourcing/log/event-registry.js';
import { toEvent } from '../../../src/event-sourcing/log/stores/sql/rows.js';
import { viewOf } from './account-states.ts';
import type { Answered, OpenReference, Reference } from './reference.ts';

const CONNECTIONS = 32;
const MAX_ATTEMPTS = 200;
// duplicate key (another command was faster), lock wait timeout, deadlock
const CONFLICTS = new Set([1062, 1205, 1213]);
const METADATA = '{}';

interface Stream {
  readonly state: Account;
  readonly version: number;
}

/**
 * One transaction a command, as the textbook has it: read the account's events, decide, take the next
 * positions from a counter row, insert, commit; where another was faster, do it all again. On the
 * bank's own table, with its own decider; without snapshots, ledger, read models and replays.
 */
class Naive implements Reference {
  private readonly registry = new EventRegistry();

  constructor(private readonly pool: Pool) {
    this.registry.register(...Object.values(accountEventTypes));
  }

  async execute(command: AccountCommand): Promise<Answered> {
    for (let attempt = 1; ; attempt++) {
      const connection = await this.pool.getConnection();
      try {
        await connection.beginTransaction();
        const committed = await this.decideAndAppend(connection, command);
        await connection.commit();
        return committed;
      } catch (error) {
        await connection.rollback();
        if (!CONFLICTS.has((error as { errno?: number }).errno ?? 0) || attempt === MAX_ATTEMPTS)
          throw error;
      } finally {
        connection.release();
      }
    }
  }

  async get(accountId: string) {
    const { state, version } = await this.load(this.pool, accountStream(accountId));
    return viewOf(accountId, state, version);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private async decideAndAppend(
    connection: PoolConnection,
    command: AccountCommand,
  ): Promise<Answered> {
    const ids = accountAggregate.streams(command);
    const streams = new Map<string, Stream>();
    for (const id of ids) streams.set(id, await this.load(connection, id));
    const states = ids.map((id) => streams.get(id)!.state) as [Account, ...Account[]];
    const events = accountDecider.decide(command, ...states);
    const position = await takePositions(connection, events.length);
    for (const [index, event] of events.entries()) {
      const { version } = streams.get(accountAggregate.streamOf(event))!;
      await this.insert(connection, event, command, position + index, version + 1);
    }
    const { version } = streams.get(ids[0]!)!;
    return { position: position + events.length - 1, version: version + 1, replayed: false };
  }

  private async load(connection: Pool | PoolConnection, streamId: string): Promise<Stream> {
    const [rows] = await connection.execute<RowDataPacket[]>(
      'SELECT * FROM events WHERE stream_id = ? ORDER BY version',
      [streamId],
    );
    let state: Account = accountDecider.initialState;
    for (const row of rows)
      state = accountDecider.evolve(state, this.registry.decode<AccountEvent>(toEvent(row)).event);
    return { state, version: rows.length };
  }

  private async insert(
    connection: PoolConnection,
    event: AccountEvent,
    command: AccountCommand,
    position: number,
    version: number,
  ): Promise<void> {
    const { type, schemaVersion, data } = this.registry.encode(event);
    const { transactionId = null } = command;
    await connection.execute('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)', [
      ...[position, randomUUID(), accountAggregate.streamOf(event), version, type, schemaVersion],
      ...[data, METADATA, transactionId, Date.now() * 1000],
    ]);
  }
}

/** The first of as many new positions. */
async function takePositions(connection: PoolConnection, count: number): Promise<number> {
  const [[head]] = await connection.execute<RowDataPacket[]>(
    'SELECT position FROM log_head WHERE id = 1 FOR UPDATE',
  );
  const last = Number(head!.position);
  await connection.execute('UPDATE log_head SET position = ? WHERE id = 1', [last + count]);
  return last + 1;
}

export const open: OpenReference = async (databaseUrl) => {
  const migrated = await openDatabase(connectionOptions(databaseUrl));
  await migrated.destroy();
  const pool = createPool({
    uri: databaseUrl,
    connectionLimit: CONNECTIONS,
    supportBigNumbers: true,
  });
  pool.pool.on('connection', (connection) => {
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
  return new Naive(pool);
};
