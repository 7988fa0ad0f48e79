import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventLog } from '../event-sourcing/event-log.js';
import { EventRegistry } from '../event-sourcing/event-registry.js';
import { EVENT_LOG } from '../event-sourcing/event-sourcing.module.js';
import { Journal } from '../event-sourcing/journal/journal.js';
import { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import { SubscriptionStore } from '../event-sourcing/subscriptions/subscription-store.js';
import { Transactions } from '../event-sourcing/typeorm/transactions.js';
import { LEDGER_STREAM, ledgerAggregate } from '../ledger/ledger.aggregate.js';
import { LEDGER_SAGA } from '../ledger/ledger.saga.js';
import { compareAccountOverview } from './account-overview.comparison.js';
import { compareAccountStatement } from './account-statement.comparison.js';
import type { Comparison } from './comparison.js';
import { compareLedgerBalances } from './ledger-balances.comparison.js';
import { compareLedgerEntries } from './ledger-entries.comparison.js';
import { compareLedgerSaga } from './ledger-saga.comparison.js';
import { compareLedgerStream } from './ledger-stream.comparison.js';
import { compareRows } from './row-comparison.js';
import { compareWithLog, type Reconciliation } from './reconciliation.js';

/** Compares the event log, the ledger and the read models. Reads the whole log. */
export class Reconcile {
  /** @param progress is told positions of the log. */
  constructor(readonly progress: (done: number, total: number) => void = () => undefined) {}
}

@QueryHandler(Reconcile)
export class ReconcileHandler implements IQueryHandler<Reconcile> {
  private running: Promise<Reconciliation> | undefined;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly journal: Journal,
    private readonly models: ReadModelStore,
    private readonly transactions: Transactions,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  /** Who asks while one is under way gets its result. */
  execute({ progress }: Reconcile): Promise<Reconciliation> {
    this.running ??= this.reconcile(progress).finally(() => (this.running = undefined));
    return this.running;
  }

  private async reconcile(progress: Reconcile['progress']): Promise<Reconciliation> {
    const saga = await this.subscriptions.find(LEDGER_SAGA);
    const ledger = await this.journal.read(ledgerAggregate, LEDGER_STREAM);
    const comparisons = await this.readModels();
    comparisons.push(compareLedgerStream(ledger.state));
    if (saga) comparisons.push(compareLedgerSaga(saga, ledger.state));
    const rows = compareRows(this.models, this.transactions.reads);
    return compareWithLog(this.log, this.registry, comparisons, rows, progress);
  }

  private readModels(): Promise<Comparison[]> {
    return this.transactions.snapshot(async (reader) => {
      const comparisons: Comparison[] = [];
      for (const read of [
        compareAccountOverview,
        compareAccountStatement,
        compareLedgerEntries,
        compareLedgerBalances,
      ])
        comparisons.push(...(await read(this.models)(reader)));
      return comparisons;
    });
  }
}
