import type {
  AccountEvent,
  MoneyDeposited,
  MoneyWithdrawn,
} from '../account/domain/account.events.js';
import { formatInstant } from '../event-sourcing/instant.js';
import type { RecordedEvent } from '../event-sourcing/recorded-event.js';
import type { CloudEvent } from './cloud-event.js';

/** Of what the outside sees of an event, the part that differs from one type to another. */
interface Fact {
  readonly type: FactType;
  readonly data?: CloudEvent['data'];
}

type Recorded<Event extends AccountEvent> = Pick<
  RecordedEvent<Event>,
  'eventId' | 'position' | 'recordedAt' | 'version' | 'transactionId' | 'event'
>;

/** What a fact may be. A shape that changes in a way that breaks readers gets a new version. */
export const factTypes = [
  'bank.account.opened.v1',
  'bank.account.deposited.v1',
  'bank.account.withdrawn.v1',
  'bank.account.transferred-in.v1',
  'bank.account.transferred-out.v1',
  'bank.account.bonus-received.v1',
  'bank.account.closed.v1',
] as const;
type FactType = (typeof factTypes)[number];

const SOURCE = 'urn:event-sourced-bank:accounts';
const DIGITS_OF_A_POSITION = 16;

const facts: {
  readonly [Type in AccountEvent['type']]: (
    record: Recorded<Extract<AccountEvent, { readonly type: Type }>>,
  ) => Fact;
} = {
  AccountOpened: ({ event: { ownerId, currency } }) => ({
    type: 'bank.account.opened.v1',
    data: { ownerId, currency },
  }),
  MoneyDeposited(record) {
    const { isBonus, transferredFrom } = record.event;
    if (isBonus) return { type: 'bank.account.bonus-received.v1', data: moved(record) };
    if (transferredFrom === undefined)
      return { type: 'bank.account.deposited.v1', data: moved(record) };
    const data = { ...moved(record), counterparty: transferredFrom };
    return { type: 'bank.account.transferred-in.v1', data };
  },
  MoneyWithdrawn(record) {
    const { transferredTo } = record.event;
    if (transferredTo === undefined)
      return { type: 'bank.account.withdrawn.v1', data: moved(record) };
    const data = { ...moved(record), counterparty: transferredTo };
    return { type: 'bank.account.transferred-out.v1', data };
  },
  AccountClosed: () => ({ type: 'bank.account.closed.v1' }),
};

/** The types of event that the feed is made of. */
export const feedTypes: ReadonlySet<string> = new Set(Object.keys(facts));

/** What the outside sees of an account's event. Nothing of an event is public that is not named here. */
export function accountToFeed(record: Recorded<AccountEvent>): CloudEvent {
  const { event, eventId, position, recordedAt, version } = record;
  const { type, data } = factOf(record);
  return {
    specversion: '1.0',
    id: eventId,
    source: SOURCE,
    type,
    subject: event.accountId,
    time: formatInstant(recordedAt),
    datacontenttype: 'application/json',
    sequence: String(position).padStart(DIGITS_OF_A_POSITION, '0'),
    data: { accountId: event.accountId, version, ...data },
  };
}

function factOf(record: Recorded<AccountEvent>): Fact {
  const fact = facts[record.event.type] as (record: Recorded<AccountEvent>) => Fact;
  return fact(record);
}

function moved({ event, transactionId }: Recorded<MoneyDeposited | MoneyWithdrawn>) {
  const { amount, balance } = event;
  return {
    amount: amount.minorUnits,
    balance: balance.minorUnits,
    currency: amount.currency,
    transactionId,
  };
}
