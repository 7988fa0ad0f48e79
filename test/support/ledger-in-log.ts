import assert from 'node:assert/strict';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { where } from './bank-in-log.js';

/** The data of a movement of money, as it is stored. */
interface Movement {
  readonly accountId: string;
  readonly amount: string;
  readonly currency: string;
  readonly transferredFrom?: string;
  readonly transferredTo?: string;
  readonly isBonus?: boolean;
}

/** An entry of the ledger, as it is stored, and the event that it is stored in. */
export interface StoredEntry {
  readonly event: StoredEvent;
  readonly source: number;
  readonly entry: Readonly<Record<string, unknown>>;
}

const MOST_ENTRIES = 100;

/** The ledger's entries: of the events of today, which hold many, and of those that held one each. */
export function entriesIn(events: readonly StoredEvent[]): StoredEntry[] {
  return events.flatMap((event): StoredEntry[] => {
    if (event.type === 'EntryRecorded') {
      const entry = JSON.parse(event.data) as { sourcePosition: number };
      return [{ event, source: entry.sourcePosition, entry: { ...entry } }];
    }
    if (event.type !== 'EntriesRecorded') return [];
    const { entries } = JSON.parse(event.data) as { entries: { source: number }[] };
    assert.ok(entries.length > 0 && entries.length <= MOST_ENTRIES, where(event));
    return entries.map((entry) => ({ event, source: entry.source, entry: { ...entry } }));
  });
}

/**
 * Checks that the ledger's entries are the movements of money so far, each once and in order, in double
 * entry: whenever it is looked at, and however far the ledger has come.
 */
export function checkLedger(events: readonly StoredEvent[]): void {
  const movements = events.filter(({ type }) => /^Money(Deposited|Withdrawn)$/.test(type));
  const entries = entriesIn(events);
  assert.ok(entries.length <= movements.length, 'the ledger has no more entries than movements');
  for (const [index, { event, entry }] of entries.entries()) {
    const movement = movements[index]!;
    const expected = event.type === 'EntryRecorded' ? formerEntryFor(movement) : entryFor(movement);
    assert.deepEqual(entry, expected, where(event));
    assert.ok(event.position > movement.position, where(event));
  }
  for (const [index, event] of [...new Set(entries.map(({ event }) => event))].entries())
    assert.equal(event.version, index + 1, where(event));
  const last = movements[entries.length - 1];
  assert.ok(last === undefined || last.endsCommand, 'the ledger records transfers as a whole');
}

function entryFor(movement: StoredEvent) {
  const { position, transactionId, recordedAt, metadata } = movement;
  const { correlationId } = JSON.parse(metadata) as { correlationId?: string };
  return {
    source: position,
    time: recordedAt,
    ...bookingFor(movement),
    ...(transactionId === null ? {} : { transaction: transactionId }),
    ...(correlationId === undefined ? {} : { correlation: correlationId }),
  };
}

/** What led to it stood in the event's metadata. */
const formerEntryFor = (movement: StoredEvent) => ({
  sourcePosition: movement.position,
  ...bookingFor(movement),
  transactionId: movement.transactionId,
  occurredAt: movement.recordedAt,
});

function bookingFor({ type, data }: StoredEvent) {
  const { accountId, amount, currency, isBonus, ...other } = JSON.parse(data) as Movement;
  const isTransfer = other.transferredFrom !== undefined || other.transferredTo !== undefined;
  const contra = isBonus ? 'bonus-expense' : isTransfer ? 'transfers' : 'cash';
  const customer = `customer:${accountId}`;
  const isDeposit = type === 'MoneyDeposited';
  const [debit, credit] = isDeposit ? [contra, customer] : [customer, contra];
  return { debit, credit, amount, currency };
}
