import type { AggregateRegistry } from '../decide/aggregate-registry.js';
import type { EventRegistry } from '../log/event-registry.js';
import type { ReadModelStore } from '../read-models/read-model-store.js';
import type { ProjectionSource } from '../read-models/projections/projection.js';
import type { Dialect } from '../log/stores/sql/dialects/dialect.js';
import type { Transactions } from '../log/stores/sql/transactions/transactions.js';
import { ChainCheck } from './seals/chain-check.js';
import type { Engine } from './engines/engine.js';
import { ExactRows } from './log/exact-rows.js';
import type { Findings } from './report/findings.js';
import { checkBounds, readBounds, type LogBounds } from './log/log-bounds.js';
import { LogCheck } from './log/log-check.js';
import { checkParked } from './parked-check.js';
import { Parts } from './report/parts.js';
import { Scratch } from './scratch/scratch.js';
import { SealCursor } from './seals/seal-cursor.js';
import type { SealStore } from './seals/seal-store.js';
import { StreamCheck } from './log/stream-check.js';
import { TableCheck } from './tables/table-check.js';
import type { TableKeys } from './tables/table-keys.js';

export interface VerificationOptions {
  /** Hashes that were kept elsewhere, in hexadecimal, by position. */
  readonly expected: ReadonlyMap<number, string>;
  /** The tables that migrations make. Without them, only what stands in the log is verified. */
  readonly tables?: readonly TableKeys[];
  /** Told which part of the work is being done, and how many events of how many it has come to. */
  readonly progress: (what: string, done: number, total: number) => void;
}

/** What was verified. */
export interface Verified {
  /** The log was verified up to here; what came meanwhile is left out. */
  readonly position: number;
  /** What stands after it has no seal yet; 0 if nothing has. */
  readonly sealedUpTo: number;
  /** Hash of the event there: stands for the log up to it. */
  readonly sealedHash: Buffer;
  readonly seals: number;
  readonly streams: number;
  readonly snapshots: number;
  /** What could not be checked of how the database stores its tables, and what to do about it. */
  readonly notChecked: readonly string[];
}

interface Run {
  readonly findings: Findings;
  readonly options: VerificationOptions;
  readonly scratch: Scratch;
  readonly bounds: LogBounds;
}

/** Whether the log, its seals and its snapshots are as the program has written them. */
export class Verification {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
    private readonly engine: Engine,
    private readonly registry: EventRegistry,
    private readonly aggregates: AggregateRegistry,
    private readonly seals: SealStore,
    private readonly models: ReadModelStore,
    private readonly source: ProjectionSource,
  ) {}

  /** Reads the log three times, some rows at a time, beside those that write to it. */
  async run(findings: Findings, options: VerificationOptions): Promise<Verified> {
    const scratch = new Scratch();
    try {
      const bounds = await this.transactions.snapshot((reader) =>
        readBounds(reader, this.dialect, findings),
      );
      checkBounds(bounds, findings);
      return await this.verify({ findings, options, scratch, bounds });
    } finally {
      scratch.close();
    }
  }

  private async verify(run: Run): Promise<Verified> {
    const { findings, bounds } = run;
    const tables = this.tableCheck(run);
    const names = await this.checkKeys(tables, run);
    const chain = await this.checkLog(run);
    const streams = await this.checkStreams(run);
    await this.partsOf(run).run('what policies have put aside', undefined, () =>
      checkParked(this.transactions.reads, findings),
    );
    return {
      position: bounds.head.position,
      sealedUpTo: bounds.sealed,
      sealedHash: chain.sealedHash,
      seals: chain.sealsCompared,
      streams: streams.streams,
      snapshots: streams.snapshotsCompared,
      notChecked: names.length > 0 ? await tables.storage(names) : [],
    };
  }

  private tableCheck(run: Run): TableCheck {
    const { transactions, engine, models } = this;
    const { scratch, findings } = run;
    return new TableCheck(transactions, engine, models, scratch, this.partsOf(run), findings);
  }

  private checkKeys(check: TableCheck, { options, bounds }: Run): Promise<string[]> {
    if (!options.tables) return Promise.resolve([]);
    const readModels = this.source.projections().map(({ table }) => table);
    return check.keys(options.tables, readModels, (table, rows) =>
      options.progress(`reading the keys of ${table}`, rows, Math.max(rows, bounds.head.position)),
    );
  }

  private async checkLog(run: Run): Promise<ChainCheck> {
    const { findings, options, bounds } = run;
    const { reads } = this.transactions;
    const cursor = new SealCursor(this.seals, reads, bounds.sealed, findings);
    const chain = new ChainCheck(cursor, bounds.sealed, findings, options.expected);
    const log = new LogCheck(this.rows, this.registry, chain, bounds, findings);
    await this.partsOf(run).run('the log', undefined, () =>
      log.run((done, total) => options.progress('reading the log', done, total)),
    );
    return chain;
  }

  private async checkStreams(run: Run): Promise<StreamCheck> {
    const { findings, options, bounds } = run;
    const check = new StreamCheck(
      this.rows,
      this.transactions.reads,
      this.registry,
      this.aggregates,
      findings,
      bounds.head.position,
    );
    await this.partsOf(run).run('the streams', undefined, () =>
      check.run((done, total) => options.progress('folding the streams', done, total)),
    );
    return check;
  }

  private get rows(): ExactRows {
    return new ExactRows(this.transactions.reads, this.dialect);
  }

  private partsOf({ findings }: Run): Parts {
    return new Parts(this.dialect, this.engine, findings);
  }
}
