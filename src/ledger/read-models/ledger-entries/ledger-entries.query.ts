import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Instant } from '../../../event-sourcing/log/instant.js';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import {
  orderBy,
  selectSlice,
  type Slice,
} from '../../../event-sourcing/read-models/tables/slice.js';
import type { Row } from '../../../event-sourcing/log/stores/sql/transactions/transactions.js';
import type { Currency } from '../../../money/money.js';
import { LEDGER_SAGA } from '../../saga/ledger.saga.js';
import { ledgerEntriesTable } from './ledger-entries.table.js';

const KEY = 'source_position';

/** A slice of the ledger's entries, in the order of their source positions. */
export class ListLedgerEntries {
  constructor(
    readonly slice: Slice<number>,
    readonly accountId?: string,
    /** Position of an account's event that the ledger must have recorded. */
    readonly minPosition?: number,
  ) {}
}

export interface LedgerEntry {
  /** Position of the event that records it; other entries may have the same. */
  readonly position: number;
  readonly sourcePosition: number;
  readonly recordedAt: Instant;
  /** `cash`, `transfers`, `bonus-expense` or `customer:<account id>`. */
  readonly debit: string;
  readonly credit: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly currency: Currency;
  readonly transactionId: string | null;
  /** Id of the request that it goes back to; null where it is not known. */
  readonly correlationId: string | null;
}

export interface LedgerEntryList {
  /** Every movement of money up to this position of the log is recorded, and none above. */
  readonly position: number;
  readonly items: readonly LedgerEntry[];
}

@QueryHandler(ListLedgerEntries)
export class ListLedgerEntriesHandler implements IQueryHandler<ListLedgerEntries> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ slice, accountId, minPosition }: ListLedgerEntries): Promise<LedgerEntryList> {
    const { rows } = await this.readModels.read(
      ledgerEntriesTable,
      (table) => {
        const { sql, values } = selectSlice(table, KEY, slice, { 'account_id = ?': accountId });
        return {
          sql: `SELECT e.*, l.recorded FROM (SELECT MAX(source_position) AS recorded FROM ${table}) l
                LEFT JOIN (${sql}) e ON 1 = 1`,
          values,
        };
      },
      orderBy(KEY, slice),
      { minPosition, through: LEDGER_SAGA },
    );
    const recorded = Number(rows[0]!.recorded ?? 0);
    const items = rows.filter(({ position }) => position !== null).map(toEntry);
    return { position: Math.max(minPosition ?? 0, recorded), items };
  }
}

const toEntry = (row: Row): LedgerEntry => ({
  position: Number(row.position),
  sourcePosition: Number(row.source_position),
  recordedAt: Number(row.recorded_at),
  debit: String(row.debit),
  credit: String(row.credit),
  amount: BigInt(row.amount!),
  currency: String(row.currency),
  transactionId: row.transaction_id === null ? null : String(row.transaction_id),
  correlationId: row.correlation_id === null ? null : String(row.correlation_id),
});
