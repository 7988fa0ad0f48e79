import type { StoredEvent } from '../../src/event-sourcing/recorded-event.js';
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
  const rows = new Map<string, Row>();
  const currencies = new Map<string, CurrencyTotal>();
  for (const event of events.filter(({ type }) => /^Money/.test(type))) {
    const { currency = '', amount, ...other } = dataOf(event);
    const isDeposit = event.type === 'MoneyDeposited';
    const isTransfer = other.transferredFrom !== undefined || other.transferredTo !== undefined;
    const isBonus = event.data.includes('"isBonus":true');
    const contra = isTransfer ? 'transfers' : isBonus ? 'bonus-expense' : 'cash';
    for (const [account, side] of [
      ['customers', isDeposit ? 'credit' : 'debit'],
      [contra, isDeposit ? 'debit' : 'credit'],
    ] as const) {
      const key = `${currency} ${account}`;
      const row = rows.get(key) ?? { account, currency, debit: 0n, credit: 0n };
      row[side] += BigInt(amount);
      rows.set(key, row);
    }
    const total = currencies.get(currency) ?? { balance: 0n, transactions: 0 };
    total.balance += isDeposit ? BigInt(amount) : -BigInt(amount);
    total.transactions += 1;
    currencies.set(currency, total);
  }
  const position = events.at(-1)?.position ?? 0;
  return {
    ledger: {
      position,
      currencies: inOrder(currencies).map(([currency, { balance, transactions }]) => ({
        currency,
        balance: asAnswered(balance),
        transactions,
      })),
    },
    trialBalance: {
      position,
      rows: inOrder(rows).map(([, row]) => ({
        ...row,
        debit: asAnswered(row.debit),
        credit: asAnswered(row.credit),
      })),
      balanced: true,
    },
  };
}

const inOrder = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([one], [two]) => (one < two ? -1 : 1));

const asAnswered = (amount: bigint): number | bigint =>
  amount <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(amount) : amount;
