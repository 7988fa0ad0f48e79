/** An event in the JSON format of CloudEvents 1.0, with the sequence extension. */
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
  readonly data: Readonly<Record<string, string | number | bigint | null>>;
}

/** The media type of an array of them. */
export const CLOUD_EVENTS_BATCH = 'application/cloudevents-batch+json';
