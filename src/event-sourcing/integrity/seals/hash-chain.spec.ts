import type { StoredEvent } from '../../log/recorded-event.js';
import { chainHash, GENESIS } from './hash-chain.js';

const event: StoredEvent = {
  position: 7,
  eventId: '3f0e8f3e-6a3b-4a59-9f6e-0d5c5f3c2b1a',
  streamId: 'account-1',
  version: 2,
  type: 'MoneyDeposited',
  schemaVersion: 1,
  data: '{"amount":"42","note":"é€\u{1f600}"}',
  metadata: '{}',
  transactionId: null,
  recordedAt: 1_763_600_000_000_000,
  endsCommand: true,
};

const other: { [Column in keyof StoredEvent]: StoredEvent[Column][] } = {
  position: [8],
  eventId: ['3f0e8f3e-6a3b-4a59-9f6e-0d5c5f3c2b1b', '3F0E8f3e-6a3b-4a59-9f6e-0d5c5f3c2b1a'],
  streamId: ['account-2', 'account-1 ', 'Account-1'],
  version: [3],
  type: ['MoneyWithdrawn'],
  schemaVersion: [2],
  data: ['{"amount":"42","note":"é€\u{1f601}"}', '{"amount":"42", "note":"é€\u{1f600}"}'],
  metadata: ['{ }', ''],
  transactionId: ['', 'null'],
  recordedAt: [1_763_600_000_000_001],
  endsCommand: [false],
};

describe('the hash of an event', () => {
  const hash = chainHash(GENESIS, event).toString('hex');

  it('is the same for ever: what is sealed, exported and kept elsewhere goes by it', () => {
    expect(hash).toBe('80d05727af547a1f48e109c898361f4689957247fa2ec76885de9828c578eba2');
  });

  it.each(Object.keys(event) as (keyof StoredEvent)[])('is another with another %s', (column) => {
    for (const value of other[column])
      expect(chainHash(GENESIS, { ...event, [column]: value }).toString('hex')).not.toBe(hash);
  });

  it('does not take the end of one column for the beginning of the next', () => {
    const [one, two] = [
      { ...event, data: 'ab', metadata: 'c' },
      { ...event, data: 'a', metadata: 'bc' },
    ];
    expect(chainHash(GENESIS, one)).not.toEqual(chainHash(GENESIS, two));
  });

  it('is another after another event', () => {
    const before = chainHash(GENESIS, { ...event, position: 6 });
    expect(chainHash(before, event).toString('hex')).not.toBe(hash);
  });
});
