import { randomUUID } from 'node:crypto';
import { DepositMoney, WithdrawMoney } from '../../../src/account/domain/account.commands.js';
import type { Findings } from '../findings.js';
import type { Random } from '../random.js';
import { inWords } from './book.js';
import type { Clients, Door } from './clients.js';
import { ask } from './request.js';

/**
 * Asks for more than there is, at the other door where the first one takes too long, and once it was refused there
 * pays in what was missing: whoever has the first copy yet must not carry it out.
 */
export class HastyCustomer {
  private balance = 0n;

  constructor(
    private readonly clients: Clients,
    private readonly account: string,
    private readonly random: Random,
    private readonly findings: Findings,
  ) {}

  async step(): Promise<void> {
    const [first, other] = this.random.shuffled(this.clients.doors) as [Door, Door];
    const amount = this.balance + BigInt(this.random.int(1, 100));
    const request = this.clients.book.enter(
      ask(new WithdrawMoney(this.account, amount, randomUUID())),
    );
    const { kind } = await this.clients.attempt(first, request);
    if (kind !== 'refused') await this.clients.settle(request, other);
    if (request.state === 'done')
      return this.findings.report('more was taken out than was there', inWords(request));
    const missing = new DepositMoney(this.account, amount - this.balance, randomUUID());
    await this.clients.settle(this.clients.book.enter(ask(missing)), other);
    this.balance = amount;
  }
}
