import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventLogReader } from '../../event-sourcing/log/event-log.js';
import { EventRegistry } from '../../event-sourcing/log/event-registry.js';
import { EVENT_LOG } from '../../event-sourcing/nest/event-log.token.js';
import type { Slice } from '../../event-sourcing/read-models/tables/slice.js';
import type { RecordedEvent, StoredEvent } from '../../event-sourcing/log/recorded-event.js';
import { accountStream } from '../aggregate/account.aggregate.js';
import { Accounts } from '../aggregate/accounts.js';
import type { AccountEvent } from '../domain/account.events.js';

/**
 * All that an account has seen: a slice of it, by version.
 *
 * @throws {AccountNotFound}
 */
export class ListHistory {
  constructor(
    readonly accountId: string,
    readonly slice: Slice<number>,
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

  async execute({ accountId, slice }: ListHistory): Promise<History> {
    const { position } = await this.log.head();
    const stored = await this.read(accountStream(accountId), position, slice);
    const changes = stored.map((event) => this.registry.decode<AccountEvent>(event));
    if (changes.length === 0) await this.accounts.get(accountId);
    return { position, changes };
  }

  private async read(streamId: string, position: number, slice: Slice<number>) {
    const { above = 0, below, descending, limit } = slice;
    const isIn = (event: StoredEvent) => event.position <= position;
    if (!descending) return (await this.log.readStream(streamId, above, limit)).filter(isIn);
    let end = await this.log.readStreamEnd(streamId, limit, below);
    const tooNew = end.find((event) => !isIn(event));
    if (tooNew) end = await this.log.readStreamEnd(streamId, limit, tooNew.version);
    return end.reverse();
  }
}
