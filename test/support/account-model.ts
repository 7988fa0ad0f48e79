import type { AccountCommand } from '../../src/account/domain/account.commands.js';
import type { AccountInLog } from './bank-in-log.js';

/** How a command ends: it takes effect, is found done before, or is refused with this code. */
export type Prediction = string;

const MAX = 2n ** 63n - 1n;

/** The bank as a few lines of plain book-keeping: what every command must do, and answer. */
export class AccountModel {
  readonly accounts = new Map<string, AccountInLog>();
  paidIn = 0n;
  paidOut = 0n;
  private readonly used = new Map<string, string>();

  /** All of them or none: the prediction of each, or the index and the code of the first one refused. */
  applyAll(commands: readonly AccountCommand[]): Prediction[] | [index: number, code: string] {
    const trial = this.copy();
    const predictions = commands.map((command) => trial.apply(command));
    const refused = predictions.findIndex((each) => each !== 'done' && each !== 'replayed');
    if (refused >= 0) return [refused, predictions[refused]!];
    for (const command of commands) this.apply(command);
    return predictions;
  }

  apply(command: AccountCommand): Prediction {
    const prediction = this.earlier(command) ?? this.refusal(command) ?? this.nothingToDo(command);
    if (prediction) return prediction;
    this.carryOut(command);
    for (const key of keys(command)) this.used.set(key, JSON.stringify(command, inWords));
    return 'done';
  }

  private copy(): AccountModel {
    const copy = new AccountModel();
    for (const [id, account] of this.accounts) copy.accounts.set(id, account);
    for (const [key, command] of this.used) copy.used.set(key, command);
    return Object.assign(copy, { paidIn: this.paidIn, paidOut: this.paidOut });
  }

  private earlier(command: AccountCommand): Prediction | undefined {
    const earlier = keys(command).flatMap((key) => this.used.get(key) ?? []);
    if (earlier.length === 0) return undefined;
    const same = earlier.every((text) => text === JSON.stringify(command, inWords));
    return same ? 'replayed' : 'transaction-id-reused';
  }

  private nothingToDo({ type, accountId }: AccountCommand): Prediction | undefined {
    const closed = this.accounts.get(accountId)?.status === 'closed';
    return type === 'CloseAccount' && closed ? 'replayed' : undefined;
  }

  private refusal(command: AccountCommand): Prediction | undefined {
    const account = this.accounts.get(command.accountId);
    if (command.type === 'OpenAccount')
      return account && (account.status === 'open' ? 'account-already-open' : 'account-closed');
    if (command.type === 'CloseAccount') {
      if (!account) return 'account-not-found';
      return account.balance > 0n ? 'account-not-empty' : undefined;
    }
    const { type, amount } = command;
    const target = type === 'TransferMoney' ? this.accounts.get(command.targetAccountId) : account;
    if (type === 'TransferMoney' && command.targetAccountId === command.accountId)
      return 'transfer-to-same-account';
    for (const involved of [account, target]) {
      if (!involved) return 'account-not-found';
      if (involved.status === 'closed') return 'account-closed';
    }
    if (account!.currency !== target!.currency) return 'currency-mismatch';
    if (amount < 1n || amount > MAX) return 'invalid-amount';
    if (type !== 'DepositMoney' && account!.balance < amount) return 'insufficient-funds';
    if (type !== 'WithdrawMoney' && target!.balance + amount > MAX) return 'balance-limit-exceeded';
    return undefined;
  }

  private carryOut(command: AccountCommand): void {
    const { accountId } = command;
    switch (command.type) {
      case 'OpenAccount': {
        const { ownerId, currency } = command;
        this.accounts.set(accountId, { status: 'open', ownerId, currency, balance: 0n });
        return;
      }
      case 'DepositMoney':
        this.paidIn += command.amount;
        return this.change(accountId, command.amount);
      case 'WithdrawMoney':
        this.paidOut += command.amount;
        return this.change(accountId, -command.amount);
      case 'TransferMoney':
        this.change(accountId, -command.amount);
        return this.change(command.targetAccountId, command.amount);
      case 'CloseAccount':
        this.accounts.set(accountId, { ...this.accounts.get(accountId)!, status: 'closed' });
    }
  }

  private change(accountId: string, by: bigint): void {
    const account = this.accounts.get(accountId)!;
    this.accounts.set(accountId, { ...account, balance: account.balance + by });
  }
}

/** Where a command's transaction id is taken: on each account that it touches. */
function keys(command: AccountCommand): string[] {
  if (command.transactionId === undefined) return [];
  const touched =
    command.type === 'TransferMoney'
      ? [command.accountId, command.targetAccountId]
      : [command.accountId];
  return touched.map((accountId) => `${accountId} ${command.transactionId}`);
}

const inWords = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
