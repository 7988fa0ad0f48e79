import type { Checkpoint, Lease } from './checkpoint.js';
import type { Page, PageReader } from './page-reader.js';
import type { SubscriptionStart } from './subscription.decorator.js';

/** What is done with the pages of a subscription. */
export interface Consumer {
  readonly name: string;
  /** The types of event that it wants to be given; without, it goes by the events as they are stored. */
  readonly types?: ReadonlySet<string>;
  /** Where it begins on a database that does not know it; at the beginning, unless it says so. */
  readonly from?: SubscriptionStart;
  /** Events a page, at the most. */
  readonly pageSize: number;
  /** At which intervals it goes on after pages that are not large, so that the next one has more in it; else as others do. */
  readonly restMs?: number;
  /**
   * Deals with a page and moves the checkpoint to its end, or part of the way.
   *
   * @throws {LeaseLost} when another instance has taken over.
   */
  deliver(page: Page, lease: Lease): Promise<Checkpoint>;
  /** What follows when `deliver` throws: stop, or try again for ever, with a growing wait. */
  readonly onError: 'stop' | 'retry';
  /** Called now and then while it is run, for what does not wait for an event; leaves off when aborted. */
  attend?(pages: PageReader, signal: AbortSignal): Promise<void>;
}
