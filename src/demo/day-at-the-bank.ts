import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { GetAccount } from '../account/operations/account.queries.js';
import type { AccountView } from '../account/aggregate/accounts.js';
import { accountStream } from '../account/aggregate/account.aggregate.js';
import {
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
  type AccountCommand,
} from '../account/domain/account.commands.js';
import { DomainError } from '../event-sourcing/decide/domain-error.js';
import type { EventLog } from '../event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../event-sourcing/nest/event-log.token.js';
import { formatInstant } from '../event-sourcing/log/instant.js';
import type { Committed } from '../event-sourcing/decide/journal/queue/tasks.js';
import {
  GetLedgerBalances,
  type LedgerBalances,
} from '../ledger/read-models/ledger-balances/ledger-balances.query.js';

type Print = (line: string) => void;

/** Plays a day at the bank through the command bus, and tells it. */
export async function dayAtTheBank(app: INestApplicationContext, print: Print): Promise<void> {
  const bank = new Teller(app, print);
  const [ada, bob] = [randomUUID(), randomUUID()];

  print('\nMorning: two accounts are opened.');
  await bank.does('Ada opens an account', new OpenAccount(ada, randomUUID(), 'EUR'));
  await bank.does('Bob opens an account', new OpenAccount(bob, randomUUID(), 'EUR'));

  print('\nNoon: money comes in, goes out, and moves.');
  const salary = new DepositMoney(ada, 250_000n, randomUUID());
  await bank.does('Ada pays in 2,500.00', salary);
  await bank.does('Bob pays in 40.00', new DepositMoney(bob, 4_000n, randomUUID()));
  await bank.does('Ada takes out 120.00', new WithdrawMoney(ada, 12_000n, randomUUID()));
  const transfer = new TransferMoney(ada, bob, 80_000n, randomUUID());
  await bank.does('Ada sends Bob 800.00', transfer);

  print('\nThe transfer has two sides, recorded together or not at all:');
  await bank.sides(transfer, { [ada]: 'Ada', [bob]: 'Bob' });

  print('\nAfternoon: what must not happen does not.');
  await bank.does('Bob tries to take out 9,000.00', new WithdrawMoney(bob, 900_000n, randomUUID()));
  await bank.does("Ada's bank app sends her deposit once more", salary);

  print('\nEvening: the balances.');
  await bank.balance('Ada', ada);
  await bank.balance('Bob', bob);

  print('\nThe ledger has followed, entry by entry:');
  await bank.ledger();

  print("\nNothing was overwritten. The events behind Ada's account:");
  await bank.events(ada);
}

class Teller {
  private readonly commands: CommandBus;
  private readonly queries: QueryBus;
  private readonly log: EventLog;

  constructor(
    app: INestApplicationContext,
    private readonly print: Print,
  ) {
    this.commands = app.get(CommandBus);
    this.queries = app.get(QueryBus);
    this.log = app.get<EventLog>(EVENT_LOG);
  }

  async does(what: string, command: AccountCommand): Promise<void> {
    this.print(`  ${what.padEnd(44)} ${await this.outcomeOf(command)}`);
  }

  /** What a transfer has done to each of its accounts. */
  async sides(transfer: TransferMoney, names: Readonly<Record<string, string>>): Promise<void> {
    for (const accountId of [transfer.accountId, transfer.targetAccountId]) {
      const events = await this.log.readStream(accountStream(accountId), 0, 100);
      const event = events.find(({ transactionId }) => transactionId === transfer.transactionId)!;
      const { amount, balance } = JSON.parse(event.data) as { amount: string; balance: string };
      const change =
        event.type === 'MoneyWithdrawn' ? `-${inUnits(amount)}` : `+${inUnits(amount)}`;
      this.print(
        `  ${names[accountId]!.padEnd(31)}${change.padStart(11)}, leaves ${inUnits(balance)}  (position ${event.position})`,
      );
    }
  }

  async balance(owner: string, accountId: string): Promise<void> {
    const account: AccountView = await this.queries.execute(new GetAccount(accountId));
    this.print(`  ${owner.padEnd(44)} ${inUnits(account.balance).padStart(9)} ${account.currency}`);
  }

  /** Waits until all that was done is in the books. */
  async ledger(): Promise<void> {
    const { position } = await this.log.head();
    const { balances }: LedgerBalances = await this.queries.execute(
      new GetLedgerBalances(position),
    );
    const row = (name: string, ...columns: string[]) =>
      this.print(`  ${name.padEnd(31)}${columns.map((each) => each.padStart(11)).join('')}`);
    row('', 'debit', 'credit');
    for (const { account, debit, credit, currency } of balances)
      row(account, inUnits(debit), inUnits(credit), currency);
    const sum = (side: 'debit' | 'credit') => balances.reduce((all, each) => all + each[side], 0n);
    row('trial balance', inUnits(sum('debit')), inUnits(sum('credit')));
    const customers = balances.find(({ account }) => account === 'customers')!;
    this.print(`  The bank owes its customers ${inUnits(customers.credit - customers.debit)}.`);
  }

  async events(accountId: string): Promise<void> {
    for (const event of await this.log.readStream(accountStream(accountId), 0, 100)) {
      const { amount, balance } = JSON.parse(event.data) as { amount?: string; balance?: string };
      const money = amount && balance ? `${inUnits(amount)}, leaves ${inUnits(balance)}` : '';
      const place = `position ${String(event.position).padStart(2)}, version ${event.version}`;
      this.print(
        `  ${formatInstant(event.recordedAt)}  ${place}  ${event.type.padEnd(15)} ${money}`,
      );
    }
  }

  private async outcomeOf(command: AccountCommand): Promise<string> {
    try {
      const { position, replayed }: Committed = await this.commands.execute(command);
      return replayed
        ? `nothing to do: done before, at position ${position}`
        : `recorded, the log is at position ${position}`;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return `refused (${error.code}): nothing recorded`;
    }
  }
}

function inUnits(minorUnits: bigint | string): string {
  const digits = String(minorUnits).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${digits.slice(-2)}`;
}
