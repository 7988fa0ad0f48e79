import type { AppendTransaction } from '../log/event-log.js';
import { InMemoryEventLog } from '../log/stores/in-memory/in-memory-event-log.js';

/** Holds transactions back at their commit, or only the answer to it, when all is committed. */
export class SlowEventLog extends InMemoryEventLog {
  /** Transactions that were asked for. */
  begun = 0;
  private atCommit = Promise.withResolvers<void>();
  private atAnswer: PromiseWithResolvers<void> | undefined;
  private atRead: PromiseWithResolvers<void> | undefined;
  private failure: Error | undefined;

  constructor() {
    super();
    this.release();
  }

  holdCommits(): void {
    this.atCommit = Promise.withResolvers();
  }

  /** Holds back the answer of the next transaction. */
  holdAnswer(): () => void {
    this.atAnswer = Promise.withResolvers();
    return this.atAnswer.resolve;
  }

  /** What is read next outside of a transaction, when it is read. */
  holdRead(): () => void {
    this.atRead = Promise.withResolvers();
    return this.atRead.resolve;
  }

  /** @param failure that what is held at its commit ends with. */
  release(failure?: Error): void {
    this.failure = failure;
    this.atCommit.resolve();
  }

  override async readStreamEnd(...asked: Parameters<InMemoryEventLog['readStreamEnd']>) {
    const hold = this.atRead;
    this.atRead = undefined;
    const found = await super.readStreamEnd(...asked);
    await hold?.promise;
    return found;
  }

  override async transaction<T>(work: (transaction: AppendTransaction) => Promise<T>): Promise<T> {
    this.begun++;
    const answer = this.atAnswer;
    this.atAnswer = undefined;
    const result = await super.transaction(async (transaction) => {
      const worked = await work(transaction);
      await this.atCommit.promise;
      const { failure } = this;
      this.failure = undefined;
      if (failure) throw failure;
      return worked;
    });
    await answer?.promise;
    return result;
  }
}
