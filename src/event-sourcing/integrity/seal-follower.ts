import type { Checkpoint, Lease } from '../subscriptions/checkpoint.js';
import type { Follower } from '../subscriptions/follower.js';
import type { Page } from '../subscriptions/page-reader.js';
import type { SubscriptionStore } from '../subscriptions/subscription-store.js';
import type { SqlSession, Transactions } from '../typeorm/transactions.js';
import type { SealStore } from './seal-store.js';
import { sealOf, type SealedUpTo } from './seal.js';

/** The subscription under which the log is sealed. */
export const SEAL_THE_LOG = 'seal-the-log';

/** Seals the log a page at a time, each page once. The seal and the checkpoint commit as one. */
export class SealFollower implements Follower {
  readonly name = SEAL_THE_LOG;
  readonly pageSize = 4_000;
  readonly restMs = 200;
  readonly onError = 'stop';

  constructor(
    private readonly seals: SealStore,
    private readonly store: SubscriptionStore,
    private readonly transactions: Transactions,
  ) {}

  async deliver(page: Page, lease: Lease): Promise<Checkpoint> {
    // Hashed before the transaction, which on SQLite all writers wait for.
    const before = await this.seals.sealedUpTo(this.transactions.reads);
    const seal = sealOf({ ...before, last: page.from.position }, page.stored);
    await this.transactions.run(async (session) => {
      // First, since its row lock keeps a former owner out.
      await this.store.advance(session, lease, page.from, page.to);
      await this.mustContinue(session, page.from.position, before);
      await this.seals.add(session, seal);
    });
    return page.to;
  }

  /** Nobody but an intruder, or a fault, could have moved the one without the other. */
  private async mustContinue(session: SqlSession, position: number, before: SealedUpTo) {
    const { last, hash } = await this.seals.sealedUpTo(session);
    if (last !== position)
      throw new Error(
        `The log was sealed up to position ${position}, but the seals end at ${last}; see "bank verify".`,
      );
    if (!hash.equals(before.hash)) throw new Error(`The seal up to position ${last} has changed.`);
  }
}
