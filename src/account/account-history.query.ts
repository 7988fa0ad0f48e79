import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventLogReader } from '../event-sourcing/event-log.js';
import { EventRegistry } from '../event-sourcing/event-registry.js';
import { EVENT_LOG } from '../event-sourcing/event-sourcing.module.js';
import type { RecordedEvent } from '../event-sourcing/recorded-event.js';
import { accountStream } from './account.aggregate.js';
import { Accounts } from './accounts.js';
import type { AccountEvent } from './domain/account.events.js';

/**
 * All that an account has seen, in its order: `limit` changes after version `afterVersion`.
 *
 * @throws {AccountNotFound}
 */
export class ListHistory {
  constructor(
    readonly accountId: string,
    readonly limit: number,
    readonly afterVersion = 0,
  ) {}
}

export interface History {
  /** The history up to this position of the log, and none above. */
  readonly position: number;
  readonly changes: readonly RecordedEvent<AccountEvent>[];
}

/** Reads the log itself: the history shows every acknowledged change. */
@QueryHandler(ListHistory)
export class ListHistoryHandler implements IQueryHandler<ListHistory> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLogReader,
    private readonly registry: EventRegistry,
    private readonly accounts: Accounts,
  ) {}

  async execute({ accountId, limit, afterVersion }: ListHistory): Promise<History> {
    const { position } = await this.log.head();
    const stored = await this.log.readStream(accountStream(accountId), afterVersion, limit);
    const changes = stored
      .filter((event) => event.position <= position)
      .map((event) => this.registry.decode<AccountEvent>(event));
    if (changes.length === 0) await this.accounts.get(accountId);
    return { position, changes };
  }
}
