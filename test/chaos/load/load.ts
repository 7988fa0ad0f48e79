import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { OpenAccount } from '../../../src/account/domain/account.commands.js';
import { times } from '../../support/hammering.js';
import type { Findings } from '../findings.js';
import type { Ground } from '../ground/ground.js';
import { Random } from '../random.js';
import { Book } from './book.js';
import { Clients } from './clients.js';
import { HastyCustomer } from './hasty-customer.js';
import { LoneCustomer } from './lone-customer.js';
import { Prober } from './prober.js';
import { ask, owner } from './request.js';
import { JointCustomer } from './joint-customer.js';

const JOINT_ACCOUNTS = 8;
const CUSTOMERS_OF_EACH_KIND = 3;
const LONGEST_PAUSE_MS = 120;

/** All that goes on at the bank all the time. */
export class Load {
  readonly book = new Book();
  readonly clients: Clients;
  readonly probers: Prober[] = [];
  private customers: { step(): Promise<void> }[] = [];
  private working: Promise<unknown> | undefined;
  private isPaused = true;

  constructor(
    ground: Ground,
    private readonly findings: Findings,
    private readonly random: Random,
  ) {
    this.clients = new Clients(ground, this.book, findings, random);
  }

  async begin(): Promise<void> {
    const shared = await Promise.all(times(JOINT_ACCOUNTS, () => this.open()));
    const own = await Promise.all(times(CUSTOMERS_OF_EACH_KIND, () => this.open()));
    this.customers = own.flatMap((account) => [
      new JointCustomer(this.clients, shared, this.random),
      new LoneCustomer(this.clients, this.random, this.findings),
      new HastyCustomer(this.clients, account, this.random, this.findings),
    ]);
    for (const door of this.clients.doors) {
      const prober = new Prober(door, await this.open(), this.clients, this.findings);
      this.probers.push(prober);
      prober.start();
    }
    this.resume();
  }

  resume(): void {
    this.isPaused = false;
    this.working = Promise.all(this.customers.map((customer) => this.work(customer)));
  }

  /** Until every customer knows what has become of what it asked for; probes go on. */
  async pause(): Promise<void> {
    this.isPaused = true;
    await this.working;
  }

  async end(): Promise<void> {
    await this.pause();
    await Promise.all(this.probers.map((prober) => prober.end()));
  }

  /** The cause of whatever goes wrong has ended. */
  allIsMended(): void {
    for (const prober of this.probers) prober.allIsMended();
  }

  /** Asks what has become of all that was left in doubt. */
  async settleDoubts(): Promise<void> {
    for (const request of this.book.left()) await this.clients.settle(request);
  }

  private async work(customer: { step(): Promise<void> }): Promise<void> {
    while (!this.isPaused) {
      await customer.step();
      await delay(this.random.int(0, LONGEST_PAUSE_MS));
    }
  }

  private async open(): Promise<string> {
    const id = randomUUID();
    await this.clients.settle(this.book.enter(ask(new OpenAccount(id, owner, 'EUR'))));
    return id;
  }
}
