import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
  type AccountEvent,
} from '../account/domain/account.events.js';
import type { Metadata } from '../event-sourcing/log/metadata.js';
import { Money } from '../money/money.js';
import { accountFeedTypes, accountToFeed } from './account-to-feed.js';

const euros = (amount: bigint) => new Money(amount, 'EUR');
const money = { amount: 5n, balance: 9n, currency: 'EUR', transactionId: 'transaction' };

const publicOf = (event: AccountEvent, position = 42, metadata: Metadata = {}) =>
  accountToFeed({
    event,
    eventId: 'event',
    position,
    version: 3,
    recordedAt: 1_763_631_000_000_001,
    transactionId: 'transaction',
    metadata,
  });

describe('what the outside sees of an event', () => {
  it('is a CloudEvent', () => {
    expect(publicOf(new AccountClosed('account'))).toEqual({
      specversion: '1.0',
      id: 'event',
      source: 'urn:event-sourced-bank:accounts',
      type: 'bank.account.closed.v1',
      subject: 'account',
      time: '2025-11-20T09:30:00.000001Z',
      datacontenttype: 'application/json',
      sequence: '0000000000000042',
      data: { accountId: 'account', version: 3 },
    });
  });

  it('has the ids of what led to it, where they are known, and no other metadata', () => {
    const metadata = { correlationId: 'order 4711', causationId: 'deposit', actor: 'secret' };
    const closed = new AccountClosed('account');
    const { correlationId } = metadata;
    expect(publicOf(closed, 42, { correlationId })).toEqual({
      ...publicOf(closed),
      correlationid: 'order 4711',
    });
    expect(publicOf(closed, 42, metadata)).toEqual({
      ...publicOf(closed),
      correlationid: 'order 4711',
      causationid: 'deposit',
    });
  });

  it.each<[string, AccountEvent, object]>([
    ['opened', new AccountOpened('account', 'owner', 'EUR'), { ownerId: 'owner', currency: 'EUR' }],
    ['deposited', new MoneyDeposited('account', euros(5n), euros(9n)), money],
    ['withdrawn', new MoneyWithdrawn('account', euros(5n), euros(9n)), money],
    [
      'transferred-in',
      new MoneyDeposited('account', euros(5n), euros(9n), 'other'),
      { ...money, counterparty: 'other' },
    ],
    [
      'transferred-out',
      new MoneyWithdrawn('account', euros(5n), euros(9n), 'other'),
      { ...money, counterparty: 'other' },
    ],
    ['bonus-received', new MoneyDeposited('account', euros(5n), euros(9n), undefined, true), money],
    ['closed', new AccountClosed('account'), {}],
  ])('%s', (name, event, data) => {
    expect(publicOf(event)).toMatchObject({ type: `bank.account.${name}.v1` });
    expect(publicOf(event).data).toEqual({ accountId: 'account', version: 3, ...data });
  });

  it('has nothing that was not meant for it', () => {
    const event = Object.assign(new AccountOpened('account', 'owner', 'EUR'), { notify: 'secret' });
    expect(Object.values(publicOf(event).data)).not.toContain('secret');
  });

  it('is made of every event of an account', () => {
    expect([...accountFeedTypes]).toEqual([
      'AccountOpened',
      'MoneyDeposited',
      'MoneyWithdrawn',
      'AccountClosed',
    ]);
  });

  it('sorts as text as it does by number', () => {
    const sequences = [9, 10, 99, 100, Number.MAX_SAFE_INTEGER].map(
      (position) => publicOf(new AccountClosed('account'), position).sequence,
    );
    expect([...sequences].sort()).toEqual(sequences);
  });
});
