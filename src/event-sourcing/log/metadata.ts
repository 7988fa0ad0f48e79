/** Who and what led to an event. */
export interface Metadata {
  /** One id for everything that follows from one request. */
  readonly correlationId?: string;
  /** Id of the event that led to this one; absent where a request did. */
  readonly causationId?: string;
  readonly actor?: string;
}

/** Metadata of what follows from an event. */
export const followingFrom = (event: {
  readonly eventId: string;
  readonly metadata: Metadata;
}): Metadata => ({ ...event.metadata, causationId: event.eventId });
