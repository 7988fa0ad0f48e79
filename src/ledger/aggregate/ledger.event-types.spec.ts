import { EventRegistry } from '../../event-sourcing/log/event-registry.js';
import type { StoredEvent } from '../../event-sourcing/log/recorded-event.js';
import { MAX_MINOR_UNITS, Money } from '../../money/money.js';
import { EntriesRecorded, type Entry } from '../domain/ledger.events.js';
import { formerLedgerEventTypes, ledgerEventTypes } from './ledger.event-types.js';

const registry = new EventRegistry();
registry.register(...Object.values(ledgerEventTypes), ...formerLedgerEventTypes);
const customer = { kind: 'customer', accountId: 'a' } as const;
const entry: Entry = {
  sourcePosition: 7,
  debit: { kind: 'general', name: 'cash' },
  credit: customer,
  amount: new Money(MAX_MINOR_UNITS, 'EUR'),
  transactionId: 't',
  occurredAt: 1_795_207_765_056_545,
  correlationId: 'order "1"',
};

const stored = (changes: Partial<StoredEvent>): StoredEvent => ({
  eventId: 'e',
  streamId: 'ledger',
  version: 1,
  type: 'EntriesRecorded',
  schemaVersion: 1,
  data: '{}',
  metadata: '{}',
  transactionId: null,
  endsCommand: true,
  position: 9,
  recordedAt: 1,
  ...changes,
});

describe('the events of the ledger', () => {
  it('are written with short names, without what is not known, and read back', () => {
    const plain = { ...entry, transactionId: null, correlationId: null };
    const other = {
      ...plain,
      debit: customer,
      credit: { kind: 'general', name: 'transfers' } as const,
    };
    const event = new EntriesRecorded([entry, other]);
    const encoded = registry.encode(event);
    expect(JSON.parse(encoded.data)).toEqual({
      entries: [
        {
          source: 7,
          time: 1_795_207_765_056_545,
          debit: 'cash',
          credit: 'customer:a',
          amount: '9223372036854775807',
          currency: 'EUR',
          transaction: 't',
          correlation: 'order "1"',
        },
        {
          source: 7,
          time: 1_795_207_765_056_545,
          debit: 'customer:a',
          credit: 'transfers',
          amount: '9223372036854775807',
          currency: 'EUR',
        },
      ],
    });
    expect(registry.decode(stored(encoded)).event).toEqual(event);
  });

  it('of the time when each entry was one are read, with the request in their metadata', () => {
    const data = JSON.stringify({
      sourcePosition: 7,
      debit: 'cash',
      credit: 'customer:a',
      amount: '9223372036854775807',
      currency: 'EUR',
      transactionId: 't',
      occurredAt: 1_795_207_765_056_545,
    });
    const read = (metadata: object) =>
      registry.decode(stored({ type: 'EntryRecorded', data, metadata: JSON.stringify(metadata) }))
        .event;
    const traced = { correlationId: entry.correlationId, causationId: 'c' };
    expect(read(traced)).toEqual(new EntriesRecorded([entry]));
    expect(read({ causationId: 'c' })).toEqual(
      new EntriesRecorded([{ ...entry, correlationId: null }]),
    );
  });
});
