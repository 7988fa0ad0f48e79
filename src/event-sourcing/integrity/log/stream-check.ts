import type { AggregateRegistry } from '../../decide/aggregate-registry.js';
import type { Snapshot } from '../../log/event-log.js';
import type { EventRegistry } from '../../log/event-registry.js';
import type { SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import type { ExactEvent, ExactRows } from './exact-rows.js';
import type { Findings } from '../report/findings.js';
import type { Progress } from './log-check.js';
import { SnapshotCursor } from './snapshot-cursor.js';
import { StreamFold } from './stream-fold.js';

const PAGE = 1_000;

/** The log by its streams: each folded from its first event, and compared with its snapshots on the way. */
export class StreamCheck {
  private readonly snapshots: SnapshotCursor;
  private fold: StreamFold | undefined;
  streams = 0;
  snapshotsCompared = 0;

  constructor(
    private readonly rows: ExactRows,
    private readonly reader: SqlReader,
    private readonly registry: EventRegistry,
    private readonly aggregates: AggregateRegistry,
    private readonly findings: Findings,
    /** Those above it are of commits that came meanwhile. */
    private readonly head: number,
  ) {
    this.snapshots = new SnapshotCursor(reader);
  }

  async run(progress: Progress): Promise<void> {
    let done = 0;
    for (let page = await this.nextPage(); page.length > 0; page = await this.nextPage()) {
      for (const { event } of page) {
        if (event.streamId !== this.fold?.streamId) await this.begin(event.streamId);
        await this.compareUpTo(event.version - 1);
        this.fold!.take(event);
      }
      done += page.length;
      progress(Math.min(done, this.head), this.head);
      // Only where ids that are not text have no order that can be gone by.
      if (done > this.head) break;
    }
    await this.begin(undefined);
  }

  /** First the rest of the stream at hand, then the streams after it: both are read by the unique key. */
  private async nextPage(): Promise<ExactEvent[]> {
    const { streamId = '', version = 0 } = this.fold ?? {};
    const rest = this.fold ? await this.rows.ofStream(streamId, version, this.head, PAGE) : [];
    return rest.length > 0 ? rest : this.rows.ofStreamsAfter(streamId, this.head, PAGE);
  }

  private async begin(streamId: string | undefined): Promise<void> {
    if (this.fold) await this.compareUpTo(Infinity);
    for (;;) {
      const next = await this.snapshots.peek();
      if (!next || (streamId !== undefined && !isBefore(next.streamId, streamId))) break;
      await this.mustBeRecorded(next);
      await this.snapshots.next();
    }
    if (streamId === undefined) return;
    this.streams += 1;
    this.fold = new StreamFold(streamId, this.aggregates, this.registry, this.findings);
  }

  /** Compares what snapshots there are of the stream up to a version: its last event's, or none. */
  private async compareUpTo(version: number): Promise<void> {
    const { streamId, snapshotVersion, version: reached } = this.fold!;
    for (;;) {
      const next = await this.snapshots.peek();
      if (next?.streamId !== streamId) return;
      if (next.schemaVersion === snapshotVersion) {
        if (next.version > version) return;
        if (next.version === reached) this.fold!.compare(next);
        else await this.mustBeRecorded(next);
        this.snapshotsCompared += 1;
      }
      await this.snapshots.next();
    }
  }

  /** A snapshot and its event commit as one, also while this is being checked. */
  private async mustBeRecorded({ streamId, version }: Snapshot): Promise<void> {
    const sql = 'SELECT position FROM events WHERE stream_id = ? AND version = ?';
    if ((await this.reader.query(sql, [streamId, version])).length > 0) return;
    this.findings.tell(`the snapshot of ${streamId} at version ${version} is after no event`);
  }
}

/** In the databases' order: by bytes. */
const isBefore = (one: string, other: string): boolean =>
  Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0;
