import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventLog } from '../../event-sourcing/log/event-log.js';
import { InstantInFuture, LogAheadOfClock } from '../../event-sourcing/log/event-log.errors.js';
import { EventRegistry } from '../../event-sourcing/log/event-registry.js';
import { EVENT_LOG } from '../../event-sourcing/nest/event-log.token.js';
import type { Instant } from '../../event-sourcing/log/instant.js';
import { PastStates } from '../../event-sourcing/decide/states/past-states.js';
import type { RecordedEvent } from '../../event-sourcing/log/recorded-event.js';
import { emptyStream, type StreamState } from '../../event-sourcing/decide/states/stream-state.js';
import { accountAggregate, accountStream } from '../aggregate/account.aggregate.js';
import type { Account } from '../domain/account.decider.js';
import { AccountNotFound } from '../domain/account.errors.js';
import type { AccountOpened } from '../domain/account.events.js';
import type { Period } from '../lists/period.js';
import { balanceOf, readPages } from './content/statement-pages.js';
import type { Statement } from './content/statement.js';

/**
 * An account's statement, from the log. A period that is over gives the same one for ever; one that is
 * not ends with what is newest.
 *
 * @throws {AccountNotFound}
 */
export class GetStatement {
  constructor(
    readonly accountId: string,
    readonly period: Period,
  ) {}
}

/** Up to where a statement goes, inclusively. */
interface End {
  readonly final: boolean;
  readonly last: Instant;
  /** Where the log stood; 0 where that does not matter. */
  readonly position: number;
}

@QueryHandler(GetStatement)
export class GetStatementHandler implements IQueryHandler<GetStatement> {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly past: PastStates,
  ) {}

  async execute({ accountId, period }: GetStatement): Promise<Statement> {
    const opened = await this.openingOf(accountId);
    const end = await this.endOf(period);
    const closing = await this.past.within(accountAggregate, accountStream(accountId), {
      recordedAt: end.last,
    });
    const opening = await this.before(period.from, accountId, closing);
    const upTo = end.final ? end.last + 1 : end.last;
    return {
      accountId,
      ownerId: opened.event.ownerId,
      currency: opened.event.currency,
      period,
      since: Math.min(period.from ?? opened.recordedAt, upTo),
      upTo,
      final: end.final,
      position: Math.max(end.position, closing.position),
      openingVersion: opening.version,
      closingVersion: closing.version,
      openingBalance: balanceOf(opening.state),
      closingBalance: balanceOf(closing.state),
      pages: () => readPages(this.log, this.registry, accountId, opening, closing),
    };
  }

  private async openingOf(accountId: string): Promise<RecordedEvent<AccountOpened>> {
    const [stored] = await this.log.readStream(accountStream(accountId), 0, 1);
    if (!stored) throw new AccountNotFound(accountId);
    return this.registry.decode<AccountOpened>(stored);
  }

  /** The head is read before the account: what it has of the account is seen then. */
  private async endOf({ to }: Period): Promise<End> {
    if (to !== undefined && (await this.isOver(to)))
      return { final: true, last: to - 1, position: 0 };
    const { position, recordedAt } = await this.log.head();
    return { final: false, last: Math.min(recordedAt, (to ?? Infinity) - 1), position };
  }

  /** If so, nothing is recorded before `to` any more, nor has anything that happened before it been recorded later. */
  private async isOver(to: Instant): Promise<boolean> {
    try {
      await this.log.closePast(to - 1);
      return true;
    } catch (error) {
      if (error instanceof InstantInFuture || error instanceof LogAheadOfClock) return false;
      throw error;
    }
  }

  private async before(
    from: Instant | undefined,
    accountId: string,
    { version }: StreamState<Account>,
  ): Promise<StreamState<Account>> {
    if (from === undefined) return emptyStream<Account>(accountAggregate);
    const bound = { version, recordedAt: from - 1 };
    return this.past.within(accountAggregate, accountStream(accountId), bound);
  }
}
