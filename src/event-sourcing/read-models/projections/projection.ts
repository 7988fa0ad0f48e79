import { SetMetadata } from '@nestjs/common';
import type { DomainEvent } from '../../log/domain-event.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import type { ReadModelTable } from '../tables/read-model-table.js';

export interface ProjectionOptions {
  readonly table: TableDefinition;
  /** For a projection of events that a saga makes of others: as of a past time, the places of those others count. */
  readonly source?: {
    readonly saga: string;
    /** As much of the event as is made of what stands up to `position`; undefined where nothing of it is. */
    upTo(event: DomainEvent, position: number): DomainEvent | undefined;
  };
}

export const PROJECTION = Symbol('Projection');

/**
 * Marks a `@HandlesEvents` class as the projection that fills a query table. It is given the events of
 * the types it handles a page at a time, in order, each one once in effect: what it writes commits
 * together with its checkpoint. What it writes must follow from these events and the table alone, and it must
 * keep nothing from one page to the next: the same instance also makes the table of the log again, to compare.
 */
export const Projection = (options: ProjectionOptions): ClassDecorator =>
  SetMetadata(PROJECTION, options);

/** A projection of the application, before it is known which generation of its table is to be filled. */
export interface FoundProjection extends ProjectionOptions {
  readonly handler: ProjectionHandler<DomainEvent>;
  /** The types of events that it handles. */
  readonly types: ReadonlySet<string>;
}

/** Knows the projections of the application. */
export interface ProjectionSource {
  projections(): readonly FoundProjection[];
}

export interface ProjectionHandler<Event extends DomainEvent> {
  handle(page: readonly RecordedEvent<Event>[], table: ReadModelTable): Promise<void>;
}
