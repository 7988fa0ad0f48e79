import { setTimeout as delay } from 'node:timers/promises';
import {
  DuplicateTransaction,
  LogUnavailable,
  OutcomeUnknown,
  TooManyConflicts,
  VersionConflict,
} from '../event-log.errors.js';
import type { AppendTransaction, EventLog } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import type { CommittedEvent } from '../recorded-event.js';
import { decideBatch, type Decision } from './decide-batch.js';
import { listened } from './listened.js';
import { RecordedTransactions } from './recorded-transactions.js';
import { StreamCache, type WorkingSet } from './stream-cache.js';
import { sizeOf, type CommandTask, type ReadTask, type Task } from './tasks.js';
import { TransactionLookup } from './transaction-lookup.js';

export interface Commit {
  readonly commands: number;
  readonly events: readonly CommittedEvent[];
  readonly milliseconds: number;
}

const MAX_ROUNDS = 5;

/** Settles one batch of commands and reads after the other, each with one commit. */
export class BatchSettler {
  private readonly cache: StreamCache;
  private readonly transactions: TransactionLookup;

  constructor(
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    maxStreams: number,
    private readonly onCommit?: (commit: Commit) => void,
  ) {
    this.cache = new StreamCache(registry, maxStreams);
    this.transactions = new TransactionLookup(registry);
  }

  /** Answers every task of it. Returns why the log is out of reach, if it turned out to be. */
  async settle(batch: readonly Task[]): Promise<OutOfReach | undefined> {
    let workingSet: WorkingSet;
    try {
      workingSet = await this.prepare(batch);
    } catch (error) {
      return this.isolate(batch, error);
    }
    const commands: CommandTask[] = [];
    for (const task of batch) {
      if (task.kind === 'command') commands.push(task);
      else settleRead(task, workingSet);
    }
    return commands.length > 0 ? this.commit(commands, workingSet) : undefined;
  }

  /** A read must see what other instances have committed; commands are told under the log's lock. */
  private async prepare(batch: readonly Task[]): Promise<WorkingSet> {
    const atHand = batch.some(({ kind }) => kind === 'read') ? undefined : this.cache.atHand(batch);
    return atHand ?? this.cache.prepare(this.log, await this.log.head(), batch);
  }

  private async commit(
    commands: readonly CommandTask[],
    workingSet: WorkingSet,
  ): Promise<OutOfReach | undefined> {
    const started = performance.now();
    let decision: Decision;
    try {
      decision = await this.decideAndAppend(commands, workingSet);
    } catch (error) {
      return this.isolate(commands, error);
    }
    const milliseconds = performance.now() - started;
    for (const [task, outcome] of decision.outcomes) {
      if ('error' in outcome) task.reject(outcome.error);
      else task.resolve(outcome.committed);
    }
    const { events } = decision;
    const size = commands.reduce((sum, task) => sum + sizeOf(task), 0);
    const commit = { commands: size, events, milliseconds };
    listened(() => this.onCommit?.(commit));
    return undefined;
  }

  /**
   * What fails as a batch is tried one by one, so that only the task at fault fails; once the log is out
   * of reach, none of the rest is tried.
   */
  private async isolate(tasks: readonly Task[], error: unknown): Promise<OutOfReach | undefined> {
    this.cache.clear();
    let outOfReach = isOutOfReach(error) ? error : undefined;
    for (const task of tasks) {
      if (outOfReach) task.reject(outOfReach);
      else if (tasks.length === 1) task.reject(error);
      else outOfReach = await this.settle([task]);
    }
    return outOfReach;
  }

  private async decideAndAppend(
    commands: readonly CommandTask[],
    prepared: WorkingSet,
  ): Promise<Decision> {
    let toLookUp: readonly CommandTask[] = commands.filter((task) =>
      this.transactions.isKnown(task),
    );
    for (let round = 1; ; round++) {
      try {
        return await this.tryToAppend(commands, toLookUp, round === 1 ? prepared : undefined);
      } catch (error) {
        if (!isConflict(error)) throw error;
        if (round === MAX_ROUNDS) throw new TooManyConflicts();
        const isRetry = error instanceof DuplicateTransaction && toLookUp.length < commands.length;
        toLookUp = commands;
        if (isRetry) continue;
        this.cache.clear();
        await delay(Math.random() * 2 ** round * 5);
      }
    }
  }

  private async tryToAppend(
    commands: readonly CommandTask[],
    toLookUp: readonly CommandTask[],
    prepared: WorkingSet | undefined,
  ): Promise<Decision> {
    const decision = await this.log.transaction(async (transaction) => {
      const { at } = transaction;
      const workingSet = await this.cache.prepare(transaction, at, commands, prepared);
      const decided = await this.decide(transaction, commands, toLookUp, workingSet);
      if (decided.events.length > 0) await transaction.append(decided.events, decided.snapshots);
      return decided;
    });
    this.cache.advance(decision.position, decision.streams);
    this.transactions.remember(decision.events);
    return decision;
  }

  private async decide(
    transaction: AppendTransaction,
    commands: readonly CommandTask[],
    toLookUp: readonly CommandTask[],
    workingSet: WorkingSet,
  ): Promise<Decision> {
    const found = new RecordedTransactions();
    const lookedUp = new Set<CommandTask>();
    for (let next = toLookUp; ;) {
      await this.transactions.find(transaction, next, found);
      for (const task of next) lookedUp.add(task);
      const decision = decideBatch(this.registry, commands, workingSet, found, transaction.at);
      next = decision.unsure.filter((task) => !lookedUp.has(task));
      if (next.length === 0) return decision;
    }
  }
}

const isConflict = (error: unknown): boolean =>
  error instanceof VersionConflict || error instanceof DuplicateTransaction;

type OutOfReach = LogUnavailable | OutcomeUnknown;

const isOutOfReach = (error: unknown): error is OutOfReach =>
  error instanceof LogUnavailable || error instanceof OutcomeUnknown;

function settleRead(task: ReadTask, { streams, position }: WorkingSet): void {
  const stream = streams.get(task.streamIds[0])!;
  if (stream instanceof Error) task.reject(stream);
  else task.resolve({ state: stream.state, version: stream.version, logPosition: position });
}
