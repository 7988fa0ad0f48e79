import type { EventLogReader, TransactionKey } from '../../../log/event-log.js';
import type { EventRegistry } from '../../../log/event-registry.js';
import type { StoredEvent } from '../../../log/recorded-event.js';
import { keyOf, RecordedTransactions } from './recorded-transactions.js';
import type { CommandTask } from '../queue/tasks.js';

const MOST_REMEMBERED = 50_000;

/**
 * Finds out which of a batch's transaction ids are in the log already. New ones, nearly all of them, need
 * not be looked up: should one be there, the unique key refuses the batch.
 */
export class TransactionLookup {
  private readonly recent = new Set<string>();

  constructor(private readonly registry: EventRegistry) {}

  /** The ids of what this process has committed: a retry comes soon, most of the time. */
  remember(committed: readonly StoredEvent[]): void {
    for (const { transactionId } of committed)
      if (transactionId !== null) this.recent.add(transactionId);
    for (const oldest of this.recent) {
      if (this.recent.size <= MOST_REMEMBERED) return;
      this.recent.delete(oldest);
    }
  }

  isKnown(task: CommandTask): boolean {
    return task.orders.some(
      ({ command }) =>
        command.transactionId !== undefined && this.recent.has(command.transactionId),
    );
  }

  /** Adds what the log has under the tasks' transaction ids. */
  async find(
    reader: EventLogReader,
    tasks: readonly CommandTask[],
    found: RecordedTransactions,
  ): Promise<void> {
    const keys = new Map<string, TransactionKey>();
    for (const { orders } of tasks) {
      for (const { command, streamIds } of orders) {
        const { transactionId } = command;
        if (transactionId === undefined) continue;
        for (const streamId of streamIds)
          keys.set(keyOf(streamId, transactionId), { streamId, transactionId });
      }
    }
    if (keys.size === 0) return;
    for (const stored of await reader.findTransactions([...keys.values()]))
      found.add(this.registry.decode(stored));
  }
}
