import { LogUnavailable, OutcomeUnknown } from '../../../log/event-log.errors.js';
import type { EventLog } from '../../../log/event-log.js';
import type { EventRegistry } from '../../../log/event-registry.js';
import type { CommittedEvent } from '../../../log/recorded-event.js';
import { BatchAppender, type Batch, type Joining } from '../append/batch-appender.js';
import type { Deadlines } from '../queue/deadlines.js';
import type { Decision } from '../decide/decide-batch.js';
import { listened } from './listened.js';
import { Passage } from '../append/passage.js';
import { StreamCache, type WorkingSet } from '../load/stream-cache.js';
import {
  hasReads,
  reject,
  resolve,
  type CommandTask,
  type ReadTask,
  type Task,
} from '../queue/tasks.js';

export interface Commit {
  readonly commands: number;
  readonly events: readonly CommittedEvent[];
  readonly milliseconds: number;
}

export interface BatchSettlerOptions {
  readonly maxStreams: number;
  readonly onCommit?: (commit: Commit) => void;
  readonly onTrouble?: (error: OutOfReach) => void;
}

/** Settles batches of commands and reads, each with one commit. */
export class BatchSettler {
  private readonly cache: StreamCache;
  private readonly underWay = new Set<readonly Task[]>();
  private readonly appender: BatchAppender;

  constructor(
    private readonly log: EventLog,
    registry: EventRegistry,
    private readonly deadlines: Deadlines,
    private readonly options: BatchSettlerOptions,
  ) {
    this.cache = new StreamCache(registry, options.maxStreams);
    this.appender = new BatchAppender(log, registry, this.cache, deadlines);
  }

  /**
   * Sets out to answer every task of it.
   *
   * @param before the passage of the batch before. It may be committing yet if this one has no reads.
   */
  settle(batch: readonly Task[], before: Passage, join: Joining): Passage {
    const passage = new Passage();
    before.isFollowedBy(passage);
    const commands: CommandTask[] = [];
    const tasks = [batch, commands];
    for (const each of tasks) this.underWay.add(each);
    void this.settleBatch(batch, { commands, passage, before, join }).finally(() => {
      for (const each of tasks) this.underWay.delete(each);
      passage.end();
    });
    return passage;
  }

  /** Answers those under way that have waited for too long: commands may be carried out yet. */
  expire(): void {
    for (const tasks of this.underWay)
      for (const task of tasks)
        if (this.deadlines.isOver(task))
          reject(task, task.kind === 'read' ? new LogUnavailable() : new OutcomeUnknown());
  }

  /** Returns why the log is out of reach, if it turned out to be. */
  private async settleBatch(
    tasks: readonly Task[],
    batch: Batch = { commands: [], passage: new Passage(), before: Passage.ended() },
  ): Promise<OutOfReach | undefined> {
    let workingSet: WorkingSet | undefined;
    try {
      workingSet = await this.readFor(tasks);
    } catch (error) {
      return this.isolate(tasks, error);
    }
    for (const task of tasks) {
      if (task.kind === 'command') batch.commands.push(task);
      else settleRead(task, workingSet!);
    }
    return batch.commands.length > 0 ? this.commit(batch, workingSet) : undefined;
  }

  /** Loads what the reads ask for, with all that other instances have committed. Commands load theirs under the log's lock. */
  private async readFor(tasks: readonly Task[]): Promise<WorkingSet | undefined> {
    if (!hasReads(tasks)) return undefined;
    return this.cache.prepare(this.log, await this.log.head(), tasks);
  }

  private async commit(
    batch: Batch,
    workingSet: WorkingSet | undefined,
  ): Promise<OutOfReach | undefined> {
    const { commands, passage } = batch;
    const started = performance.now();
    const prefetch = workingSet ? undefined : this.cache.prefetch(this.log, commands);
    let decision: Decision;
    try {
      decision = await this.appender.append(batch, { workingSet, prefetch });
    } catch (error) {
      // One by one, they do not look after the batch before.
      await batch.before.settled;
      return this.isolate(commands, error);
    } finally {
      this.cache.drop(prefetch);
    }
    const milliseconds = performance.now() - started;
    // Lets the next batch reach the database before the answers are written, so that it need not wait for them.
    await passage.nextIsCommitting();
    for (const [task, outcome] of decision.outcomes) {
      if ('error' in outcome) reject(task, outcome.error);
      else resolve(task, outcome.committed);
    }
    const commit = { commands: passage.size, events: decision.events, milliseconds };
    listened(() => this.options.onCommit?.(commit));
    return undefined;
  }

  /**
   * What fails as a batch is tried one by one, so that only the task at fault fails; once the log is out
   * of reach, none of the rest is tried.
   */
  private async isolate(tasks: readonly Task[], error: unknown): Promise<OutOfReach | undefined> {
    this.cache.clear();
    let outOfReach = isOutOfReach(error) ? error : undefined;
    const known = outOfReach;
    if (known) listened(() => this.options.onTrouble?.(known));
    for (const task of tasks) {
      if (outOfReach) reject(task, outOfReach);
      else if (tasks.length === 1) reject(task, error);
      else outOfReach = await this.settleBatch([task]);
    }
    return outOfReach;
  }
}

type OutOfReach = LogUnavailable | OutcomeUnknown;

const isOutOfReach = (error: unknown): error is OutOfReach =>
  error instanceof LogUnavailable || error instanceof OutcomeUnknown;

function settleRead(task: ReadTask, { streams, position }: WorkingSet): void {
  const stream = streams.get(task.streamIds[0])!;
  if (stream instanceof Error) reject(task, stream);
  else resolve(task, { state: stream.state, version: stream.version, logPosition: position });
}
