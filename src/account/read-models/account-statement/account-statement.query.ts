import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '../../../event-sourcing/instant.js';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import { wherever } from '../../../event-sourcing/read-models/where.js';
import type { Row } from '../../../event-sourcing/typeorm/transactions.js';
import type { Currency } from '../../../money/money.js';
import { Accounts } from '../../accounts.js';
import type { MovementKind } from './account-statement.projection.js';
import { accountStatementTable } from './account-statement.table.js';

/**
 * An account's movements in their order, `limit` of them after version `afterVersion`.
 *
 * @throws {AccountNotFound}
 */
export class ListTransactions {
  constructor(
    readonly accountId: string,
    /** Recorded at or after `from`, and before `to`. */
    readonly period: { readonly from?: Instant; readonly to?: Instant },
    readonly limit: number,
    readonly afterVersion?: number,
    readonly minPosition?: number,
  ) {}
}

export interface Movement {
  readonly position: number;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly kind: MovementKind;
  /** Minor units. */
  readonly amount: bigint;
  /** Minor units, after the movement. */
  readonly balance: bigint;
  readonly currency: Currency;
  readonly transactionId: string | null;
  readonly counterparty: string | null;
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
  ) {}

  async execute(query: ListTransactions): Promise<TransactionList> {
    const { accountId, period, limit, afterVersion, minPosition } = query;
    const where = wherever({
      'account_id = ?': accountId,
      'version > ?': afterVersion,
      'recorded_at >= ?': period.from,
      'recorded_at < ?': period.to,
    });
    const { position, rows } = await this.readModels.read(
      accountStatementTable,
      (table) => ({
        sql: `SELECT * FROM ${table}${where.sql} ORDER BY version LIMIT ?`,
        values: [...where.values, limit],
      }),
      'version',
      { minPosition },
    );
    // A new account's statement is empty, and the log knows it before any query table does.
    if (rows.length === 0) await this.accounts.get(accountId);
    return { position, items: rows.map(toMovement) };
  }
}

const toMovement = (row: Row): Movement => ({
  position: Number(row.position),
  version: Number(row.version),
  recordedAt: Number(row.recorded_at),
  kind: String(row.kind) as MovementKind,
  amount: BigInt(row.amount!),
  balance: BigInt(row.balance!),
  currency: String(row.currency),
  transactionId: row.transaction_id === null ? null : String(row.transaction_id),
  counterparty: row.counterparty === null ? null : String(row.counterparty),
});
