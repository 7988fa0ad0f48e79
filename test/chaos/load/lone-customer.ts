import { randomUUID } from 'node:crypto';
import {
  CloseAccount,
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
  type AccountCommand,
} from '../../../src/account/domain/account.commands.js';
import { AccountModel, type Prediction } from '../../support/account-model.js';
import type { Findings } from '../findings.js';
import type { Random } from '../random.js';
import { inWords } from './book.js';
import type { Clients } from './clients.js';
import { ask, owner } from './request.js';
import type { Verdict } from './verdict.js';

/** Has accounts that nobody else uses, and so knows what each request must come to. */
export class LoneCustomer {
  private model = new AccountModel();
  private accounts: string[] = [];
  private done: AccountCommand[] = [];
  private stepsLeft = 0;

  constructor(
    private readonly clients: Clients,
    private readonly random: Random,
    private readonly findings: Findings,
  ) {}

  async step(): Promise<void> {
    if (this.accounts.length === 0) return this.begin();
    if (--this.stepsLeft <= 0) return this.end();
    const again = this.random.chance(0.15) && this.done.length > 0;
    await this.expect(again ? this.changed(this.random.pick(this.done)) : this.command());
  }

  private async begin(): Promise<void> {
    this.accounts = [randomUUID(), randomUUID()];
    this.model = new AccountModel();
    this.done = [];
    this.stepsLeft = this.random.int(10, 60);
    for (const id of this.accounts) await this.expect(new OpenAccount(id, owner, 'EUR'), true);
  }

  private async end(): Promise<void> {
    for (const id of this.accounts) {
      const { balance } = this.model.accounts.get(id)!;
      if (balance > 0n) await this.expect(new WithdrawMoney(id, balance, randomUUID()), true);
      await this.expect(new CloseAccount(id), true);
    }
    this.accounts = [];
  }

  /** @param certainly asks until it is answered; otherwise it may give up what was surely not done. */
  private async expect(command: AccountCommand, certainly = false): Promise<void> {
    const request = ask(command);
    const isNew = !this.done.some((each) => each.transactionId === command.transactionId);
    // What was sent before stands there already.
    if (isNew) this.clients.book.enter(request);
    let verdict = await this.clients.attempt(this.clients.anyDoor(), request);
    const givesUp = verdict.kind === 'not-done' && !certainly && this.random.chance(0.5);
    if (givesUp) return void (request.state = 'refused');
    if (verdict.kind !== 'done' && verdict.kind !== 'refused')
      verdict = await this.clients.settle(request);
    const expected = this.model.apply(command);
    if (!fits(verdict, expected, request.story.length > 1))
      this.findings.report(
        'an answer that can not be',
        `${expected} expected: ${inWords(request)}`,
      );
    if (verdict.kind === 'done' && isNew && command.transactionId) this.done.push(command);
  }

  private command(): AccountCommand {
    const [from, to] = this.random.shuffled(this.accounts) as [string, string];
    const amount = BigInt(this.random.int(1, 100));
    // Until a bit more is paid in: it must not be carried out later.
    const tooMuch = this.model.accounts.get(from)!.balance + amount;
    switch (this.random.int(1, 3)) {
      case 1:
        return new DepositMoney(from, 3n * amount, randomUUID());
      case 2:
        return new WithdrawMoney(from, this.random.chance(0.3) ? tooMuch : amount, randomUUID());
      default:
        return new TransferMoney(from, to, amount, randomUUID());
    }
  }

  /** The same once more, or another one under the same id. */
  private changed(command: AccountCommand): AccountCommand {
    if (this.random.chance(0.5)) return command;
    return new DepositMoney(command.accountId, 1_000n, command.transactionId!);
  }
}

/** Of several attempts, nobody knows which one was the first to be carried out. */
function fits({ kind, code, replayed }: Verdict, expected: Prediction, repeated: boolean): boolean {
  if (kind === 'refused') return code === expected;
  if (repeated) return expected === 'done' || expected === 'replayed';
  return expected === (replayed ? 'replayed' : 'done');
}
