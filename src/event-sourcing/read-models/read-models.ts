import { setTimeout as delay } from 'node:timers/promises';
import type { EventLogReader } from '../event-log.js';
import type { SubscriptionStore } from '../subscriptions/subscription-store.js';
import type { Fragment, TableDefinition } from '../typeorm/dialect.js';
import type { Row, Transactions } from '../typeorm/transactions.js';
import type { ReadModelStore } from './read-model-store.js';
import { PositionNotReached } from './read-models.errors.js';
import { physicalName } from './read-model-table.js';

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

/** Reads query tables, and waits for them where a reader wants to see its own writes. */
export class ReadModels {
  private readonly generations = new Map<string, number>();

  constructor(
    private readonly transactions: Transactions,
    private readonly store: ReadModelStore,
    private readonly subscriptions: SubscriptionStore,
    private readonly log: EventLogReader,
    private readonly options: { readonly longestReadWaitMs: number },
  ) {}

  /**
   * Reads from the live generation. `select` is given the name of the table and gives a SELECT of it;
   * `orderBy` names columns of the result.
   *
   * @throws {PositionNotReached} when `minPosition` is not reached in time.
   */
  async read(
    definition: TableDefinition,
    select: (table: string) => Fragment,
    orderBy: string,
    options: ReadOptions = {},
  ): Promise<ReadModelRows> {
    await this.waitFor(definition, options);
    let failure: unknown;
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const generation = await this.generation(definition.name);
      try {
        const found = await this.readGeneration(definition, generation, select, orderBy);
        if (found) return found;
        failure = new Error(`${definition.name} has no live generation.`);
      } catch (error) {
        failure = error;
      }
      // A rebuild has put another generation in its place.
      this.generations.delete(definition.name);
    }
    throw failure;
  }

  /**
   * Waits until a subscription has dealt with all of the log up to `position`.
   *
   * @throws {PositionNotReached} when it has not in time.
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
      [table, ...values, definition.name, generation],
    );
    if (rows.length === 0) return undefined;
    const position = Number(rows[0]!.read_position);
    return { position, rows: rows.filter(({ present }) => present !== null) };
  }

  private async waitFor(definition: TableDefinition, { minPosition, through }: ReadOptions) {
    if (minPosition === undefined) return;
    const deadline = this.deadline();
    let wanted = minPosition;
    if (through !== undefined) {
      await this.reached(() => Promise.resolve(through), wanted, deadline);
      wanted = (await this.log.head()).position;
    }
    const live = async () => physicalName(definition, await this.generation(definition.name));
    await this.reached(live, wanted, deadline);
  }

  private deadline(): number {
    return performance.now() + this.options.longestReadWaitMs;
  }

  private async reached(subscription: () => Promise<string>, wanted: number, deadline: number) {
    for (let wait = 5; ; wait = Math.min(100, wait * 2)) {
      const { position = 0 } = (await this.subscriptions.find(await subscription())) ?? {};
      if (position >= wanted) return;
      if (performance.now() + wait > deadline) throw new PositionNotReached(wanted, position);
      this.generations.clear();
      await delay(wait);
    }
  }

  private async generation(name: string): Promise<number> {
    const known = this.generations.get(name) ?? (await this.store.generation(name));
    if (known === undefined) throw new Error(`There is no read model ${name}.`);
    this.generations.set(name, known);
    return known;
  }
}
