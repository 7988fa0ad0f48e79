import { createRequire } from 'node:module';
import type { PostgresEventStorageAdapter as Adapter } from '@castore/event-storage-adapter-postgres';
import type { AccountCommand } from '../../../src/account/domain/account.commands.js';
import type { Account } from '../../../src/account/domain/account.decider.js';
import { viewOf } from '../references/account-states.ts';
import type { OpenReference } from '../references/reference.ts';
import { decide, evolve, initialState, type StoredEvent } from '../references/stored-events.ts';

// As ES modules its packages import files without their ending, which Node does not find.
const require = createRequire(import.meta.url);
const { EventStore, EventType } = require('@castore/core') as typeof import('@castore/core');
const { PostgresEventStorageAdapter } = require('@castore/event-storage-adapter-postgres') as {
  PostgresEventStorageAdapter: typeof Adapter;
};

const MAX_ATTEMPTS = 200;

interface AccountAggregate {
  aggregateId: string;
  version: number;
  account: Account;
}

interface Detail {
  aggregateId: string;
  version: number;
  type: StoredEvent['type'];
  timestamp: string;
  payload: StoredEvent['data'];
}

const reducer = (
  before: AccountAggregate | undefined,
  { aggregateId, version, type, payload }: Detail,
) => ({
  aggregateId,
  version,
  account: evolve(before?.account ?? initialState, { type, data: payload }),
});

const types = ['AccountOpened', 'MoneyDeposited', 'MoneyWithdrawn', 'AccountClosed'] as const;

const eventTypes = types.map(
  (type) => new EventType<StoredEvent['type'], StoredEvent['data']>({ type }),
);

/** castore's event store on its PostgreSQL adapter: read, decide, push; again where another was faster. */
export const open: OpenReference = async (connectionString) => {
  await PostgresEventStorageAdapter.createEventTable({ connectionString });
  const store = new EventStore({
    eventStoreId: 'ACCOUNTS',
    eventTypes,
    reducer,
    eventStorageAdapter: new PostgresEventStorageAdapter({ connectionString }),
  });

  async function attempt(command: AccountCommand): Promise<number> {
    const { aggregate } = await store.getAggregate(command.accountId);
    const { account = initialState, version = 0 } = (aggregate ?? {}) as Partial<AccountAggregate>;
    const [event] = decide(command, account);
    const next = { aggregateId: command.accountId, version: version + 1 };
    await store.pushEvent({ ...next, type: event!.type, payload: event!.data });
    return next.version;
  }

  return {
    async execute(command: AccountCommand) {
      for (let tried = 1; ; tried++) {
        try {
          const version = await attempt(command);
          return { position: version, version, replayed: false };
        } catch (error) {
          const { code } = error as { code?: string };
          if (code !== 'EventAlreadyExistsError' || tried === MAX_ATTEMPTS) throw error;
        }
      }
    },
    async get(accountId: string) {
      const { aggregate } = await store.getAggregate(accountId);
      const { account, version } = (aggregate ?? {
        account: initialState,
        version: 0,
      }) as AccountAggregate;
      return viewOf(accountId, account, version);
    },
    close: async () => {},
  };
};
