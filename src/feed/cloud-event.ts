import type { DomainEvent } from '../event-sourcing/log/domain-event.js';
import { formatInstant } from '../event-sourcing/log/instant.js';
import type { Metadata } from '../event-sourcing/log/metadata.js';
import type { RecordedEvent } from '../event-sourcing/log/recorded-event.js';

/** An event in the JSON format of CloudEvents 1.0, with the sequence and correlation extensions. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  /** Ends with the version of the shape that `data` has. */
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  /** The position in the log, with leading zeros so that it sorts as text. */
  readonly sequence: string;
  /** Id of the request that it goes back to, also by way of other events. */
  readonly correlationid?: string;
  /** The id of the event that led to it; absent where a request did. */
  readonly causationid?: string;
  readonly data: Readonly<Record<string, string | number | bigint | null>>;
}

/** The media type of an array of them. */
export const CLOUD_EVENTS_BATCH = 'application/cloudevents-batch+json';

/** What of an event's record may be told. */
export type Recorded<Event extends DomainEvent> = Pick<
  RecordedEvent<Event>,
  'eventId' | 'position' | 'recordedAt' | 'version' | 'transactionId' | 'metadata' | 'event'
>;

const DIGITS_OF_A_POSITION = 16;

/** What every event has in common. */
export const envelope = ({ eventId, position, recordedAt, metadata }: Recorded<DomainEvent>) =>
  ({
    specversion: '1.0',
    id: eventId,
    time: formatInstant(recordedAt),
    datacontenttype: 'application/json',
    sequence: String(position).padStart(DIGITS_OF_A_POSITION, '0'),
    ...correlation(metadata),
  }) as const;

/** An attribute without a value is left out: CloudEvents knows no empty ones. */
const correlation = ({ correlationId, causationId }: Metadata) => ({
  ...(correlationId && { correlationid: correlationId }),
  ...(causationId && { causationid: causationId }),
});
