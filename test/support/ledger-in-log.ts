import assert from 'node:assert/strict';
import type { StoredEvent } from '../../src/event-sourcing/recorded-event.js';
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

/**
 * Checks that the ledger's events are the movements of money so far, each once and in order, in double
 * entry: whenever it is looked at, and however far the ledger has come.
 */
export function checkLedger(events: readonly StoredEvent[]): void {
  const movements = events.filter(({ type }) => /^Money(Deposited|Withdrawn)$/.test(type));
  const entries = events.filter(({ type }) => type === 'EntryRecorded');
  assert.ok(entries.length <= movements.length, 'the ledger has no more entries than movements');
  for (const [index, entry] of entries.entries()) {
    const movement = movements[index]!;
    assert.deepEqual(JSON.parse(entry.data), entryFor(movement), where(entry));
    assert.ok(entry.position > movement.position, where(entry));
    assert.equal(entry.version, index + 1, where(entry));
  }
  const last = movements[entries.length - 1];
  assert.ok(last === undefined || last.endsCommand, 'the ledger records transfers as a whole');
}

function entryFor({ type, data, position, transactionId, recordedAt }: StoredEvent) {
  const { accountId, amount, currency, isBonus, ...other } = JSON.parse(data) as Movement;
  const isTransfer = other.transferredFrom !== undefined || other.transferredTo !== undefined;
  const contra = isBonus ? 'bonus-expense' : isTransfer ? 'transfers' : 'cash';
  const customer = `customer:${accountId}`;
  const isDeposit = type === 'MoneyDeposited';
  return {
    sourcePosition: position,
    debit: isDeposit ? contra : customer,
    credit: isDeposit ? customer : contra,
    amount,
    currency,
    transactionId,
    occurredAt: recordedAt,
  };
}
