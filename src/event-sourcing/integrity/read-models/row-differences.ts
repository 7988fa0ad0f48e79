import { setImmediate as turn } from 'node:timers/promises';
import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { Row } from '../../log/stores/sql/transactions/transactions.js';
import type { Scratch } from '../scratch/scratch.js';

/** A row that is not what the log makes it. */
export interface RowDifference {
  readonly subject: string;
  /** The columns that differ, by the log; `nothing` where it makes no such row. */
  readonly expected: string;
  readonly found: string;
}

/** A row of one table (`of_…`) beside that of the other one that has its key (`in_…`), if there is one. */
type Pair = Row;

const PAGE = 5_000;
const LEAST_ROWID = -(2n ** 63n);
const GREATEST_ROWID = 2n ** 63n - 1n;
const NOTHING = 'nothing';

/** Compares two tables of the scratch database, row by row and column by column. */
export class RowDifferences {
  private readonly columns: readonly string[];
  private readonly key: readonly string[];

  constructor(
    private readonly scratch: Scratch,
    { columns, primaryKey }: TableDefinition,
    private readonly refolded: string,
    private readonly live: string,
  ) {
    this.columns = columns.map(({ name }) => name);
    this.key = primaryKey;
  }

  async *all(): AsyncGenerator<RowDifference> {
    const isOther = this.columns.map((name) => `o.${name} IS NOT i.${name}`).join(' OR ');
    const others = this.pairs(this.live, this.refolded, `${isOther} OR is_again`);
    for await (const pair of others) yield this.ofLive(pair);
    for await (const pair of this.pairs(this.refolded, this.live, 'i.rowid IS NULL'))
      yield { subject: this.subjectOf(pair), expected: this.told(pair, 'of'), found: NOTHING };
  }

  private async *pairs(one: string, other: string, where: string): AsyncGenerator<Pair> {
    const sameKey = (alias: string) =>
      this.key.map((name) => `${alias}.${name} = o.${name}`).join(' AND ');
    const isAgain = `EXISTS (SELECT 1 FROM ${one} a WHERE ${sameKey('a')} AND a.rowid < o.place)`;
    const columns = this.columns.map((name) => `o.${name} AS of_${name}, i.${name} AS in_${name}`);
    const selected = `${columns.join()}, i.rowid AS is_there, ${isAgain} AS is_again`;
    for (let after: unknown = LEAST_ROWID; after !== undefined; await turn()) {
      // Those that are the same are not fetched: where they end is asked for by itself.
      const [last] = await this.scratch.query(
        `SELECT rowid AS place FROM ${one} WHERE rowid > ? ORDER BY rowid LIMIT 1 OFFSET ${PAGE - 1}`,
        [after],
      );
      yield* await this.scratch.query(
        `SELECT ${selected} FROM (SELECT rowid AS place, * FROM ${one} WHERE rowid > ? AND rowid <= ?) o
         LEFT JOIN ${other} i ON ${sameKey('i')} WHERE ${where}`,
        [after, last?.place ?? GREATEST_ROWID],
      );
      after = last?.place;
    }
  }

  private ofLive(pair: Pair): RowDifference {
    const subject = this.subjectOf(pair);
    if (Number(pair.is_again) === 1)
      return { subject, expected: 'one', found: 'one more of that key' };
    if (pair.is_there === null) return { subject, expected: NOTHING, found: this.told(pair, 'of') };
    const others = this.columns.filter((name) => pair[`of_${name}`] !== pair[`in_${name}`]);
    return {
      subject,
      expected: this.told(pair, 'in', others),
      found: this.told(pair, 'of', others),
    };
  }

  private told(pair: Pair, side: 'of' | 'in', columns = this.besidesKey): string {
    return columns.map((name) => `${name} ${textOf(pair[`${side}_${name}`])}`).join(', ');
  }

  private get besidesKey(): readonly string[] {
    const others = this.columns.filter((name) => !this.key.includes(name));
    return others.length > 0 ? others : this.columns;
  }

  /** With its place in the log, where the table has that. */
  private subjectOf(pair: Pair): string {
    const place = this.columns.filter((name) => name === 'position');
    const named = [...new Set([...place, ...this.key])];
    return `row of ${named.map((name) => `${name} ${pair[`of_${name}`]}`).join(', ')}`;
  }
}

function textOf(value: Row[string] | Buffer | undefined): string {
  if (value === null || value === undefined) return 'null';
  return Buffer.isBuffer(value) ? `bytes ${value.toString('hex')}` : `"${value}"`;
}
