import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { Aggregate, DomainCommand, DomainEvent } from '../aggregate.js';
import type { CommandContext } from '../command-context.js';
import {
  DuplicateTransaction,
  JournalClosed,
  JournalFull,
  LogUnavailable,
  OutcomeUnknown,
  TooManyConflicts,
  VersionConflict,
} from '../event-log.errors.js';
import type { EventLog } from '../event-log.js';
import type { EventRegistry } from '../event-registry.js';
import { decideBatch, type Decision } from './decide-batch.js';
import { StreamCache, type WorkingSet } from './stream-cache.js';
import type { CommandTask, Committed, Read, ReadTask, Task } from './tasks.js';

export interface JournalOptions {
  /** Commands and reads that may wait; one more is refused with `JournalFull`. */
  readonly maxWaiting: number;
  /** Commands and reads that one commit may settle. */
  readonly maxBatch: number;
  /** Streams whose state is kept in memory. */
  readonly maxStreams: number;
  /** Told of each commit. */
  readonly onCommit?: (commit: Commit) => void;
  /** Told of each command when its caller is: of its type, and what was done or why not. */
  readonly onSettled?: (commandType: string, outcome: Committed | Error) => void;
}

export interface Commit {
  readonly commands: number;
  readonly events: number;
  readonly milliseconds: number;
  /** Of the last event that was committed. */
  readonly position: number;
}

export const defaultJournalOptions: JournalOptions = {
  maxWaiting: 10_000,
  maxBatch: 1_000,
  maxStreams: 100_000,
};

const MAX_ROUNDS = 5;

/**
 * Decides commands and appends their events, many commands a commit: what arrives while one commit is
 * under way becomes the next batch. A caller is answered, also with a refusal, when the state that the
 * answer rests on is on disk.
 */
export class Journal {
  private waiting: Task[] = [];
  private working: Promise<void> | undefined;
  private closed = false;
  private readonly cache: StreamCache;

  constructor(
    private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly options: JournalOptions = defaultJournalOptions,
  ) {
    this.cache = new StreamCache(registry, options.maxStreams);
  }

  /** @throws {DomainError} for a refusal, {EventLogError} where the log or the journal can't take it. */
  execute<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    command: Command,
    { metadata, fromFollower }: CommandContext = { metadata: {} },
  ): Promise<Committed> {
    const committed = new Promise<Committed>((resolve, reject) => {
      const streamIds = aggregate.streams(command);
      const task = { aggregate, command, streamIds, metadata, resolve, reject };
      this.enqueue({ kind: 'command', ...task }, fromFollower);
    });
    const { onSettled } = this.options;
    if (!onSettled) return committed;
    const tell = (outcome: Committed | Error) => listened(() => onSettled(command.type, outcome));
    committed.then(tell, tell);
    return committed;
  }

  /** A stream's state that shows every acknowledged command, of every instance. */
  read<Command extends DomainCommand, Event extends DomainEvent, State>(
    aggregate: Aggregate<Command, Event, State>,
    streamId: string,
  ): Promise<Read<State>> {
    return new Promise<Read<unknown>>((resolve, reject) => {
      this.enqueue({ kind: 'read', aggregate, streamIds: [streamId], resolve, reject });
    }) as Promise<Read<State>>;
  }

  /** Commands and reads that wait for their batch. */
  get queueLength(): number {
    return this.waiting.length;
  }

  /** Takes nothing more, and settles what is waiting. */
  async close(): Promise<void> {
    this.closed = true;
    await this.working;
  }

  private enqueue(task: Task, evenIfFull = false): void {
    if (this.closed) throw new JournalClosed();
    if (this.waiting.length >= this.options.maxWaiting && !evenIfFull) throw new JournalFull();
    this.waiting.push(task);
    this.working ??= this.work();
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      // With a synchronous driver no other request would get a chance to join the batch.
      await turn();
      await this.settle(this.waiting.splice(0, this.options.maxBatch));
    }
    this.working = undefined;
  }

  /** Answers with why the log is out of reach, if it turned out to be. */
  private async settle(batch: readonly Task[]): Promise<OutOfReach | undefined> {
    let workingSet: WorkingSet;
    try {
      workingSet = await this.cache.prepare(this.log, await this.log.head(), batch);
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
    const { events, position } = decision;
    const commit = { commands: commands.length, events: events.length, milliseconds, position };
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
    for (let round = 1; ; round++) {
      try {
        return await this.tryToAppend(commands, round === 1 ? prepared : undefined);
      } catch (error) {
        if (!(error instanceof VersionConflict || error instanceof DuplicateTransaction))
          throw error;
        if (round === MAX_ROUNDS) throw new TooManyConflicts();
        this.cache.clear();
        await delay(Math.random() * 2 ** round * 5);
      }
    }
  }

  private async tryToAppend(
    commands: readonly CommandTask[],
    prepared: WorkingSet | undefined,
  ): Promise<Decision> {
    const decision = await this.log.transaction(async (transaction) => {
      const { at } = transaction;
      const workingSet = await this.cache.prepare(transaction, at, commands, prepared);
      const decided = decideBatch(this.registry, commands, workingSet, at);
      if (decided.events.length > 0) await transaction.append(decided.events, decided.snapshots);
      return decided;
    });
    this.cache.advance(decision.position, decision.streams);
    return decision;
  }
}

type OutOfReach = LogUnavailable | OutcomeUnknown;

const isOutOfReach = (error: unknown): error is OutOfReach =>
  error instanceof LogUnavailable || error instanceof OutcomeUnknown;

/** A listener that throws must not stop the loop. */
function listened(listen: () => void): void {
  try {
    listen();
  } catch (error) {
    process.emitWarning(error as Error);
  }
}

function settleRead(task: ReadTask, { streams, position }: WorkingSet): void {
  const stream = streams.get(task.streamIds[0])!;
  if (stream instanceof Error) task.reject(stream);
  else task.resolve({ state: stream.state, version: stream.version, logPosition: position });
}
