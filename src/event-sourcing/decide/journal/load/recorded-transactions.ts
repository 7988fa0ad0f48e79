import type { RecordedEvent } from '../../../log/recorded-event.js';

/** What is recorded under the transaction ids of a batch. */
export class RecordedTransactions {
  private readonly events = new Map<string, RecordedEvent[]>();

  add(recorded: RecordedEvent): void {
    if (recorded.transactionId === null) return;
    const key = keyOf(recorded.streamId, recorded.transactionId);
    const events = this.events.get(key);
    if (!events) this.events.set(key, [recorded]);
    // Retries that stand in one batch are looked up one after the other, and find the same.
    else if (events.every(({ position }) => position !== recorded.position)) events.push(recorded);
  }

  /** Adds those of another set, which has none that this one has. */
  addAll({ events }: RecordedTransactions): void {
    for (const [key, recorded] of events) this.events.set(key, recorded);
  }

  find(streamIds: readonly string[], transactionId: string): RecordedEvent[] {
    return [...new Set(streamIds)].flatMap(
      (streamId) => this.events.get(keyOf(streamId, transactionId)) ?? [],
    );
  }
}

export const keyOf = (streamId: string, transactionId: string) => `${streamId} ${transactionId}`;
