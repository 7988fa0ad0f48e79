import type { QueryRunner } from 'typeorm';
import type {
  Checkpoint,
  Lease,
} from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import {
  GroupCommit,
  type Advance,
} from '../../src/event-sourcing/consume/checkpoints/group-commit.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import type { TableDefinition } from '../../src/event-sourcing/log/stores/sql/dialects/dialect.js';
import { dialectOf } from '../../src/event-sourcing/log/stores/sql/dialects/dialects.js';
import type { SqlSession } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';
import { times } from './hammering.js';
import { openLog, type OpenLog } from './open-log.js';

export const START = { position: 0, delivered: 0 };
export const END = { position: 7, delivered: 5 };
const LONG_MS = 600_000;
const notes: TableDefinition = {
  name: 'notes',
  columns: [
    { name: 'name', type: 'key' },
    { name: 'n', type: 'bigint' },
  ],
  primaryKey: ['name'],
};
export const names = times(6, (n) => `consumer-${n}`);

export const except = (...left: string[]) => names.filter((name) => !left.includes(name));

export const note = (session: SqlSession, name: string) =>
  session.execute('INSERT INTO notes (name, n) VALUES (?, 1)', [name]);

/** Consumers that stand at the start, in no program: what they do at once is up to the test. */
export class GroupedConsumers {
  readonly store: SubscriptionStore;
  readonly leases = new Map<string, Lease>();
  private readonly commits: GroupCommit;

  private constructor(private readonly open: OpenLog) {
    this.store = new SubscriptionStore(open.transactions, dialectOf(open.writer));
    this.commits = new GroupCommit(open.transactions, this.store);
  }

  static async on(databaseUrl: string): Promise<GroupedConsumers> {
    const open = await openLog(databaseUrl);
    const consumers = new GroupedConsumers(open);
    const { store, leases } = consumers;
    for (const name of names) {
      await store.register(name);
      leases.set(name, (await store.leases.acquire(name, 'me', LONG_MS))!.lease);
    }
    for (const sql of dialectOf(open.writer).createTable('notes', notes))
      await open.transactions.run((session) => session.execute(sql));
    return consumers;
  }

  /** From the start to the end, with a row that must not be there before. */
  advance(name: string, more: Partial<Advance> = {}): Promise<void> {
    return this.commits.advance({
      ...{ lease: this.leases.get(name)!, from: START, to: END },
      write: async (session) => void (await note(session, name)),
      ...more,
    });
  }

  advanceAll(): Promise<void>[] {
    return names.map((name) => this.advance(name));
  }

  /** Whose checkpoint is at the end; each of them has its row, and nobody else. */
  async atEnd(): Promise<string[]> {
    const isAt = ({ position, delivered }: Checkpoint, { position: p, delivered: d }: Checkpoint) =>
      position === p && delivered === d;
    const all = await this.store.list();
    const atEnd = all.filter((each) => isAt(each, END)).map(({ name }) => name);
    expect(all.filter((each) => isAt(each, START))).toHaveLength(names.length - atEnd.length);
    const { reads } = this.open.transactions;
    const rows = await reads.query('SELECT name FROM notes ORDER BY name');
    expect(Array.from(rows, ({ name }) => name)).toEqual(atEnd);
    return atEnd;
  }

  /** Counts the transactions that the driver is asked to commit. */
  countCommits(): () => number {
    const { writer } = this.open;
    let commits = 0;
    // One for ever on SQLite.
    const counted = new Set<QueryRunner>();
    const create = writer.createQueryRunner.bind(writer);
    jest.spyOn(writer, 'createQueryRunner').mockImplementation((mode) => {
      const runner = create(mode);
      if (counted.has(runner)) return runner;
      counted.add(runner);
      const query = runner.query.bind(runner);
      runner.query = ((sql: string, ...rest: []) => {
        if (/\bCOMMIT\b/.test(sql)) commits++;
        return query(sql, ...rest);
      }) as typeof runner.query;
      return runner;
    });
    return () => commits;
  }

  close(): Promise<void> {
    return this.open.close();
  }
}
