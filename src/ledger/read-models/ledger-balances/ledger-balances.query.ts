import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import type { Currency } from '../../../money/money.js';
import { LEDGER_SAGA } from '../../saga/ledger.saga.js';
import { ledgerBalancesTable } from './ledger-balances.table.js';

/** The totals of the ledger's accounts. */
export class GetLedgerBalances {
  /** @param minPosition of an account's event that the ledger must have recorded. */
  constructor(readonly minPosition?: number) {}
}

export interface LedgerBalance {
  /** `cash`, `transfers`, `bonus-expense`, or `customers` for all customers' accounts together. */
  readonly account: string;
  readonly currency: Currency;
  /** Minor units; totals are exact at every size. */
  readonly debit: bigint;
  readonly credit: bigint;
  readonly entries: number;
}

export interface LedgerBalances {
  /** Every movement of money up to this position of the log is in, and none above. */
  readonly position: number;
  readonly balances: readonly LedgerBalance[];
}

@QueryHandler(GetLedgerBalances)
export class GetLedgerBalancesHandler implements IQueryHandler<GetLedgerBalances> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ minPosition }: GetLedgerBalances): Promise<LedgerBalances> {
    const { rows } = await this.readModels.read(
      ledgerBalancesTable,
      (table) => ({ sql: `SELECT * FROM ${table}`, values: [] }),
      'currency, account',
      { minPosition, through: LEDGER_SAGA },
    );
    const balances = rows.map((row) => ({
      account: String(row.account),
      currency: String(row.currency),
      debit: BigInt(row.debit!),
      credit: BigInt(row.credit!),
      entries: Number(row.entries),
    }));
    const recorded = rows.map((row) => Number(row.source_position));
    return { position: Math.max(minPosition ?? 0, ...recorded), balances };
  }
}
