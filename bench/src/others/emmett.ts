import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { Pool } from 'pg';
import type { AccountCommand } from '../../../src/account/domain/account.commands.js';
import { accountStream } from '../../../src/account/aggregate/account.aggregate.js';
import { viewOf } from '../references/account-states.ts';
import type { OpenReference } from '../references/reference.ts';
import {
  decide,
  evolve,
  initialState,
  streamOf,
  type StoredEvent,
} from '../references/stored-events.ts';

const CONNECTIONS = 32;
const retry = {
  onVersionConflict: { retries: 200, minTimeout: 1, maxTimeout: 50, factor: 1.2, randomize: true },
};

/** Emmett's own command handler on its PostgreSQL store. */
export const open: OpenReference = async (databaseUrl) => {
  const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS });
  const store = getPostgreSQLEventStore(databaseUrl, { connectionOptions: { pooled: true, pool } });
  await store.schema.migrate();
  const rules = { evolve, initialState: () => initialState };
  const handle = CommandHandler({ ...rules, retry });
  return {
    async execute(command: AccountCommand) {
      const result = await handle(store, streamOf(command), (state) => decide(command, state));
      const version = Number(result.nextExpectedStreamVersion);
      return { position: Number(result.lastEventGlobalPosition), version, replayed: false };
    },
    async get(accountId: string) {
      const stream = await store.aggregateStream<typeof initialState, StoredEvent>(
        accountStream(accountId),
        rules,
      );
      return viewOf(accountId, stream.state, Number(stream.currentStreamVersion));
    },
    async close() {
      await store.close();
      await pool.end();
    },
  };
};
