import type { Aggregate } from '../../event-sourcing/decide/aggregate.js';
import { Money } from '../../money/money.js';
import type { AccountCommand, OpenAccount } from '../domain/account.commands.js';
import { accountDecider, type Account } from '../domain/account.decider.js';
import type { AccountEvent } from '../domain/account.events.js';

const PREFIX = 'account-';
export const accountStream = (accountId: string): string => `${PREFIX}${accountId}`;
export const isAccountStream = (streamId: string): boolean => streamId.startsWith(PREFIX);

/** One stream an account; a transfer concerns two. */
export const accountAggregate = {
  ...accountDecider,
  streams: (command) =>
    command.type === 'TransferMoney'
      ? [accountStream(command.accountId), accountStream(command.targetAccountId)]
      : [accountStream(command.accountId)],
  streamOf: (event) => accountStream(event.accountId),
  repeats,
  snapshots: { every: 50, schemaVersion: 1, encode: encodeState, decode: decodeState },
} satisfies Aggregate<AccountCommand, AccountEvent, Account>;

function repeats(command: AccountCommand, [first, second]: AccountEvent[]): boolean {
  switch (command.type) {
    case 'DepositMoney': {
      const { accountId, amount, bonus } = command;
      return (bonus ? isBonus(first, accountId) : isDeposit(first, accountId, amount)) && !second;
    }
    case 'WithdrawMoney':
      return isWithdrawal(first, command.accountId, command.amount) && !second;
    case 'TransferMoney': {
      const { accountId, targetAccountId, amount } = command;
      return (
        isWithdrawal(first, accountId, amount, targetAccountId) &&
        isDeposit(second, targetAccountId, amount, accountId)
      );
    }
    case 'OpenAccount':
      return isOpening(first, command) && !second;
    case 'CloseAccount':
      return first?.type === 'AccountClosed' && !second;
  }
}

const isOpening = (event: AccountEvent | undefined, command: OpenAccount) =>
  event?.type === 'AccountOpened' &&
  event.ownerId === command.ownerId &&
  event.currency === command.currency &&
  event.notify === command.notify;

const isDeposit = (event: AccountEvent | undefined, id: string, amount: bigint, from?: string) =>
  event?.type === 'MoneyDeposited' &&
  event.accountId === id &&
  event.amount.minorUnits === amount &&
  event.transferredFrom === from &&
  !event.isBonus;

/** The amount does not matter: a bonus that is paid stays paid, at whatever rate. */
const isBonus = (event: AccountEvent | undefined, id: string) =>
  event?.type === 'MoneyDeposited' && event.accountId === id && event.isBonus === true;

const isWithdrawal = (event: AccountEvent | undefined, id: string, amount: bigint, to?: string) =>
  event?.type === 'MoneyWithdrawn' &&
  event.accountId === id &&
  event.amount.minorUnits === amount &&
  event.transferredTo === to;

function encodeState(account: Account): string {
  return JSON.stringify(account, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

function decodeState(data: string): Account {
  return JSON.parse(data, (key, value: unknown) => {
    if (key !== 'balance') return value;
    const { minorUnits, currency } = value as { minorUnits: string; currency: string };
    return new Money(BigInt(minorUnits), currency);
  }) as Account;
}
