import { randomUUID } from 'node:crypto';
import type { AccountCommand } from '../../../src/account/domain/account.commands.js';
import { exactJson } from '../../../src/http/bodies/exact-json.js';
import type { Answer, BankClient } from '../../support/bank-client.js';

type Money = Extract<AccountCommand, { transactionId: string }>;

/**
 * What a client asks for in one request: a command, or several of them, all or none.
 * `sent`: an answer is awaited, or another attempt will be made. `left`: nobody knows, and asks again later.
 */
export interface BankRequest {
  readonly commands: readonly AccountCommand[];
  state: 'sent' | 'done' | 'refused' | 'left';
  /** An attempt was made whose outcome nobody knows. */
  isDoubtful: boolean;
  /** Where the answer says that it stands in the log. */
  position?: number;
  /** For whoever looks into a finding: what each attempt came to. */
  readonly story: string[];
}

export const ask = (...commands: readonly AccountCommand[]): BankRequest => ({
  commands,
  state: 'sent',
  isDoubtful: false,
  story: [],
});

export const owner = randomUUID();

/** Sends it once, as a client does that waits for the answer. */
export function send(bank: BankClient, { commands }: BankRequest): Promise<Answer> {
  const [command] = commands;
  if (commands.length > 1) {
    const operations = commands.map((each) => operationOf(each as Money));
    return bank.call('POST', '/api/transactions', exactJson({ atomic: true, operations }));
  }
  return sendOne(bank, command!);
}

function sendOne(bank: BankClient, command: AccountCommand): Promise<Answer> {
  const { accountId } = command;
  switch (command.type) {
    case 'OpenAccount':
      return bank.call('POST', `/api/account/${accountId}?owner=${command.ownerId}`);
    case 'CloseAccount':
      return bank.close(accountId);
    case 'DepositMoney':
      return bank.deposit(accountId, command.amount, command.transactionId);
    case 'WithdrawMoney':
      return bank.withdraw(accountId, command.amount, command.transactionId);
    case 'TransferMoney': {
      const { targetAccountId, amount, transactionId } = command;
      return bank.transfer(accountId, targetAccountId, amount, transactionId);
    }
  }
}

const types = { DepositMoney: 'deposit', WithdrawMoney: 'withdraw', TransferMoney: 'transfer' };

const operationOf = ({ type, ...rest }: Money) => ({ type: types[type], ...rest });

/** A fact as the feed tells it: where it stands under which name, and what it says. */
export interface Leg {
  readonly key: string;
  readonly words: string;
}

/** What must stand in the feed, in this order and together, once it was done. */
export const legsOf = ({ commands }: BankRequest): Leg[] => commands.flatMap(legsOfOne);

function legsOfOne(command: AccountCommand): Leg[] {
  const { accountId } = command;
  switch (command.type) {
    case 'OpenAccount':
      return [leg(accountId, 'opened')];
    case 'CloseAccount':
      return [leg(accountId, 'closed')];
    case 'DepositMoney':
      return [leg(accountId, 'deposited', command)];
    case 'WithdrawMoney':
      return [leg(accountId, 'withdrawn', command)];
    case 'TransferMoney':
      return [
        leg(accountId, 'transferred-out', command),
        leg(command.targetAccountId, 'transferred-in', command),
      ];
  }
}

/** By the transaction id; what has none happens once to an account. */
export const leg = (
  accountId: string,
  fact: string,
  moved?: { readonly amount: bigint; readonly transactionId: string },
): Leg => ({
  key: moved?.transactionId ?? `${fact} ${accountId}`,
  words: `${accountId} ${fact}${moved ? ` ${moved.amount}` : ''}`,
});
