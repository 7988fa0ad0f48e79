import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { dataOf } from './bank-in-log.js';

interface Row {
  readonly account: string;
  readonly currency: string;
  debit: bigint;
  credit: bigint;
}

interface CurrencyTotal {
  balance: bigint;
  transactions: number;
}

/** What the ledger must answer of these events, without a look at its own. */
export function ledgerByFold(events: readonly StoredEvent[]) {
  const fold = new LedgerFold();
  for (const event of events) fold.add(event);
  return fold.answers();
}

export class LedgerFold {
  private readonly rows = new Map<string, Row>();
  private readonly currencies = new Map<string, CurrencyTotal>();
  private position = 0;

  add(event: StoredEvent): void {
    this.position = event.position;
    if (!event.type.startsWith('Money')) return;
    const { currency = '', amount, ...other } = dataOf(event);
    const isDeposit = event.type === 'MoneyDeposited';
    const isTransfer = other.transferredFrom !== undefined || other.transferredTo !== undefined;
    const isBonus = event.data.includes('"isBonus":true');
    const contra = isTransfer ? 'transfers' : isBonus ? 'bonus-expense' : 'cash';
    this.row(currency, 'customers')[isDeposit ? 'credit' : 'debit'] += BigInt(amount);
    this.row(currency, contra)[isDeposit ? 'debit' : 'credit'] += BigInt(amount);
    const total = this.currencies.get(currency) ?? { balance: 0n, transactions: 0 };
    total.balance += isDeposit ? BigInt(amount) : -BigInt(amount);
    total.transactions += 1;
    this.currencies.set(currency, total);
  }

  answers() {
    const { position } = this;
    return {
      ledger: {
        position,
        currencies: inOrder(this.currencies).map(([currency, { balance, transactions }]) => ({
          currency,
          balance: asAnswered(balance),
          transactions,
        })),
      },
      trialBalance: {
        position,
        rows: inOrder(this.rows).map(([, row]) => ({
          ...row,
          debit: asAnswered(row.debit),
          credit: asAnswered(row.credit),
        })),
        balanced: true,
      },
    };
  }

  private row(currency: string, account: string): Row {
    const key = `${currency} ${account}`;
    const row = this.rows.get(key) ?? { account, currency, debit: 0n, credit: 0n };
    this.rows.set(key, row);
    return row;
  }
}

const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([one], [two]) => (one < two ? -1 : 1));

const asAnswered = (amount: bigint): number | bigint =>
  amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amount) : amount;
