import type { Account } from '../../../src/account/domain/account.decider.js';
import type { AccountEvent } from '../../../src/account/domain/account.events.js';
import type { DomainEvent } from '../../../src/event-sourcing/log/domain-event.js';
import type { Ledger } from '../../../src/ledger/domain/ledger.decider.js';
import type { Entry, LedgerEvent } from '../../../src/ledger/domain/ledger.events.js';
import { MAX_MINOR_UNITS, Money } from '../../../src/money/money.js';
import type { Owner } from '../../../src/owners/domain/owner.decider.js';
import type { OwnerEvent } from '../../../src/owners/domain/owner.events.js';

const accountId = 'a0000000-0000-4000-8000-000000000001';
const otherId = 'a0000000-0000-4000-8000-000000000002';
const ownerId = 'b0000000-0000-4000-8000-000000000001';
const keyId = 'c0000000-0000-4000-8000-000000000001';
const amount = new Money(1_234n, 'EUR');
const balance = new Money(MAX_MINOR_UNITS, 'EUR');

/** An event of each type, with all that it may hold: one that is new, or has a new field, does not compile. */
type EachOf<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: Required<Extract<Event, { readonly type: Type }>>;
};

const ofAccounts: EachOf<AccountEvent> = {
  AccountOpened: {
    type: 'AccountOpened',
    accountId,
    ownerId,
    currency: 'EUR',
    notify: 'ciphertext',
  },
  MoneyDeposited: {
    type: 'MoneyDeposited',
    accountId,
    amount,
    balance,
    transferredFrom: otherId,
    isBonus: true,
  },
  MoneyWithdrawn: {
    type: 'MoneyWithdrawn',
    accountId,
    amount,
    balance,
    transferredTo: otherId,
  },
  AccountClosed: { type: 'AccountClosed', accountId },
};

const ofOwners: EachOf<OwnerEvent> = {
  PersonalDataErased: { type: 'PersonalDataErased', ownerId, keyId },
};

const entry: Required<Entry> = {
  sourcePosition: 7,
  debit: { kind: 'general', name: 'cash' },
  credit: { kind: 'customer', accountId },
  amount: balance,
  transactionId: keyId,
  occurredAt: 1_795_856_400_000_001,
  correlationId: 'request-1',
};

const ofLedger: EachOf<LedgerEvent> = {
  EntriesRecorded: {
    type: 'EntriesRecorded',
    entries: [
      entry,
      {
        ...entry,
        debit: entry.credit,
        credit: { kind: 'general', name: 'transfers' },
        transactionId: null,
        correlationId: null,
      },
    ],
  },
};

export const exampleEvents: Readonly<Record<string, DomainEvent>> = {
  ...ofAccounts,
  ...ofOwners,
  ...ofLedger,
};

const accounts: {
  readonly [Status in Account['status']]: Required<Extract<Account, { readonly status: Status }>>;
} = {
  unopened: { status: 'unopened' },
  open: { status: 'open', ownerId, balance },
  closed: { status: 'closed', ownerId, currency: 'EUR' },
};
const owners: readonly Required<Owner>[] = [{ erasedKeyId: null }, { erasedKeyId: keyId }];
const ledger: Required<Ledger> = {
  recordedUpTo: 8,
  totals: {
    EUR: {
      cash: { debit: MAX_MINOR_UNITS, credit: 0n, entries: 1 },
      customers: { debit: 0n, credit: MAX_MINOR_UNITS, entries: 1 },
    },
  },
};

/** States of each aggregate, by its name, with all that they may hold. */
export const exampleStates: Readonly<Record<string, readonly unknown[]>> = {
  account: Object.values(accounts),
  owner: owners,
  ledger: [ledger],
};
