import type { AccountView } from '../../../src/account/aggregate/accounts.js';
import type { AccountCommand } from '../../../src/account/domain/account.commands.js';
import type { Committed } from '../../../src/event-sourcing/decide/journal/queue/tasks.js';

export type Answered = Pick<Committed, 'position' | 'version' | 'replayed'>;

/** What stands in for the bank behind its own controller, validation and command bus. */
export interface Reference {
  execute(command: AccountCommand): Promise<Answered>;
  get(accountId: string): Promise<AccountView>;
  close(): Promise<void>;
}

/** Connects, and creates the tables that it needs. */
export type OpenReference = (databaseUrl: string) => Promise<Reference>;
