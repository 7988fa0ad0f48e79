import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import {
  orderBy,
  selectSlice,
  type Slice,
} from '../../../event-sourcing/read-models/tables/slice.js';
import { toAccountChange, type AccountChange } from './movement.js';
import { accountMovementsTable } from './account-movements.table.js';

/** What was done under a client's id, on whichever accounts: a slice of them, by position. */
export class FindTransaction {
  constructor(
    readonly transactionId: string,
    readonly slice: Slice<number>,
    readonly minPosition?: number,
  ) {}
}

export interface TransactionFound {
  /** The list reflects the log up to here. */
  readonly position: number;
  readonly items: readonly AccountChange[];
}

@QueryHandler(FindTransaction)
export class FindTransactionHandler implements IQueryHandler<FindTransaction> {
  constructor(private readonly readModels: ReadModels) {}

  async execute(query: FindTransaction): Promise<TransactionFound> {
    const { transactionId, slice, minPosition } = query;
    const conditions = { 'transaction_id = ?': transactionId };
    const { position, rows } = await this.readModels.read(
      accountMovementsTable,
      (table) => selectSlice(table, 'position', slice, conditions),
      orderBy('position', slice),
      { minPosition },
    );
    return { position, items: rows.map(toAccountChange) };
  }
}
