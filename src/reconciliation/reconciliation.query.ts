import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { EventLog } from '../event-sourcing/log/event-log.js';
import { EventRegistry } from '../event-sourcing/log/event-registry.js';
import { EVENT_LOG } from '../event-sourcing/nest/event-log.token.js';
import { ReadModelComparison } from '../event-sourcing/integrity/read-models/read-model-comparison.js';
import type { Refolds } from '../event-sourcing/integrity/read-models/refolds.js';
import { Scratch } from '../event-sourcing/integrity/scratch/scratch.js';
import { Journal } from '../event-sourcing/decide/journal/journal.js';
import { SubscriptionStore } from '../event-sourcing/consume/checkpoints/subscription-store.js';
import { LEDGER_STREAM, ledgerAggregate } from '../ledger/aggregate/ledger.aggregate.js';
import { LEDGER_SAGA } from '../ledger/saga/ledger.saga.js';
import { ledgerBalancesTable } from '../ledger/read-models/ledger-balances/ledger-balances.table.js';
import { ledgerEntriesTable } from '../ledger/read-models/ledger-entries/ledger-entries.table.js';
import type { Comparison } from './comparisons/comparison.js';
import { compareLedgerBalances } from './comparisons/ledger-balances.comparison.js';
import { compareLedgerEntries } from './comparisons/ledger-entries.comparison.js';
import { compareLedgerSaga } from './comparisons/ledger-saga.comparison.js';
import { compareLedgerStream } from './comparisons/ledger-stream.comparison.js';
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
    private readonly readModels: ReadModelComparison,
    private readonly subscriptions: SubscriptionStore,
  ) {}

  /** Who asks while one is under way gets its result. */
  execute({ progress }: Reconcile): Promise<Reconciliation> {
    this.running ??= this.reconcile(progress).finally(() => (this.running = undefined));
    return this.running;
  }

  private async reconcile(progress: Reconcile['progress']): Promise<Reconciliation> {
    const scratch = new Scratch();
    try {
      const saga = await this.subscriptions.find(LEDGER_SAGA);
      const ledger = await this.journal.read(ledgerAggregate, LEDGER_STREAM);
      const refolds = await this.readModels.begin(scratch);
      const comparisons = [compareLedgerStream(ledger.state), ...(await ofLedger(refolds))];
      if (saga) comparisons.push(compareLedgerSaga(saga, ledger.state));
      return await compareWithLog(this.log, this.registry, comparisons, refolds, progress);
    } finally {
      scratch.close();
    }
  }
}

/** What the read models of the ledger say, beside the accounts: the log itself might be wrong there. */
async function ofLedger(refolds: Refolds): Promise<Comparison[]> {
  const entries = refolds.copyOf(ledgerEntriesTable);
  const balances = refolds.copyOf(ledgerBalancesTable);
  return [
    ...(entries ? await compareLedgerEntries(entries) : []),
    ...(balances ? await compareLedgerBalances(balances) : []),
  ];
}
