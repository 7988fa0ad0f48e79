import { setTimeout as delay } from 'node:timers/promises';
import {
  DuplicateTransaction,
  TooManyConflicts,
  VersionConflict,
} from '../../../log/event-log.errors.js';
import type { AppendTransaction, EventLog } from '../../../log/event-log.js';
import type { EventRegistry } from '../../../log/event-registry.js';
import type { Deadlines } from '../queue/deadlines.js';
import { decideBatch, type Decision } from '../decide/decide-batch.js';
import { GivesWay, Passage } from './passage.js';
import { RecordedTransactions } from '../load/recorded-transactions.js';
import type { Beforehand, StreamCache, WorkingSet } from '../load/stream-cache.js';
import { sizeOfAll, type CommandTask } from '../queue/tasks.js';
import { TransactionLookup } from '../load/transaction-lookup.js';

/** A batch's commands, on their way into the log. */
export interface Batch {
  /** More may join until it is decided. */
  readonly commands: CommandTask[];
  readonly passage: Passage;
  /** The passage of the batch before, which may be committing yet. */
  readonly before: Passage;
  readonly join?: Joining;
}

/** Takes from the queue the commands that came meanwhile, as far as a batch of this size has room and they may join it. */
export type Joining = (size: number, mayJoin: (task: CommandTask) => boolean) => CommandTask[];

interface Attempt {
  /** The passage that it has to look after. */
  readonly before: Passage;
  readonly beforehand: Beforehand;
  /** Whether each transaction id is looked up in the log, not only those that are known to be there. */
  readonly looksAllUp: boolean;
}

const MAX_ROUNDS = 5;

/** Decides a batch under the log's lock, and appends what it leads to. */
export class BatchAppender {
  private readonly transactions: TransactionLookup;

  constructor(
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly cache: StreamCache,
    private readonly deadlines: Deadlines,
  ) {
    this.transactions = new TransactionLookup(registry);
  }

  /** @throws {TooManyConflicts} @throws {EventLogError} Then nothing was appended, or it is not known. */
  async append(batch: Batch, beforehand: Beforehand): Promise<Decision> {
    let attempt: Attempt = { before: batch.before, beforehand, looksAllUp: false };
    for (let round = 1; ;) {
      try {
        return await this.tryToAppend(batch, attempt);
      } catch (error) {
        const { looksAllUp } = attempt;
        const { prefetch } = beforehand;
        attempt = { before: Passage.ended(), beforehand: { prefetch }, looksAllUp };
        if (error instanceof GivesWay) {
          await batch.before.settled;
          continue;
        }
        if (!isConflict(error)) throw error;
        if (round++ === MAX_ROUNDS) throw new TooManyConflicts();
        attempt = { ...attempt, looksAllUp: true };
        if (error instanceof DuplicateTransaction && !looksAllUp) continue;
        this.cache.clear();
        await delay(Math.random() * 2 ** round * 5);
      }
    }
  }

  private async tryToAppend(batch: Batch, attempt: Attempt): Promise<Decision> {
    const { commands, passage } = batch;
    const { before, beforehand, looksAllUp } = attempt;
    let committed = false;
    try {
      const decision = await this.log.transaction(async (transaction) => {
        await before.mustBeCommitted();
        const { at } = transaction;
        const workingSet = await this.cache.prepare(transaction, at, commands, beforehand);
        this.letJoin(batch, workingSet);
        const decided = await this.decide(transaction, commands, workingSet, looksAllUp);
        if (decided.events.length > 0) await transaction.append(decided.events, decided.snapshots);
        passage.commits();
        return decided;
      });
      this.cache.advance(decision.position, decision.streams);
      this.transactions.remember(decision.events);
      committed = true;
      return decision;
    } finally {
      passage.triedToCommit(committed);
    }
  }

  private letJoin({ commands, passage, join }: Batch, workingSet: WorkingSet): void {
    if (join && !passage.isClosed) {
      const mayJoin = (task: CommandTask) => this.cache.addTo(workingSet, task);
      commands.push(...join(sizeOfAll(commands), mayJoin));
    }
    passage.size = sizeOfAll(commands);
  }

  private async decide(
    transaction: AppendTransaction,
    commands: readonly CommandTask[],
    workingSet: WorkingSet,
    looksAllUp: boolean,
  ): Promise<Decision> {
    const { deadlines } = this;
    const found = new RecordedTransactions();
    const lookedUp = new Set<CommandTask>();
    const isKnown = (task: CommandTask) => looksAllUp || this.transactions.isKnown(task);
    for (let next: readonly CommandTask[] = commands.filter(isKnown); ;) {
      await this.transactions.find(transaction, next, found);
      for (const task of next) lookedUp.add(task);
      const parts = { registry: this.registry, workingSet, transactions: found, deadlines };
      const decision = decideBatch(parts, commands, transaction.at);
      next = decision.unsure.filter((task) => !lookedUp.has(task));
      if (next.length === 0) return decision;
    }
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof VersionConflict || error instanceof DuplicateTransaction;
