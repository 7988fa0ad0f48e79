import { setImmediate as turn } from 'node:timers/promises';
import {
  CommitInDoubt,
  type SqlSession,
  type Transactions,
} from '../../log/stores/sql/transactions/transactions.js';
import type { Step } from '../subscriptions/checkpoint.js';
import type { SubscriptionStore } from './subscription-store.js';

/** A checkpoint to be moved, with what is committed together with it. */
export interface Advance extends Step {
  /** Writes what no other consumer reads or writes; is run again after a failure. */
  readonly write?: (session: SqlSession) => Promise<void>;
  /** About how many rows that is. */
  readonly rows?: number;
}

interface Waiting {
  readonly advance: Advance;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** What writes more gains nothing by a common commit, and would hold up the others. */
const MOST_ROWS = 1_000;

/**
 * Moves the checkpoints of a process's consumers with as few commits as can be: those that are asked for
 * at about the same time, or while a transaction is under way, are moved in one transaction.
 *
 * It never waits for a row: whose checkpoint is locked (by a former owner that hangs, or by a rebuild that
 * takes a table over) or no longer held goes on alone, so that nobody holds up another, and no deadlock
 * comes about. So does each of them after a failure, which then only its own caller gets to know.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private isUnderWay = false;

  constructor(
    private readonly transactions: Transactions,
    private readonly store: SubscriptionStore,
  ) {}

  /**
   * Resolves when the checkpoint and all that was written with it are committed.
   *
   * @throws {LeaseLost} @throws {CommitInDoubt} @throws {LogUnavailable}; else what `write` throws.
   */
  async advance(advance: Advance): Promise<void> {
    if (rowsOf(advance) > MOST_ROWS) return this.alone(advance);
    await new Promise<void>((done, failed) => {
      this.waiting.push({ advance, done, failed });
      void this.carryOut();
    });
  }

  private async carryOut(): Promise<void> {
    if (this.isUnderWay) return;
    this.isUnderWay = true;
    while (this.waiting.length > 0) {
      // So that those meet that were woken together.
      await turn();
      await this.together();
    }
    this.isUnderWay = false;
  }

  private async together(): Promise<void> {
    const group = new Set<Waiting>();
    try {
      await this.transactions.attempt(async (session) => {
        for (let next = this.next(group); next.length > 0; next = this.next(group)) {
          next.forEach((each) => group.add(each));
          await this.moveAll(session, next, group);
        }
      });
      for (const { done } of group) done();
    } catch (error) {
      for (const each of group)
        if (error instanceof CommitInDoubt) each.failed(error);
        else this.leave(each);
    }
  }

  private async moveAll(session: SqlSession, next: readonly Waiting[], group: Set<Waiting>) {
    const held = new Set(
      await this.store.hold(
        session,
        next.map(({ advance }) => advance),
      ),
    );
    for (const each of next) {
      const { advance } = each;
      if (held.has(advance)) {
        this.store.advanceHeld(session, advance);
        await advance.write?.(session);
      } else {
        group.delete(each);
        this.leave(each);
      }
    }
  }

  /** Those that wait, in their order, as long as the group does not grow too large. */
  private next(group: ReadonlySet<Waiting>): Waiting[] {
    let rows = 0;
    for (const { advance } of group) rows += rowsOf(advance);
    const tooMany = this.waiting.findIndex(({ advance }) => (rows += rowsOf(advance)) > MOST_ROWS);
    return this.waiting.splice(0, tooMany < 0 ? this.waiting.length : tooMany);
  }

  private leave({ advance, done, failed }: Waiting): void {
    this.alone(advance).then(done, failed);
  }

  private alone(advance: Advance): Promise<void> {
    return this.transactions.run(async (session) => {
      // First, since its row lock keeps a former owner out.
      await this.store.advance(session, advance);
      await advance.write?.(session);
    });
  }
}

const rowsOf = ({ rows = 0 }: Advance): number => rows;
