import type { AnyAggregate } from '../../aggregate.js';
import type { CommittedEvent, RecordedEvent } from '../../../log/recorded-event.js';
import type { StreamState } from '../../states/stream-state.js';
import { RecordedTransactions } from '../load/recorded-transactions.js';

/** What commands have led to that is not in the log yet. */
export class Staged {
  readonly events: CommittedEvent[] = [];
  /** The streams that they change, as they will leave them. */
  readonly streams = new Map<string, StreamState>();
  readonly aggregates = new Map<string, AnyAggregate>();
  private readonly transactions = new RecordedTransactions();

  /** @param below what it builds on, and leaves as it is until it is merged into it. */
  constructor(private readonly below?: Staged) {}

  /** Number of events, with those below. */
  get length(): number {
    return this.events.length + (this.below?.length ?? 0);
  }

  stream(streamId: string): StreamState | undefined {
    return this.streams.get(streamId) ?? this.below?.stream(streamId);
  }

  transaction(streamIds: readonly string[], transactionId: string): RecordedEvent[] {
    const found = this.transactions.find(streamIds, transactionId);
    return this.below ? [...this.below.transaction(streamIds, transactionId), ...found] : found;
  }

  add(
    aggregate: AnyAggregate,
    events: readonly CommittedEvent[],
    touched: ReadonlyMap<string, StreamState>,
  ): void {
    this.events.push(...events);
    for (const { decoded } of events) this.transactions.add(decoded);
    for (const [streamId, stream] of touched) {
      this.streams.set(streamId, stream);
      this.aggregates.set(streamId, aggregate);
    }
  }

  /** Readers will see the events as those of one command: all or none. */
  merge(): void {
    const { below, events } = this;
    const last = events.length - 1;
    events.forEach((event, index) => {
      const endsCommand = index === last;
      below!.events.push(event.endsCommand === endsCommand ? event : marked(event, endsCommand));
    });
    below!.transactions.addAll(this.transactions);
    for (const [streamId, stream] of this.streams) {
      below!.streams.set(streamId, stream);
      below!.aggregates.set(streamId, this.aggregates.get(streamId)!);
    }
  }
}

const marked = (event: CommittedEvent, endsCommand: boolean): CommittedEvent => ({
  ...event,
  endsCommand,
  decoded: { ...event.decoded, endsCommand },
});
