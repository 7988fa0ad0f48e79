import type { Row, SqlReader } from '../../log/stores/sql/transactions/transactions.js';
import type { Findings } from '../report/findings.js';
import { BrokenSeal, toSeal, type SealStore } from './seal-store.js';
import { PREFIX_BYTES, type Seal } from './seal.js';

/** Few, since a seal may have the hashes of many events. */
const PAGE = 50;

/** The seals in their order, some at a time. One that does not go on where the last one ended is told. */
export class SealCursor {
  private rows: Row[] = [];
  private read = -Infinity;
  private end = 0;

  /** @param upTo the last seal's last position: those that come meanwhile are left out. */
  constructor(
    private readonly store: SealStore,
    private readonly reader: SqlReader,
    private readonly upTo: number,
    private readonly findings: Findings,
  ) {}

  async next(): Promise<Seal | undefined> {
    for (;;) {
      const row = await this.nextRow();
      if (!row) return undefined;
      const first = Number(row.first_position);
      const last = Number(row.last_position);
      const name = `the seal of positions ${first} to ${last}`;
      if (first > this.end + 1)
        this.findings.tell(`positions ${this.end + 1} to ${first - 1} have no seal`, this.end + 1);
      if (first <= this.end || last < first) {
        this.findings.tell(`${name} does not follow the one that ends at ${this.end}`, first);
        continue;
      }
      this.end = last;
      const seal = this.readable(name, row);
      if (seal) return seal;
    }
  }

  private async nextRow(): Promise<Row | undefined> {
    if (this.rows.length === 0 && this.read < this.upTo) {
      // Below any integer that a column can have.
      const after = Math.max(this.read, -Number.MAX_SAFE_INTEGER);
      this.rows = Array.from(await this.store.rowsAfter(this.reader, after, PAGE));
      this.read = Number(this.rows.at(-1)?.last_position ?? Infinity);
    }
    const row = this.rows.shift();
    return row && Number(row.last_position) <= this.upTo ? row : undefined;
  }

  private readable(name: string, row: Row): Seal | undefined {
    try {
      const seal = toSeal(row);
      const [found, expected] = [seal.prefixes.length, (seal.last - seal.first + 1) * PREFIX_BYTES];
      if (found === expected) return seal;
      this.findings.tell(`${name} has ${found} bytes of hashes, not ${expected}`, seal.first);
    } catch (error) {
      if (!(error instanceof BrokenSeal)) throw error;
      this.findings.tell(`${name} can't be read: ${error.message}`, Number(row.first_position));
    }
    return undefined;
  }
}
