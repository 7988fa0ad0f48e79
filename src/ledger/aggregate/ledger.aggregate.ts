import type { Aggregate } from '../../event-sourcing/decide/aggregate.js';
import type { LedgerCommand } from '../domain/ledger.commands.js';
import { ledgerDecider, type Ledger } from '../domain/ledger.decider.js';
import type { LedgerEvent } from '../domain/ledger.events.js';

export const LEDGER_STREAM = 'ledger';

/** One stream for the bank. What it has recorded is told by position, not by transaction id. */
export const ledgerAggregate = {
  ...ledgerDecider,
  streams: () => [LEDGER_STREAM],
  streamOf: () => LEDGER_STREAM,
  repeats: () => false,
  // An event may hold a hundred entries.
  snapshots: { every: 50, schemaVersion: 2, encode, decode },
} satisfies Aggregate<LedgerCommand, LedgerEvent, Ledger>;

function encode(ledger: Ledger): string {
  return JSON.stringify(ledger, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

function decode(data: string): Ledger {
  return JSON.parse(data, (key, value: unknown) =>
    key === 'debit' || key === 'credit' ? BigInt(value as string) : value,
  ) as Ledger;
}
