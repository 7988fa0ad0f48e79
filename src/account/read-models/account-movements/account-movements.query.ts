import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventLogReader } from '../../../event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../../../event-sourcing/nest/event-log.token.js';
import type { Instant } from '../../../event-sourcing/log/instant.js';
import { lastBefore } from '../../../event-sourcing/log/last-where.js';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import {
  orderBy,
  selectSlice,
  type Slice,
} from '../../../event-sourcing/read-models/tables/slice.js';
import { Accounts } from '../../aggregate/accounts.js';
import { IS_MOVEMENT, toMovement, type Movement } from './movement.js';
import { movementKinds, type MovementKind } from './account-movements.projection.js';
import { accountMovementsTable } from './account-movements.table.js';

export interface MovementFilter {
  /** Recorded at or after `from`, and before `to`. */
  readonly from?: Instant;
  readonly to?: Instant;
  readonly kind?: MovementKind;
  /** Minor units. */
  readonly minAmount?: bigint;
  readonly maxAmount?: bigint;
}

/**
 * An account's movements: a slice of them, by position.
 *
 * @throws {AccountNotFound}
 */
export class ListTransactions {
  constructor(
    readonly accountId: string,
    readonly filter: MovementFilter,
    readonly slice: Slice<number>,
    readonly minPosition?: number,
  ) {}
}

export interface TransactionList {
  /** The list reflects the log up to here. */
  readonly position: number;
  readonly items: readonly Movement[];
}

@QueryHandler(ListTransactions)
export class ListTransactionsHandler implements IQueryHandler<ListTransactions> {
  constructor(
    private readonly readModels: ReadModels,
    private readonly accounts: Accounts,
    @Inject(EVENT_LOG) private readonly log: EventLogReader,
  ) {}

  async execute(query: ListTransactions): Promise<TransactionList> {
    const { accountId, filter, slice, minPosition } = query;
    const conditions = {
      'account_id = ?': accountId,
      ...movementConditions(filter),
      ...(await this.conditionsOfPeriod(filter)),
    };
    const { position, rows } = await this.readModels.read(
      accountMovementsTable,
      (table) => selectSlice(table, 'position', slice, conditions),
      orderBy('position', slice),
      { minPosition },
    );
    // A new account's statement is empty, and the log knows it before any query table does.
    if (rows.length === 0) await this.accounts.get(accountId);
    return { position, items: rows.map(toMovement) };
  }

  /** Times never go backwards along the log: positions find the period by the table's key. */
  private async conditionsOfPeriod({ from, to }: MovementFilter) {
    const { position: head } = await this.log.head();
    const after = from === undefined ? undefined : await lastBefore(this.log, head, from);
    const last = to === undefined ? head : await lastBefore(this.log, head, to);
    return {
      'position > ?': after,
      // What comes after the head, while it is read, may belong to the period, too.
      'position <= ?': last === head ? undefined : last,
      'recorded_at < ?': to,
    };
  }
}

/** By the amount, rows are found kind by kind. */
function movementConditions({ kind, minAmount, maxAmount }: MovementFilter) {
  const amounts = { 'amount >= ?': minAmount, 'amount <= ?': maxAmount };
  if (kind !== undefined) return { 'kind = ?': kind, ...amounts };
  if (minAmount === undefined && maxAmount === undefined) return IS_MOVEMENT;
  return { [`kind IN (${movementKinds.map(() => '?').join(', ')})`]: movementKinds, ...amounts };
}
