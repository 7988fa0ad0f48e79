import { randomUUID } from 'node:crypto';
import { lastValueFrom, from as streamOf, toArray } from 'rxjs';
import {
  accountAggregate,
  accountStream,
} from '../../../src/account/aggregate/account.aggregate.js';
import {
  DepositMoney,
  OpenAccount,
  type AccountCommand,
} from '../../../src/account/domain/account.commands.js';
import type { MoneyMoved } from '../../../src/account/domain/account.events.js';
import type { AnyAggregate, DomainCommand } from '../../../src/event-sourcing/decide/aggregate.js';
import { EventRegistry } from '../../../src/event-sourcing/log/event-registry.js';
import { Deadlines } from '../../../src/event-sourcing/decide/journal/queue/deadlines.js';
import {
  decideBatch,
  type Decision,
} from '../../../src/event-sourcing/decide/journal/decide/decide-batch.js';
import { RecordedTransactions } from '../../../src/event-sourcing/decide/journal/load/recorded-transactions.js';
import { commandTask } from '../../../src/event-sourcing/decide/journal/queue/tasks.js';
import type { RecordedEvent } from '../../../src/event-sourcing/log/recorded-event.js';
import {
  emptyStream,
  type StreamState,
} from '../../../src/event-sourcing/decide/states/stream-state.js';
import { asEvents } from '../../../src/event-sourcing/consume/sagas/delivered-events.js';
import { ConsumerDiscovery } from '../../../src/event-sourcing/nest/consumer-discovery.js';
import { LEDGER_STREAM, ledgerAggregate } from '../../../src/ledger/aggregate/ledger.aggregate.js';
import { LedgerSaga } from '../../../src/ledger/saga/ledger.saga.js';
import { withBankHere } from '../bank-here.ts';
import { accountIds } from '../load/accounts.ts';
import { OWNER } from '../seed.ts';
import { BankTables } from './bank-tables.ts';
import type { Deposits } from './raw-insert.ts';

const RECORDED_AT = 1_763_600_000_000_000;

/**
 * The rows that the bank leaves in all its tables, made by its own deciders, saga and projections: all but
 * the few that only count (the log's head, checkpoints) and the seals. Its accounts are open.
 */
export async function bankRows(databaseUrl: string, accounts: number): Promise<Deposits> {
  return withBankHere(databaseUrl, { follows: false }, async (bank) => {
    const tables = new BankTables(bank.get(ConsumerDiscovery).projections());
    const rows = new BankRows(accountIds(accounts), bank.get(EventRegistry), tables);
    return (count) => rows.deposits(count);
  });
}

class BankRows {
  private readonly streams = new Map<string, StreamState>();
  private readonly saga = new LedgerSaga();
  private readonly metadata = { correlationId: randomUUID() };
  private position = 0;
  /** Position of the last movement of money that the saga was given. */
  private delivered = 0;
  private opening: AccountCommand[];

  constructor(
    private readonly ids: readonly string[],
    private readonly registry: EventRegistry,
    private readonly tables: BankTables,
  ) {
    for (const id of ids) this.streams.set(accountStream(id), emptyStream(accountAggregate));
    this.streams.set(LEDGER_STREAM, emptyStream(ledgerAggregate));
    this.opening = ids.map((id) => new OpenAccount(id, OWNER, 'EUR'));
  }

  async deposits(count: number) {
    const commands = [
      ...this.opening.splice(0),
      ...Array.from({ length: count }, () => this.deposit()),
    ];
    const accounts = this.decide(accountAggregate, commands);
    const moved = accounts.events.map(({ decoded }) => decoded).filter(isMovement);
    const ledger = this.decide(ledgerAggregate, await this.follow(moved));
    const events = [...accounts.events, ...ledger.events];
    return this.tables.write(events, [...accounts.snapshots, ...ledger.snapshots]);
  }

  private deposit(): AccountCommand {
    const id = this.ids[Math.floor(Math.random() * this.ids.length)]!;
    return new DepositMoney(id, BigInt(1 + Math.floor(Math.random() * 10_000)), randomUUID());
  }

  private decide(aggregate: AnyAggregate, commands: readonly DomainCommand[]): Decision {
    const settled = { resolve: () => undefined, reject: () => undefined };
    const now = performance.now();
    const decision = decideBatch(
      {
        registry: this.registry,
        workingSet: { position: this.position, streams: this.streams },
        transactions: new RecordedTransactions(),
        deadlines: new Deadlines(Infinity),
      },
      commands.map((command) => commandTask(aggregate, [command], this.metadata, now, settled)),
      { position: this.position, recordedAt: RECORDED_AT },
    );
    for (const outcome of decision.outcomes.values()) if ('error' in outcome) throw outcome.error;
    for (const [id, stream] of decision.streams) this.streams.set(id, stream);
    this.position = decision.position;
    return decision;
  }

  private follow(moved: readonly RecordedEvent[]): Promise<DomainCommand[]> {
    const page = { from: { position: 0, delivered: this.delivered }, events: moved };
    this.delivered = moved.at(-1)!.position;
    const events = asEvents(page) as MoneyMoved[];
    return lastValueFrom(this.saga.recordMovements(streamOf(events)).pipe(toArray()));
  }
}

const isMovement = ({ event }: RecordedEvent): boolean => event.type === 'MoneyDeposited';
