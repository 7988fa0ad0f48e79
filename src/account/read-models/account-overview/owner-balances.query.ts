import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '../../../event-sourcing/read-models/read-models.js';
import type { Currency } from '../../../money/money.js';
import { accountOverviewTable } from './account-overview.table.js';

/** What an owner's open accounts hold together, in each currency. */
export class GetOwnerBalances {
  constructor(
    readonly ownerId: string,
    readonly minPosition?: number,
  ) {}
}

export interface OwnerBalance {
  readonly currency: Currency;
  /** Minor units; exact at every size. */
  readonly balance: bigint;
  /** How many accounts there are. */
  readonly accounts: number;
}

export interface OwnerBalances {
  /** They reflect the log up to here. */
  readonly position: number;
  readonly balances: readonly OwnerBalance[];
}

/** No database's sum of so many parts of balances is beyond what it can count exactly. */
const PART = 1_000_000_000;

@QueryHandler(GetOwnerBalances)
export class GetOwnerBalancesHandler implements IQueryHandler<GetOwnerBalances> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ ownerId, minPosition }: GetOwnerBalances): Promise<OwnerBalances> {
    const { position, rows } = await this.readModels.read(
      accountOverviewTable,
      (table) => ({
        sql: `SELECT currency, COUNT(*) AS accounts, SUM(balance % ${PART}) AS low,
                SUM((balance - balance % ${PART}) / ${PART}) AS high
              FROM ${table} WHERE owner_id = ? AND open = 1 GROUP BY currency`,
        values: [ownerId],
      }),
      'currency',
      { minPosition },
    );
    const balances = rows.map(({ currency, accounts, low, high }) => ({
      currency: String(currency),
      balance: wholeNumber(high) * BigInt(PART) + wholeNumber(low),
      accounts: Number(accounts),
    }));
    return { position, balances };
  }
}

/** A sum may have zeros after a decimal point. */
const wholeNumber = (value: unknown): bigint => BigInt(String(value).split('.')[0]!);
