import type { LiveCopy } from '../../event-sourcing/integrity/read-models/live-copy.js';
import type { Row } from '../../event-sourcing/log/stores/sql/transactions/transactions.js';
import type { BankByLog, Sums } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import type { Figures } from './difference.js';
import { compareRecorded } from './recorded.comparison.js';

/** What every customer's and every general account was debited and credited with, beside the movements of money. */
export async function compareLedgerEntries(copy: LiveCopy): Promise<Comparison[]> {
  const sums = new Map<string, Sums>();
  let recordedUpTo = 0;
  for await (const rows of copy.pages())
    for (const row of rows) {
      recordedUpTo = Math.max(recordedUpTo, Number(row.source_position));
      add(sums, row, 'debit');
      add(sums, row, 'credit');
    }
  const where = copy.definition.name;
  const what = 'debits and credits of each account';
  return [
    { where, what, at: recordedUpTo, found: new Map(figures(sums)), expected },
    compareRecorded(where, copy.position, recordedUpTo),
  ];
}

function add(sums: Map<string, Sums>, row: Row, side: 'debit' | 'credit'): void {
  const name = `${row[side]} ${row.currency}`;
  const sum = sums.get(name) ?? { debit: 0n, credit: 0n, entries: 0 };
  sum[side] += BigInt(row.amount!);
  sum.entries += 1;
  sums.set(name, sum);
}

function* expected({ accounts, books }: BankByLog): Figures {
  for (const [id, { currency, movements: entries, paidOut: debit, paidIn: credit }] of accounts)
    if (entries > 0)
      yield* figures(new Map([[`customer:${id} ${currency}`, { debit, credit, entries }]]));
  yield* figures(new Map([...books].filter(([name]) => !name.startsWith('customers '))));
}

export function* figures(sums: ReadonlyMap<string, Sums>): Figures {
  for (const [name, { debit, credit, entries }] of sums)
    yield [name, `debit ${debit}, credit ${credit}, ${entries} entries`];
}
