import type { Checkpoint, Lease } from '../../consume/subscriptions/checkpoint.js';
import type { Consumer } from '../../consume/subscriptions/consumer.js';
import type { GroupCommit } from '../../consume/checkpoints/group-commit.js';
import type { Page } from '../../consume/subscriptions/page-reader.js';
import type { SqlSession, Transactions } from '../../log/stores/sql/transactions/transactions.js';
import type { SealStore } from './seal-store.js';
import { sealOf, type SealedUpTo } from './seal.js';

/** The subscription under which the log is sealed. */
export const SEAL_THE_LOG = 'seal-the-log';

/** Seals the log a page at a time, each page once. The seal and the checkpoint commit as one. */
export class SealConsumer implements Consumer {
  readonly name = SEAL_THE_LOG;
  readonly pageSize = 4_000;
  readonly restMs = 200;
  readonly onError = 'stop';

  constructor(
    private readonly seals: SealStore,
    private readonly transactions: Transactions,
    private readonly commits: GroupCommit,
  ) {}

  async deliver(page: Page, lease: Lease): Promise<Checkpoint> {
    // Hashed before the transaction, which on SQLite all writers wait for.
    const before = await this.seals.sealedUpTo(this.transactions.reads);
    const seal = sealOf({ ...before, last: page.from.position }, page.stored);
    const { from, to } = page;
    await this.commits.advance({
      ...{ lease, from, to },
      write: async (session) => {
        await this.mustContinue(session, from.position, before);
        this.seals.add(session, seal);
      },
    });
    return to;
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
