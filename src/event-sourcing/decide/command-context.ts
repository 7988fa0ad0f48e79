import type { Metadata } from '../log/metadata.js';

/** What a command is carried out for. */
export interface CommandContext {
  readonly metadata: Metadata;
  /** Commands of consumers do not compete with those of clients for the places in the queue. */
  readonly fromConsumer?: boolean;
}
