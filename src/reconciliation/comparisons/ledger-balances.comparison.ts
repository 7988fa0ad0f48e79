import type { LiveCopy } from '../../event-sourcing/integrity/read-models/live-copy.js';
import type { BankByLog, Sums } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import type { Figures } from './difference.js';
import { figures } from './ledger-entries.comparison.js';
import { compareRecorded } from './recorded.comparison.js';

/** The trial balance, beside the movements of money: its sums, and that debits and credits are the same. */
export async function compareLedgerBalances(copy: LiveCopy): Promise<Comparison[]> {
  const sums = new Map<string, Sums>();
  let recordedUpTo = 0;
  for await (const rows of copy.pages())
    for (const { account, currency, debit, credit, entries, source_position } of rows) {
      recordedUpTo = Math.max(recordedUpTo, Number(source_position));
      sums.set(`${account} ${currency}`, {
        debit: BigInt(debit!),
        credit: BigInt(credit!),
        entries: Number(entries),
      });
    }
  const where = copy.definition.name;
  const what = 'debits and credits, and that they are equal';
  const found = new Map([...figures(sums), ...excesses(sums)]);
  return [
    { where, what, at: recordedUpTo, found, expected },
    compareRecorded(where, copy.position, recordedUpTo),
  ];
}

function* expected({ books }: BankByLog): Figures {
  yield* figures(books);
  for (const [subject] of excesses(books)) yield [subject, '0'];
}

/** By how much the debits of a currency are more than its credits. */
function excesses(books: ReadonlyMap<string, Sums>): Figures {
  const found = new Map<string, bigint>();
  for (const [name, { debit, credit }] of books) {
    const subject = `debits less credits in ${name.slice(name.lastIndexOf(' ') + 1)}`;
    found.set(subject, (found.get(subject) ?? 0n) + debit - credit);
  }
  return [...found].map(([subject, excess]) => [subject, String(excess)] as const);
}
