import { setImmediate as turn } from 'node:timers/promises';
import type { Aggregate, DomainCommand } from '../aggregate.js';
import type { DomainEvent } from '../../log/domain-event.js';
import type { CommandContext } from '../command-context.js';
import { DomainError } from '../domain-error.js';
import { JournalClosed, TimedOut, type EventLogError } from '../../log/event-log.errors.js';
import type { EventLog } from '../../log/event-log.js';
import type { EventRegistry } from '../../log/event-registry.js';
import { GroupRefused } from '../group-refused.js';
import { freezeWatch } from '../../log/liveness/freeze-watch.js';
import type { Joining } from './append/batch-appender.js';
import { BatchSettler, type Commit } from './settle/batch-settler.js';
import { Deadlines } from './queue/deadlines.js';
import { listened } from './settle/listened.js';
import { Passage } from './append/passage.js';
import { TaskQueue } from './queue/task-queue.js';
import {
  commandTask,
  hasReads,
  type Committed,
  type Outcome,
  type Read,
  type Task,
} from './queue/tasks.js';

export type { Commit } from './settle/batch-settler.js';

export interface JournalOptions {
  /** Commands and reads that may wait; what would be more is refused with `JournalFull`. */
  readonly maxWaiting: number;
  /** Commands and reads that one commit may settle; commands that belong together, however many, have one. */
  readonly maxBatch: number;
  /** Streams whose state is kept in memory. */
  readonly maxStreams: number;
  /** Milliseconds within which a command or read is answered. One that has waited for as long is not begun. */
  readonly answerWithinMs: number;
  /** Told of each commit. */
  readonly onCommit?: (commit: Commit) => void;
  /** Told when a batch could not be settled for a reason that lies with the log. */
  readonly onTrouble?: (error: EventLogError) => void;
  /** Told of each command when its caller is: of its type, and what was done or why not. */
  readonly onSettled?: (commandType: string, outcome: Committed | Error) => void;
}

/** How late an answer may be. */
const EXPIRE_EVERY_MS = 100;
/** Commands of a batch that is not worth a division. */
const SMALL_BATCH = 32;

export const defaultJournalOptions: JournalOptions = {
  maxWaiting: 10_000,
  maxBatch: 1_000,
  maxStreams: 50_000,
  answerWithinMs: 10_000,
};

/**
 * Decides commands and appends their events, many commands a commit: what arrives while one commit is
 * under way becomes the next batch. A caller is answered, also with a refusal, when the state that the
 * answer rests on is on disk.
 *
 * A batch goes through five stages, each a folder beside this file; a stage knows only those before it:
 *
 * 1. `queue`: commands and reads wait, within bounds (`TaskQueue`), until their deadlines (`Deadlines`).
 * 2. `load`: the streams of the batch are read, from memory where they are there (`StreamCache`), else while the log's
 *    lock is waited for (`Prefetch`), and the retries among its commands are looked up (`TransactionLookup`).
 * 3. `decide`: one command after another, each on the state that those before it leave (`decideBatch`, `Staged`).
 * 4. `append`: under the log's lock, events and snapshots are written and committed (`BatchAppender`); a `Passage` tells the
 *    batches before and after how far this one is.
 * 5. `settle`: every caller is answered, whatever became of the batch (`BatchSettler`).
 */
export class Journal {
  private readonly queue: TaskQueue;
  private working: Promise<void> | undefined;
  private arrival = Promise.withResolvers<void>();
  private closed = false;
  private readonly deadlines: Deadlines;
  private readonly settler: BatchSettler;

  constructor(
    log: EventLog,
    registry: EventRegistry,
    private readonly options: JournalOptions = defaultJournalOptions,
  ) {
    this.queue = new TaskQueue(options.maxWaiting);
    this.deadlines = new Deadlines(options.answerWithinMs);
    this.settler = new BatchSettler(log, registry, this.deadlines, options);
  }

  /** @throws {DomainError} for a refusal, {EventLogError} where the log or the journal can't take it. */
  execute<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    command: Command,
    { metadata, fromConsumer }: CommandContext = { metadata: {} },
  ): Promise<Committed> {
    const committed = new Promise<Committed>((resolve, reject) => {
      const settled = { resolve: ([done]: readonly Committed[]) => resolve(done!), reject };
      const task = commandTask(aggregate, [command], metadata, arrivalTime(), settled);
      this.enqueue([task], fromConsumer);
    });
    if (this.options.onSettled)
      committed.then(
        (done) => this.tell(command, { committed: done }),
        (error: unknown) => this.tell(command, { error }),
      );
    return committed;
  }

  /**
   * Carries out each of many commands for itself, in their order, and answers in it.
   *
   * @throws {EventLogError} where the journal can't take all of them; then it has taken none.
   */
  async executeEach<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    commands: readonly Command[],
    { metadata, fromConsumer }: CommandContext = { metadata: {} },
  ): Promise<readonly Outcome[]> {
    try {
      const outcomes = await new Promise<Outcome[]>((resolve) => {
        const settle = collect(commands.length, resolve);
        const arrivedAt = arrivalTime();
        const tasks = commands.map((command, index) =>
          commandTask(aggregate, [command], metadata, arrivedAt, {
            resolve: ([committed]) => settle(index, { committed: committed! }),
            reject: (error) => settle(index, { error }),
          }),
        );
        this.enqueue(tasks, fromConsumer);
      });
      commands.forEach((command, index) => this.tell(command, outcomes[index]!));
      return outcomes;
    } catch (error) {
      for (const command of commands) this.tell(command, { error });
      throw error;
    }
  }

  /**
   * Carries out all of many commands in one commit, in their order, or none. Readers of the log find
   * all of their events or none, too.
   *
   * @throws {GroupRefused} that names the one that is refused. @throws {EventLogError}
   */
  async executeAll<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    commands: readonly Command[],
    { metadata, fromConsumer }: CommandContext = { metadata: {} },
  ): Promise<readonly Committed[]> {
    if (commands.length === 0) return [];
    try {
      const all = await new Promise<readonly Committed[]>((resolve, reject) => {
        const settled = { resolve, reject };
        const task = commandTask(aggregate, commands, metadata, arrivalTime(), settled);
        this.enqueue([task], fromConsumer);
      });
      commands.forEach((command, index) => this.tell(command, { committed: all[index]! }));
      return all;
    } catch (thrown) {
      const refused = asGroupRefused(thrown);
      commands.forEach((command, index) => {
        const error = refused?.index === index ? refused.refusal : (refused ?? thrown);
        this.tell(command, { error });
      });
      throw refused ?? thrown;
    }
  }

  /** A stream's state that shows every acknowledged command, of every instance. */
  read<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    streamId: string,
  ): Promise<Read<State>> {
    return new Promise<Read<unknown>>((resolve, reject) => {
      const settled = { resolve, reject };
      const arrivedAt = arrivalTime();
      this.enqueue([
        { kind: 'read', aggregate, streamIds: [streamId], settled, arrivedAt, isAnswered: false },
      ]);
    }) as Promise<Read<State>>;
  }

  /** Commands and reads that wait for their batch. */
  get queueLength(): number {
    return this.queue.length;
  }

  /** Takes nothing more, and settles what is waiting. */
  async close(): Promise<void> {
    this.closed = true;
    await this.working;
  }

  private enqueue(tasks: readonly Task[], evenIfFull = false): void {
    if (this.closed) throw new JournalClosed();
    // After a freeze.
    if (tasks.some((task) => this.deadlines.isOver(task))) throw new TimedOut();
    this.queue.add(tasks, evenIfFull);
    this.arrival.resolve();
    this.working ??= this.work();
  }

  /**
   * A batch of commands waits for the log's lock while the one before commits; reads wait for its end.
   *
   *     one batch    lock, decide, commit ........... answers
   *     the next           wait for the lock, read ..... lock, decide, commit ........... answers
   */
  private async work(): Promise<void> {
    let before = Passage.ended();
    const expiring = setInterval(() => this.expire(), EXPIRE_EVERY_MS);
    while (this.queue.length > 0) {
      // With a synchronous driver no other request would get a chance to join the batch.
      await turn();
      const batch = this.queue.take(this.room(before, 0));
      if (hasReads(batch)) await before.settled;
      before = this.settler.settle(batch, before, this.join(before));
      await before.committing;
      if (this.queue.length === 0) await this.somethingNewOr(before.settled);
    }
    clearInterval(expiring);
    this.working = undefined;
  }

  private expire(): void {
    this.queue.expire(this.deadlines);
    this.settler.expire();
  }

  private join(before: Passage): Joining {
    return (size, mayJoin) => this.queue.takeCommands(this.room(before, size) - size, mayJoin);
  }

  /** Half of what is under way, so that the requests of one half are dealt with while the other is committed. */
  private room(before: Passage, size: number): number {
    const half = Math.ceil((before.size + size + this.queue.length) / 2);
    return Math.min(this.options.maxBatch, Math.max(SMALL_BATCH, half));
  }

  private somethingNewOr(settled: Promise<void>): Promise<void> {
    this.arrival = Promise.withResolvers();
    return Promise.race([settled, this.arrival.promise]);
  }

  private tell({ type }: DomainCommand, outcome: Outcome): void {
    const { onSettled } = this.options;
    if (!onSettled) return;
    const told = 'committed' in outcome ? outcome.committed : (outcome.error as Error);
    listened(() => onSettled(type, told));
  }
}

const arrivalTime = () => freezeWatch().arrivalTime();

/** A command that is alone in its group is refused as any other. */
function asGroupRefused(error: unknown): GroupRefused | undefined {
  if (!(error instanceof DomainError)) return undefined;
  return error instanceof GroupRefused ? error : new GroupRefused(0, error);
}

/** Gives the outcomes of as many commands on when it has them all, in the order of the commands. */
function collect(commands: number, done: (outcomes: Outcome[]) => void) {
  const outcomes = Array.from<Outcome>({ length: commands });
  let missing = commands;
  if (missing === 0) done(outcomes);
  return (index: number, outcome: Outcome): void => {
    outcomes[index] = outcome;
    if (--missing === 0) done(outcomes);
  };
}
