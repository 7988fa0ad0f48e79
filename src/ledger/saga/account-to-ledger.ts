import { isAddition, type MoneyMoved } from '../../account/domain/account.events.js';
import type { Metadata } from '../../event-sourcing/log/metadata.js';
import type { Entry, GeneralAccount, LedgerAccount } from '../domain/ledger.events.js';

/** Where in the log a movement of money stands. */
export interface Source {
  readonly position: number;
  readonly transactionId: string | null;
  readonly recordedAt: number;
  readonly metadata: Metadata;
}

/** The balanced entry for a movement of money of a customer's account. */
export function accountToLedger(event: MoneyMoved, source: Source): Entry {
  const customer: LedgerAccount = { kind: 'customer', accountId: event.accountId };
  const contra: LedgerAccount = { kind: 'general', name: contraAccount(event) };
  const [debit, credit] = isAddition(event) ? [contra, customer] : [customer, contra];
  return {
    sourcePosition: source.position,
    debit,
    credit,
    amount: event.amount,
    transactionId: source.transactionId,
    occurredAt: source.recordedAt,
    correlationId: source.metadata.correlationId ?? null,
  };
}

function contraAccount(event: MoneyMoved): GeneralAccount {
  switch (event.type) {
    case 'MoneyDeposited':
      if (event.isBonus) return 'bonus-expense';
      return event.transferredFrom === undefined ? 'cash' : 'transfers';
    case 'MoneyWithdrawn':
      return event.transferredTo === undefined ? 'cash' : 'transfers';
  }
}
