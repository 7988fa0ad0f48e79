import type { AppendTransaction } from '../log/event-log.js';
import { InMemoryEventLog } from '../log/stores/in-memory/in-memory-event-log.js';
import type { NewEvent } from '../log/recorded-event.js';

type Work<T> = (transaction: AppendTransaction) => Promise<T>;

/** Commits only what it has been let to. */
export class HeldEventLog extends InMemoryEventLog {
  private gate = Promise.resolve();

  /** Holds every commit back until the function that it answers with is called. */
  hold(): () => void {
    let release = () => {};
    this.gate = new Promise((resolve) => (release = resolve));
    return () => release();
  }

  override transaction<T>(work: Work<T>): Promise<T> {
    return super.transaction(async (transaction) => {
      const result = await work(transaction);
      await this.gate;
      return result;
    });
  }
}

/** Asks `refusal` about every append, and throws what it answers with instead of appending. */
export class RefusingEventLog extends InMemoryEventLog {
  appends = 0;
  refusal: (events: readonly NewEvent[], append: number) => Error | undefined = () => undefined;

  override transaction<T>(work: Work<T>): Promise<T> {
    return super.transaction((transaction) => {
      const append = transaction.append.bind(transaction);
      transaction.append = async (events, snapshots) => {
        const refusal = this.refusal(events, ++this.appends);
        if (refusal) throw refusal;
        await append(events, snapshots);
      };
      return work(transaction);
    });
  }
}

/** Once told so: fails before a transaction, or says after its commit that it does not know. */
export class FlakyEventLog extends InMemoryEventLog {
  attempts = 0;
  before: Error | undefined;
  after: Error | undefined;

  override async transaction<T>(work: Work<T>): Promise<T> {
    this.attempts++;
    if (this.before) throw this.before;
    const result = await super.transaction(work);
    if (this.after) throw this.after;
    return result;
  }
}
