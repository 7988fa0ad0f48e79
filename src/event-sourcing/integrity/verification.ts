import type { AggregateRegistry } from '../aggregate-registry.js';
import type { EventRegistry } from '../event-registry.js';
import type { Dialect } from '../typeorm/dialect.js';
import type { Transactions } from '../typeorm/transactions.js';
import { ChainCheck } from './chain-check.js';
import { ExactRows } from './exact-rows.js';
import { Findings } from './findings.js';
import { checkBounds, readBounds } from './log-bounds.js';
import { LogCheck, type Progress } from './log-check.js';
import { SealCursor } from './seal-cursor.js';
import type { SealStore } from './seal-store.js';
import { StreamCheck } from './stream-check.js';

export interface VerificationOptions {
  /** Hashes that were kept elsewhere, in hexadecimal, by position. */
  readonly expected: ReadonlyMap<number, string>;
  /** Told which part of the work is being done, and how many events of how many it has come to. */
  readonly progress: (what: string, done: number, total: number) => void;
}

/** What was verified. */
export interface Verified {
  /** The log was verified up to here; what came meanwhile is left out. */
  readonly position: number;
  /** What stands after it has no seal yet; 0 if nothing has. */
  readonly sealedUpTo: number;
  /** Of the event there: stands for the log up to it. */
  readonly sealedHash: Buffer;
  readonly seals: number;
  readonly streams: number;
  readonly snapshots: number;
}

/** Whether the log, its seals and its snapshots are as the program has written them. */
export class Verification {
  constructor(
    private readonly transactions: Transactions,
    private readonly dialect: Dialect,
    private readonly registry: EventRegistry,
    private readonly aggregates: AggregateRegistry,
    private readonly seals: SealStore,
  ) {}

  /** Reads the log twice, page by page, beside those that write to it. */
  async run(findings: Findings, options: VerificationOptions): Promise<Verified> {
    const { reads } = this.transactions;
    const part =
      (what: string): Progress =>
      (done, total) =>
        options.progress(what, done, total);
    const bounds = await this.transactions.snapshot((reader) =>
      readBounds(reader, this.dialect, findings),
    );
    checkBounds(bounds, findings);
    const { sealed: sealedUpTo, head } = bounds;
    const cursor = new SealCursor(this.seals, reads, sealedUpTo, findings);
    const chain = new ChainCheck(cursor, sealedUpTo, findings, options.expected);
    const rows = new ExactRows(reads, this.dialect);
    await new LogCheck(rows, this.registry, chain, bounds, findings).run(part('reading the log'));
    const streams = new StreamCheck(
      rows,
      reads,
      this.registry,
      this.aggregates,
      findings,
      head.position,
    );
    await streams.run(part('folding the streams'));
    return {
      position: head.position,
      sealedUpTo,
      sealedHash: chain.sealedHash,
      seals: chain.sealsCompared,
      streams: streams.streams,
      snapshots: streams.snapshotsCompared,
    };
  }
}
