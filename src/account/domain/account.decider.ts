import type { Decider } from '../../event-sourcing/decide/decider.js';
import { MAX_MINOR_UNITS, Money, type Currency } from '../../money/money.js';
import type {
  AccountCommand,
  DepositMoney,
  OpenAccount,
  TransferMoney,
} from './account.commands.js';
import {
  AccountAlreadyOpen,
  AccountIsClosed,
  AccountNotEmpty,
  AccountNotFound,
  BalanceLimitExceeded,
  BonusCapReached,
  BonusInOtherCurrency,
  CurrencyMismatch,
  InsufficientFunds,
  InvalidAmount,
  TransferToSameAccount,
} from './account.errors.js';
import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
  type AccountEvent,
} from './account.events.js';

export type Account =
  | { readonly status: 'unopened' }
  | { readonly status: 'open'; readonly ownerId: string; readonly balance: Money }
  | { readonly status: 'closed'; readonly ownerId: string; readonly currency: Currency };

type OpenedAccount = Extract<Account, { status: 'open' }>;

/** The rules of an account. A transfer is decided on two: where it comes from and where it goes. */
export const accountDecider: Decider<AccountCommand, AccountEvent, Account> = {
  initialState: { status: 'unopened' },

  decide(command, account, target): AccountEvent[] {
    switch (command.type) {
      case 'OpenAccount':
        return open(command, account);
      case 'DepositMoney':
        return [command.bonus ? payBonus(command, account) : deposit(command, account)];
      case 'WithdrawMoney':
        return [withdraw(command, account)];
      case 'TransferMoney':
        return transfer(command, account, target);
      case 'CloseAccount':
        return close(command.accountId, account);
    }
  },

  evolve(account, event): Account {
    if (event.type === 'AccountOpened')
      return { status: 'open', ownerId: event.ownerId, balance: new Money(0n, event.currency) };
    if (account.status !== 'open') throw new Error(`${event.type} of an account that is not open`);
    const { ownerId, balance } = account;
    switch (event.type) {
      case 'MoneyDeposited':
        return { status: 'open', ownerId, balance: balance.plus(event.amount) };
      case 'MoneyWithdrawn':
        return { status: 'open', ownerId, balance: balance.minus(event.amount) };
      case 'AccountClosed':
        return { status: 'closed', ownerId, currency: balance.currency };
    }
  },
};

function open(command: OpenAccount, account: Account): AccountEvent[] {
  const { accountId, ownerId, currency, notify } = command;
  if (account.status === 'open') throw new AccountAlreadyOpen(accountId);
  if (account.status === 'closed') throw new AccountIsClosed(accountId);
  return [new AccountOpened(accountId, ownerId, currency, notify)];
}

interface Movement {
  readonly accountId: string;
  readonly amount: bigint;
}

function deposit(
  { accountId, amount }: Movement,
  account: Account,
  transferredFrom?: string,
): MoneyDeposited {
  const { balance } = opened(accountId, account);
  const money = payable(amount, balance.currency);
  const after = balance.plus(money);
  if (after.minorUnits > MAX_MINOR_UNITS) throw new BalanceLimitExceeded(accountId);
  return new MoneyDeposited(accountId, money, after, transferredFrom);
}

function payBonus(command: DepositMoney, account: Account): MoneyDeposited {
  const { accountId } = command;
  const { currency, cap } = command.bonus!;
  const { balance } = opened(accountId, account);
  if (balance.currency !== currency)
    throw new BonusInOtherCurrency(accountId, balance.currency, currency);
  if (balance.minorUnits >= cap) throw new BonusCapReached(accountId, balance);
  const { amount, balance: after } = deposit(command, account);
  return new MoneyDeposited(accountId, amount, after, undefined, true);
}

function withdraw(
  { accountId, amount }: Movement,
  account: Account,
  transferredTo?: string,
): MoneyWithdrawn {
  const { balance } = opened(accountId, account);
  const money = payable(amount, balance.currency);
  const after = balance.minus(money);
  if (after.minorUnits < 0n) throw new InsufficientFunds(accountId, balance);
  return new MoneyWithdrawn(accountId, money, after, transferredTo);
}

function transfer(command: TransferMoney, source: Account, target: Account): AccountEvent[] {
  const { accountId, targetAccountId, amount } = command;
  if (accountId === targetAccountId) throw new TransferToSameAccount(accountId);
  const from = opened(accountId, source).balance.currency;
  const to = opened(targetAccountId, target).balance.currency;
  if (from !== to) throw new CurrencyMismatch(from, to);
  return [
    withdraw(command, source, targetAccountId),
    deposit({ accountId: targetAccountId, amount }, target, accountId),
  ];
}

function close(accountId: string, account: Account): AccountEvent[] {
  if (account.status === 'closed') return [];
  const { balance } = opened(accountId, account);
  if (balance.minorUnits > 0n) throw new AccountNotEmpty(accountId, balance);
  return [new AccountClosed(accountId)];
}

function opened(accountId: string, account: Account): OpenedAccount {
  if (account.status === 'unopened') throw new AccountNotFound(accountId);
  if (account.status === 'closed') throw new AccountIsClosed(accountId);
  return account;
}

function payable(amount: bigint, currency: Currency): Money {
  if (amount < 1n || amount > MAX_MINOR_UNITS) throw new InvalidAmount();
  return new Money(amount, currency);
}
