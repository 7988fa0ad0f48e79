import type {
  AccountEvent,
  MoneyDeposited,
  MoneyWithdrawn,
} from '../account/domain/account.events.js';
import { envelope, type CloudEvent, type Recorded } from './cloud-event.js';

/** Of what the outside sees of an event, the part that differs from one type to another. */
interface Fact {
  readonly type: FactType;
  readonly data?: CloudEvent['data'];
}

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

/** The types of event of accounts that the feed is made of. */
export const accountFeedTypes: ReadonlySet<string> = new Set(Object.keys(facts));

/** What the outside sees of an account's event. Nothing of an event is public that is not named here. */
export function accountToFeed(record: Recorded<AccountEvent>): CloudEvent {
  const { event, version } = record;
  const { type, data } = factOf(record);
  return {
    ...envelope(record),
    source: SOURCE,
    type,
    subject: event.accountId,
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
