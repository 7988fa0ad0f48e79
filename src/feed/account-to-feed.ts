import {
  accountFact,
  factVersions,
  kindsOfFacts,
  toldAccountEvents,
  type FactType,
} from '../account/history/account-facts.js';
import type { AccountEvent } from '../account/domain/account.events.js';
import { envelope, type CloudEvent, type Recorded } from './cloud-event.js';

const SOURCE = 'urn:event-sourced-bank:accounts';

const nameOf = (type: FactType) => `bank.account.${type}.v${factVersions[type]}`;

/** What an event of an account may be called in the feed, and what read models call it. */
export const accountFactKinds = new Map(
  Object.entries(kindsOfFacts).map(([type, kind]) => [nameOf(type as FactType), kind]),
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
