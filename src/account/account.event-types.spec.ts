import { EventRegistry, UnreadableEvent } from '../event-sourcing/log/event-registry.js';
import type { StoredEvent } from '../event-sourcing/log/recorded-event.js';
import { Money } from '../money/money.js';
import { accountAggregate } from './aggregate/account.aggregate.js';
import { accountEventTypes } from './aggregate/account.event-types.js';
import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
} from './domain/account.events.js';

const registry = new EventRegistry();
registry.register(...Object.values(accountEventTypes));

const ACCOUNT = '11111111-1111-4111-8111-111111111111';
const OWNER = '22222222-2222-4222-8222-222222222222';
const euros = (cents: bigint) => new Money(cents, 'EUR');

const stored = (encoded: Pick<StoredEvent, 'type' | 'schemaVersion' | 'data'>): StoredEvent => ({
  ...encoded,
  eventId: 'e',
  streamId: `account-${ACCOUNT}`,
  version: 1,
  metadata: '{}',
  transactionId: null,
  endsCommand: true,
  position: 1,
  recordedAt: 1,
});

const openedInVersion = (schemaVersion: number, data: object) =>
  registry.decode<AccountOpened>(
    stored({ type: 'AccountOpened', schemaVersion, data: JSON.stringify(data) }),
  ).event;

describe("the account's events, as they are stored", () => {
  it.each([
    new AccountOpened(ACCOUNT, OWNER, 'CHF'),
    new AccountOpened(ACCOUNT, OWNER, 'EUR', 'ciphertext'),
    new MoneyDeposited(ACCOUNT, euros(2n ** 63n - 1n), euros(2n ** 63n - 1n)),
    new MoneyDeposited(ACCOUNT, euros(1n), euros(1n), OWNER),
    new MoneyDeposited(ACCOUNT, euros(1n), euros(1n), undefined, true),
    new MoneyWithdrawn(ACCOUNT, euros(1n), euros(0n), OWNER),
    new AccountClosed(ACCOUNT),
  ])('are read as they were written: $type', (event) => {
    expect(registry.decode(stored(registry.encode(event))).event).toEqual(event);
  });

  it('has a currency in every opening that is written', () => {
    const { schemaVersion, data } = registry.encode(new AccountOpened(ACCOUNT, OWNER, 'EUR'));
    expect(schemaVersion).toBe(2);
    expect(JSON.parse(data)).toEqual({ accountId: ACCOUNT, ownerId: OWNER, currency: 'EUR' });
  });

  it('takes an account of version 1 that names no currency to be in euros', () => {
    const data = { accountId: ACCOUNT, ownerId: OWNER, notify: 'ciphertext' };
    const opened = openedInVersion(1, data);
    expect(opened).toEqual(new AccountOpened(ACCOUNT, OWNER, 'EUR', 'ciphertext'));
    expect(accountAggregate.evolve(accountAggregate.initialState, opened)).toMatchObject({
      balance: euros(0n),
    });
  });

  it('leaves the currency that an event of version 1 does name', () => {
    const data = { accountId: ACCOUNT, ownerId: OWNER, currency: 'CHF' };
    expect(openedInVersion(1, data)).toEqual(new AccountOpened(ACCOUNT, OWNER, 'CHF'));
  });

  it('changes nothing of what it is given', () => {
    const opened = accountEventTypes.AccountOpened;
    const data = Object.freeze({ accountId: ACCOUNT, ownerId: OWNER });
    expect(opened.upcasters![1]!(data)).toEqual({ ...data, currency: 'EUR' });
  });

  it('does not read an opening of version 2 without a currency, nor one of version 3', () => {
    const data = { accountId: ACCOUNT, ownerId: OWNER };
    expect(() => openedInVersion(2, data)).toThrow(/not of that shape.*no currency/);
    expect(() => openedInVersion(3, data)).toThrow(UnreadableEvent);
  });
});
