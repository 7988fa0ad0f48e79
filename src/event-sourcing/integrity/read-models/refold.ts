import { ReadModelTable, versionedName } from '../../read-models/tables/read-model-table.js';
import { RowsAtHand } from '../../read-models/tables/rows-at-hand.js';
import type { ProjectionToFill } from '../../read-models/generations/generation-filler.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import { sqliteDialect } from '../../log/stores/sql/dialects/sqlite-dialect.js';
import type { Scratch } from '../scratch/scratch.js';

/** A read model made of the log once more, in the scratch database, up to the position of its live table. */
export class Refold {
  /** In the scratch database. */
  readonly name: string;
  private readonly rows = new RowsAtHand();
  private table: ReadModelTable;
  private position = 0;
  private error: string | undefined;

  constructor(
    private readonly projection: ProjectionToFill,
    private readonly upTo: number,
    private readonly scratch: Scratch,
  ) {
    this.name = `refolded_${versionedName(projection.table)}`;
    for (const statement of sqliteDialect.createTable(this.name, projection.table))
      scratch.defer(statement);
    this.table = this.next();
  }

  /** Why it can't be made of the log, if it can't. */
  get failure(): string | undefined {
    return this.error;
  }

  /** Whole commands, in the order of the log. @param position of the last event up to which they are. */
  async take(events: readonly RecordedEvent[], position: number): Promise<void> {
    if (this.error !== undefined || this.position >= this.upTo) return;
    const { types, handler } = this.projection;
    const page = events.filter(
      (recorded) => recorded.position <= this.upTo && types.has(recorded.event.type),
    );
    try {
      if (page.length > 0) await handler.handle(page, this.table);
    } catch (error) {
      this.fail(`positions ${this.position + 1} to ${position}: ${messageOf(error)}`);
      return;
    }
    this.position = position;
    if (this.table.isFull) await this.write();
  }

  /** An event can't be read: if it is one that counts, nothing that comes after it can be told. */
  skip(position: number, deliveredAs: string | undefined, why: string): void {
    const isNone = deliveredAs !== undefined && !this.projection.types.has(deliveredAs);
    if (!isNone && position <= this.upTo) this.fail(why);
  }

  async end(): Promise<void> {
    if (this.error === undefined) await this.write();
  }

  private fail(why: string): void {
    this.error ??= why;
  }

  private async write(): Promise<void> {
    try {
      await this.table.write(this.scratch);
    } catch (error) {
      this.fail(`the rows up to position ${this.position} can't be written: ${messageOf(error)}`);
      return;
    }
    this.rows.commit(this.position);
    this.table = this.next();
  }

  private next(): ReadModelTable {
    this.rows.begin(this.position);
    return new ReadModelTable(
      this.scratch,
      sqliteDialect,
      this.projection.table,
      this.name,
      this.rows,
    );
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
