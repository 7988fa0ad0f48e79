import { randomUUID } from 'node:crypto';
import { accountEventTypes } from '../../src/account/aggregate/account.event-types.js';
import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
  type AccountEvent,
} from '../../src/account/domain/account.events.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import type { Snapshot } from '../../src/event-sourcing/log/event-log.js';
import { InMemoryReader } from '../../src/event-sourcing/log/stores/in-memory/in-memory-reader.js';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { Money } from '../../src/money/money.js';
import { checkLog } from '../support/invariants.js';

const registry = new EventRegistry();
registry.register(...Object.values(accountEventTypes));
const eur = (amount: number) => new Money(BigInt(amount), 'EUR');
const payIn = { transactionId: 'in' };
const transfer = { transactionId: 'transfer' };

const events: [AccountEvent, Partial<StoredEvent>?][] = [
  [new AccountOpened('a', 'zoe', 'EUR')],
  [new AccountOpened('b', 'zoe', 'EUR')],
  [new MoneyDeposited('a', eur(5), eur(5)), payIn],
  [new MoneyWithdrawn('a', eur(3), eur(2), 'b'), { ...transfer, endsCommand: false }],
  [new MoneyDeposited('b', eur(3), eur(3), 'a'), transfer],
  [new MoneyWithdrawn('a', eur(2), eur(0)), { transactionId: 'out' }],
  [new AccountClosed('a')],
];

function sound(): StoredEvent[] {
  const versions = new Map<string, number>();
  return events.map(([event, changes], index) => {
    const streamId = `account-${event.accountId}`;
    const version = (versions.get(streamId) ?? 0) + 1;
    versions.set(streamId, version);
    const metadata = '{}';
    const at = { position: index + 1, recordedAt: 10 * (index < 4 ? index : index - 1) };
    const marks = { eventId: randomUUID(), transactionId: null, endsCommand: true };
    const encoded = registry.encode(event);
    return { ...at, streamId, version, ...encoded, metadata, ...marks, ...changes };
  });
}

const logOf = (stored: StoredEvent[], snapshots: Snapshot[] = []) =>
  new InMemoryReader(stored, snapshots, 1_000);

const data = (event: AccountEvent) => ({ data: registry.encode(event).data });

describe('the check of a log', () => {
  it('passes a sound one, and tells what it comes to', async () => {
    const bank = await checkLog(logOf(sound()));
    expect([bank.balance('a'), bank.balance('b'), bank.total]).toEqual([0n, 3n, 3n]);
    expect([bank.paidIn, bank.paidOut]).toEqual([5n, 2n]);
    expect(bank.account('a')).toMatchObject({ status: 'closed' });
    expect(bank.transactions.get('transfer')).toHaveLength(2);
  });

  it('passes operations that were done as one', async () => {
    const grouped = sound();
    for (const { position } of grouped.slice(2, 5))
      Object.assign(grouped[position - 1]!, { recordedAt: 20, endsCommand: position === 5 });
    await checkLog(logOf(grouped));
    Object.assign(grouped[2]!, { metadata: '{"correlationId":"another"}' });
    await expect(checkLog(logOf(grouped))).rejects.toThrow('stands together');
  });

  it.each<[string, number, Partial<StoredEvent>]>([
    ['a gap in the positions', 7, { position: 8 }],
    ['a time that goes back', 7, { recordedAt: 1 }],
    ['a gap in the versions', 7, { version: 6 }],
    ['a doubled version', 7, { version: 4 }],
    ['an event in the stream of another', 7, { streamId: 'account-b', version: 3 }],
    ['a doubled transaction id', 6, { transactionId: 'in' }],
    ['half a command at the end', 7, { endsCommand: false }],
    ['a transfer that is two commands', 4, { endsCommand: true }],
    ['commands of two times as one', 2, { endsCommand: false }],
    ['legs of two transactions', 5, { transactionId: 'another' }],
    ['legs of two times', 5, { recordedAt: 41 }],
    ['a leg of another amount', 5, data(new MoneyDeposited('b', eur(4), eur(4), 'a'))],
    ['a leg from elsewhere', 5, data(new MoneyDeposited('b', eur(3), eur(3), 'c'))],
    ['a leg to elsewhere', 4, data(new MoneyWithdrawn('a', eur(3), eur(2), 'c'))],
    ['a transfer out alone', 6, data(new MoneyWithdrawn('a', eur(2), eur(0), 'b'))],
    ['a transfer in alone', 3, data(new MoneyDeposited('a', eur(5), eur(5), 'b'))],
    ['a balance that was not recorded right', 3, data(new MoneyDeposited('a', eur(5), eur(6)))],
    ['a balance below zero', 6, data(new MoneyWithdrawn('a', eur(3), eur(-1)))],
    ['no amount', 3, data(new MoneyDeposited('a', eur(0), eur(0)))],
    ['money left at the close', 6, data(new MoneyWithdrawn('a', eur(1), eur(1)))],
    ['a second opening', 3, { type: 'AccountOpened', ...data(new AccountOpened('a', 'z', 'EUR')) }],
  ])('fails on %s', async (_, position, changes) => {
    const forged = sound();
    Object.assign(forged[position - 1]!, changes);
    await expect(checkLog(logOf(forged))).rejects.toThrow();
  });

  it('fails on a doubled event id, on a lost end, and on what follows a close', async () => {
    const doubled = sound();
    Object.assign(doubled[6]!, { eventId: doubled[5]!.eventId });
    await expect(checkLog(logOf(doubled))).rejects.toThrow();

    const cut = logOf(sound());
    jest.spyOn(cut, 'head').mockResolvedValue({ position: 8, recordedAt: 1_000 });
    await expect(checkLog(cut)).rejects.toThrow('ends at 7');

    const more = { ...sound()[2]!, position: 8, version: 6, eventId: 'x', recordedAt: 90 };
    const after = [...sound(), { ...more, transactionId: 'late' }];
    await expect(checkLog(logOf(after))).rejects.toThrow('only an open account changes');
  });

  it('fails on a snapshot that is not what the events fold to', async () => {
    const snapshot = (minorUnits: string): Snapshot => ({
      streamId: 'account-a',
      version: 3,
      schemaVersion: 1,
      position: 4,
      recordedAt: 30,
      state: JSON.stringify({
        status: 'open',
        ownerId: 'zoe',
        balance: { minorUnits, currency: 'EUR' },
      }),
    });
    await checkLog(logOf(sound(), [snapshot('2')]));
    await expect(checkLog(logOf(sound(), [snapshot('3')]))).rejects.toThrow();
  });
});
