import type { Aggregate } from '../event-sourcing/aggregate.js';
import type { LedgerCommand } from './domain/ledger.commands.js';
import { ledgerDecider, type Ledger } from './domain/ledger.decider.js';
import type { LedgerEvent } from './domain/ledger.events.js';

export const LEDGER_STREAM = 'ledger';

/** One stream for the bank. What it has recorded is told by position, not by transaction id. */
export const ledgerAggregate: Aggregate<LedgerCommand, LedgerEvent, Ledger> = {
  ...ledgerDecider,
  streams: () => [LEDGER_STREAM],
  streamOf: () => LEDGER_STREAM,
  repeats: () => false,
  causeOf: ({ causes }, { entry }) => causes.get(entry.sourcePosition),
  snapshots: { every: 1_000, schemaVersion: 1, encode, decode },
};

function encode({ recordedUpTo, currencies }: Ledger): string {
  return JSON.stringify({
    recordedUpTo,
    currencies: mapTotals(currencies, ({ balance, transactions }) => ({
      balance: String(balance),
      transactions,
    })),
  });
}

function decode(data: string): Ledger {
  const { recordedUpTo, currencies } = JSON.parse(data) as EncodedLedger;
  return {
    recordedUpTo,
    currencies: mapTotals(currencies, ({ balance, transactions }) => ({
      balance: BigInt(balance),
      transactions,
    })),
  };
}

interface EncodedLedger {
  recordedUpTo: number;
  currencies: Record<string, { balance: string; transactions: number }>;
}

function mapTotals<From extends object, To>(
  currencies: Readonly<Record<string, From>>,
  change: (totals: From) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(currencies).map(([currency, totals]) => [currency, change(totals)]),
  );
}
