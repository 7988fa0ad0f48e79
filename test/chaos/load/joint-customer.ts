import { randomUUID } from 'node:crypto';
import {
  DepositMoney,
  TransferMoney,
  WithdrawMoney,
} from '../../../src/account/domain/account.commands.js';
import type { Random } from '../random.js';
import type { Clients } from './clients.js';
import { ask, type BankRequest } from './request.js';

/** Moves money on accounts that others move money on as well, so that nobody knows what is refused. */
export class JointCustomer {
  constructor(
    private readonly clients: Clients,
    private readonly accounts: readonly string[],
    private readonly random: Random,
  ) {}

  async step(): Promise<void> {
    const kind = this.random.fraction();
    if (kind < 0.1) return this.deliver(this.group());
    if (kind < 0.2) return this.twice();
    return this.deliver(ask(this.command()));
  }

  /** Some ask until they know, some later, and some never again. */
  private async deliver(request: BankRequest): Promise<void> {
    const { book } = this.clients;
    book.enter(request);
    const { kind } = await this.clients.attempt(this.clients.anyDoor(), request);
    if (kind === 'done' || kind === 'refused') return;
    if (this.random.chance(0.6)) await this.clients.settle(request);
    else request.state = request.isDoubtful ? 'left' : 'refused';
  }

  /** As a balancer might: the same request to both at once. */
  private async twice(): Promise<void> {
    const request = this.clients.book.enter(ask(this.deposit()));
    await Promise.all(this.clients.doors.map((door) => this.clients.attempt(door, request)));
    if (request.state === 'sent') await this.clients.settle(request);
  }

  private group(): BankRequest {
    const count = this.random.int(2, 5);
    return ask(...Array.from({ length: count }, () => this.command()));
  }

  private command() {
    const [from, to] = this.random.shuffled(this.accounts) as [string, string];
    const kind = this.random.fraction();
    if (kind < 0.35) return this.deposit();
    if (kind < 0.6) return new WithdrawMoney(from, this.amount(), randomUUID());
    return new TransferMoney(from, to, this.amount(), randomUUID());
  }

  private deposit(): DepositMoney {
    // Else most accounts would soon be empty.
    const amount = 2n * this.amount();
    return new DepositMoney(this.random.pick(this.accounts), amount, randomUUID());
  }

  private amount(): bigint {
    return BigInt(this.random.int(1, 50));
  }
}
