import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import { orderBy, selectSlice, type Slice } from '../../../event-sourcing/read-models/slice.js';
import { IS_MOVEMENT, toMovement, type Movement } from './movement.js';
import { accountStatementTable } from './account-statement.table.js';

/** The movements of money under a client's id, on whichever accounts: a slice of them, by position. */
export class FindTransaction {
  constructor(
    readonly transactionId: string,
    readonly slice: Slice<number>,
    readonly minPosition?: number,
  ) {}
}

export interface MovementOfAccount extends Movement {
  readonly accountId: string;
}

export interface TransactionFound {
  /** The list reflects the log up to here. */
  readonly position: number;
  readonly items: readonly MovementOfAccount[];
}

@QueryHandler(FindTransaction)
export class FindTransactionHandler implements IQueryHandler<FindTransaction> {
  constructor(private readonly readModels: ReadModels) {}

  async execute(query: FindTransaction): Promise<TransactionFound> {
    const { transactionId, slice, minPosition } = query;
    const conditions = { 'transaction_id = ?': transactionId, ...IS_MOVEMENT };
    const { position, rows } = await this.readModels.read(
      accountStatementTable,
      (table) => selectSlice(table, 'position', slice, conditions),
      orderBy('position', slice),
      { minPosition },
    );
    const items = rows.map((row) => ({ accountId: String(row.account_id), ...toMovement(row) }));
    return { position, items };
  }
}
