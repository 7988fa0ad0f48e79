import {
  accountFact,
  factVersions,
  toldAccountEvents,
  type FactType,
} from '../account/account-facts.js';
import type { AccountEvent } from '../account/domain/account.events.js';
import { envelope, type CloudEvent, type Recorded } from './cloud-event.js';

const SOURCE = 'urn:event-sourced-bank:accounts';

const nameOf = (type: FactType) => `bank.account.${type}.v${factVersions[type]}`;

/** What an event of an account may be called in the feed. */
export const accountFactTypes: readonly string[] = Object.keys(factVersions).map((type) =>
  nameOf(type as FactType),
);

/** The types of event of accounts that the feed is made of. */
export const accountFeedTypes = toldAccountEvents;

/** An account's event as the feed tells it. */
export function accountToFeed(record: Recorded<AccountEvent>): CloudEvent {
  const { event, version, transactionId } = record;
  const { type, data } = accountFact(event);
  const moved = 'amount' in event ? { ...data, transactionId } : data;
  return {
    ...envelope(record),
    source: SOURCE,
    type: nameOf(type),
    subject: event.accountId,
    data: { accountId: event.accountId, version, ...moved },
  };
}
