import type { AnyAggregate } from './aggregate.js';

/** Which aggregate a stream belongs to, for those who have nothing but its id. */
export class AggregateRegistry {
  private readonly entries: {
    readonly owns: (streamId: string) => boolean;
    readonly aggregate: AnyAggregate;
  }[] = [];

  /** @param owns whether a stream is one of the aggregate's. */
  register(owns: (streamId: string) => boolean, aggregate: AnyAggregate): void {
    this.entries.push({ owns, aggregate });
  }

  of(streamId: string): AnyAggregate | undefined {
    return this.entries.find(({ owns }) => owns(streamId))?.aggregate;
  }
}
