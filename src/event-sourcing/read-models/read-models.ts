import { setTimeout as delay } from 'node:timers/promises';
import type { EventLogReader } from '../log/event-log.js';
import type { LocalStates } from '../consume/checkpoints/local-states.js';
import type { SubscriptionStore } from '../consume/checkpoints/subscription-store.js';
import type { Fragment, TableDefinition } from '../log/stores/sql/dialects/dialect.js';
import type { Row, Transactions } from '../log/stores/sql/transactions/transactions.js';
import type { ReadModelStore } from './read-model-store.js';
import { ConsumerStopped, PositionNotReached, ReadModelBeingBuilt } from './read-models.errors.js';
import { physicalName, versionedName } from './tables/read-model-table.js';

export interface ReadOptions {
  /** Wait until the read model reflects the log up to here. */
  readonly minPosition?: number;
  /** A saga whose events the read model is made of: it must have come up to `minPosition` first. */
  readonly through?: string;
}

export interface ReadModelRows {
  /** The rows reflect the log up to just this position. */
  readonly position: number;
  readonly rows: readonly Row[];
}

const MAX_TRIES = 5;
const TRY_FOR_MS = 1_000;

/** Reads query tables, and waits for them where a reader wants to see its own writes. */
export class ReadModels {
  private readonly generations = new Map<string, number>();

  constructor(
    private readonly transactions: Transactions,
    private readonly store: ReadModelStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly log: EventLogReader,
    private readonly states: LocalStates,
    private readonly options: { readonly longestReadWaitMs: number },
  ) {}

  /**
   * Reads from the live generation. `select` is given the name of the table and gives a SELECT of it;
   * `orderBy` names columns of the result.
   *
   * @throws {PositionNotReached} when `minPosition` is not reached in time.
   * @throws {ConsumerStopped} when it will not be.
   * @throws {ReadModelBeingBuilt} when there is nothing to read from in time.
   */
  async read(
    definition: TableDefinition,
    select: (table: string) => Fragment,
    orderBy: string,
    options: ReadOptions = {},
  ): Promise<ReadModelRows> {
    const deadline = this.deadline();
    await this.built(definition, deadline);
    await this.waitFor(definition, options, deadline);
    let failure: unknown;
    const until = performance.now() + TRY_FOR_MS;
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const generation = await this.generation(definition);
      try {
        const found = await this.readGeneration(definition, generation, select, orderBy);
        if (found) return found;
        failure = new Error(`Generation ${generation} of ${definition.name} is not live.`);
      } catch (error) {
        failure = error;
      }
      // A rebuild has put another generation in its place.
      this.generations.delete(versionedName(definition));
      // What took so long was the database's trouble, unless another table stands there now.
      if (performance.now() > until && !(await this.isReplaced(definition, generation))) break;
    }
    throw failure;
  }

  private isReplaced(definition: TableDefinition, generation: number): Promise<boolean> {
    return this.store.generation(definition).then(
      (live) => live !== undefined && live !== generation,
      () => false,
    );
  }

  /**
   * Waits until a subscription has dealt with all of the log up to `position`.
   *
   * @throws {PositionNotReached} when it has not in time.
   * @throws {ConsumerStopped} when it will not.
   */
  followed(subscription: string, position: number): Promise<void> {
    return this.reached(() => Promise.resolve(subscription), position, this.deadline());
  }

  private async readGeneration(
    definition: TableDefinition,
    generation: number,
    select: (table: string) => Fragment,
    orderBy: string,
  ): Promise<ReadModelRows | undefined> {
    const table = physicalName(definition, generation);
    const { sql, values } = select(table);
    // One statement, so that the rows and the position they reflect come from one snapshot.
    const rows = await this.transactions.reads.query(
      `SELECT s.position AS read_position, r.* FROM read_models m
       JOIN subscriptions s ON s.name = ?
       LEFT JOIN (SELECT 1 AS present, q.* FROM (${sql}) q) r ON 1 = 1
       WHERE m.name = ? AND m.generation = ? ORDER BY ${orderBy}`,
      [table, ...values, versionedName(definition), generation],
    );
    if (rows.length === 0) return undefined;
    const position = Number(rows[0]!.read_position);
    return { position, rows: rows.filter(({ present }) => present !== null) };
  }

  /** Waits for a read model that is being built: one of few events is there in a moment. */
  private async built(definition: TableDefinition, deadline: number): Promise<void> {
    for (let wait = 5; ; wait = Math.min(250, wait * 2)) {
      try {
        await this.generation(definition);
        return;
      } catch (error) {
        if (!(error instanceof ReadModelBeingBuilt)) throw error;
        if (performance.now() + wait > deadline) throw error;
      }
      await delay(wait);
    }
  }

  private async waitFor(
    definition: TableDefinition,
    { minPosition, through }: ReadOptions,
    deadline: number,
  ) {
    if (minPosition === undefined) return;
    let wanted = minPosition;
    if (through !== undefined) {
      await this.reached(() => Promise.resolve(through), wanted, deadline);
      wanted = (await this.log.head()).position;
    }
    const live = async () => physicalName(definition, await this.generation(definition));
    await this.reached(live, wanted, deadline);
  }

  private deadline(): number {
    return performance.now() + this.options.longestReadWaitMs;
  }

  private async reached(subscription: () => Promise<string>, wanted: number, deadline: number) {
    for (let wait = 5; ; wait = Math.min(100, wait * 2)) {
      const name = await subscription();
      const position = await this.subscriptions.reached(name);
      if (position >= wanted) return;
      if (performance.now() + wait > deadline) throw await this.notReached(name, wanted, position);
      this.generations.clear();
      await delay(wait);
    }
  }

  /** Asked at the end only: one that was stopped, and is run again, needs a moment to say so. */
  private async notReached(name: string, wanted: number, position: number): Promise<Error> {
    const status = await this.subscriptions.find(name);
    const state = status && (this.states.of(status)?.state ?? status.state);
    if (state === 'stopped') return new ConsumerStopped(name, position);
    return new PositionNotReached(wanted, position, status?.owner !== null);
  }

  /** @throws {ReadModelBeingBuilt} */
  private async generation(definition: TableDefinition): Promise<number> {
    const name = versionedName(definition);
    const known = this.generations.get(name) ?? (await this.store.generation(definition));
    if (known === undefined) throw await this.store.beingBuilt(this.transactions.reads, definition);
    this.generations.set(name, known);
    return known;
  }
}
