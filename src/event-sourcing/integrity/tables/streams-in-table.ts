import type { Findings } from '../findings.js';
import type { Scratch } from '../scratch/scratch.js';
import { keysIn } from './doubled-rows.js';

const READ = 'read_by_stream';
const MOST_TOLD = 50;

/** Whether reads of a stream, which go by an index, find all that the table has of it. */
export class StreamsInTable {
  private counts: [streamId: string, events: number][] = [];

  constructor(
    private readonly scratch: Scratch,
    private readonly head: number,
  ) {
    scratch.createTable(READ, [
      { name: 'stream_id', type: 'text' },
      { name: 'events', type: 'bigint' },
    ]);
  }

  /** So many events were read of a stream. */
  read(streamId: string, events: number): void {
    this.counts.push([streamId, events]);
    if (this.counts.length === 1_000) this.keep();
  }

  async compare(findings: Findings): Promise<void> {
    this.keep();
    const others = await this.scratch.query(
      `SELECT t.stream_id, t.events, COALESCE(r.events, 0) AS found, t.last FROM
         (SELECT stream_id, COUNT(*) AS events, MAX(position) AS last FROM ${keysIn('events')}
          WHERE position BETWEEN 1 AND ? GROUP BY stream_id) t
       LEFT JOIN (SELECT stream_id, SUM(events) AS events FROM ${READ} GROUP BY stream_id) r
         ON r.stream_id = t.stream_id
       WHERE COALESCE(r.events, 0) <> t.events LIMIT ${MOST_TOLD}`,
      [this.head],
    );
    for (const { stream_id, events, found, last } of others)
      findings.tell(
        `stream ${stream_id}: the table has ${events} events of it, up to position ${last}, but who reads the stream finds ${found}`,
      );
  }

  private keep(): void {
    this.scratch.insert(READ, this.counts);
    this.counts = [];
  }
}
