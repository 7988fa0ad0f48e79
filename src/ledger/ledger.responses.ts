import { ApiProperty } from '@nestjs/swagger';
import { currencySchema } from '../http/parameters/currency.decorators.js';
import type {
  LedgerBalance,
  LedgerBalances,
} from './read-models/ledger-balances/ledger-balances.query.js';

const recorded = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  description:
    'Position in the event log: every movement of money up to it is recorded, and none above.',
  example: 12,
} as const;
const total = { type: 'integer', minimum: 0, example: 72 } as const;
const EXACT = 'In minor units (cents): an exact integer of any size.';

/** What the bank holds in one currency. */
export class LedgerCurrencyResponse {
  @ApiProperty(currencySchema)
  readonly currency: string;

  @ApiProperty({ ...total, description: `What the bank owes its customers. ${EXACT}` })
  readonly balance: bigint;

  @ApiProperty({
    type: 'integer',
    format: 'int64',
    minimum: 0,
    description: 'How many movements of money; a transfer is two.',
    example: 6,
  })
  readonly transactions: number;

  constructor({ currency, debit, credit, entries }: LedgerBalance) {
    this.currency = currency;
    this.balance = credit - debit;
    this.transactions = entries;
  }
}

export class LedgerResponse {
  @ApiProperty(recorded)
  readonly position: number;

  @ApiProperty({ type: [LedgerCurrencyResponse] })
  readonly currencies: LedgerCurrencyResponse[];

  constructor({ position, balances }: LedgerBalances) {
    this.position = position;
    this.currencies = balances
      .filter(({ account }) => account === 'customers')
      .map((balance) => new LedgerCurrencyResponse(balance));
  }
}

/** One account of the ledger in one currency. */
export class TrialBalanceRowResponse {
  @ApiProperty({
    enum: ['bonus-expense', 'cash', 'customers', 'transfers'],
    description: "`customers` is all customers' accounts together.",
  })
  readonly account: string;

  @ApiProperty(currencySchema)
  readonly currency: string;

  @ApiProperty({ ...total, description: `All debits. ${EXACT}` })
  readonly debit: bigint;

  @ApiProperty({ ...total, description: `All credits. ${EXACT}` })
  readonly credit: bigint;

  constructor({ account, currency, debit, credit }: LedgerBalance) {
    this.account = account;
    this.currency = currency;
    this.debit = debit;
    this.credit = credit;
  }
}

export class TrialBalanceResponse {
  @ApiProperty(recorded)
  readonly position: number;

  @ApiProperty({ type: [TrialBalanceRowResponse] })
  readonly rows: TrialBalanceRowResponse[];

  @ApiProperty({ description: 'Whether, in every currency, the debits are what the credits are.' })
  readonly balanced: boolean;

  constructor({ position, balances }: LedgerBalances) {
    this.position = position;
    this.rows = balances.map((balance) => new TrialBalanceRowResponse(balance));
    this.balanced = areBalanced(balances);
  }
}

function areBalanced(balances: readonly LedgerBalance[]): boolean {
  const differences = new Map<string, bigint>();
  for (const { currency, debit, credit } of balances)
    differences.set(currency, (differences.get(currency) ?? 0n) + debit - credit);
  return [...differences.values()].every((difference) => difference === 0n);
}
