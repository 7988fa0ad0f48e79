import type { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import type { SqlReader } from '../event-sourcing/typeorm/transactions.js';
import { ledgerBalancesTable } from '../ledger/read-models/ledger-balances/ledger-balances.table.js';
import type { BankByLog, Sums } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import type { Figures } from './difference.js';
import { figures } from './ledger-entries.comparison.js';
import { compareRecorded } from './recorded.comparison.js';

/** The trial balance: its rows, and that debits and credits of each currency are the same. */
export const compareLedgerBalances =
  (models: ReadModelStore) =>
  async (reader: SqlReader): Promise<Comparison[]> => {
    const { table, position } = await models.liveTable(reader, ledgerBalancesTable);
    const rows = await reader.query(`SELECT * FROM ${table}`);
    const sums = new Map<string, Sums>();
    for (const { account, currency, debit, credit, entries } of rows)
      sums.set(`${account} ${currency}`, {
        debit: BigInt(debit!),
        credit: BigInt(credit!),
        entries: Number(entries),
      });
    const where = ledgerBalancesTable.name;
    const what = 'debits and credits, and that they are equal';
    const recordedUpTo = Math.max(0, ...rows.map((row) => Number(row.source_position)));
    const found = new Map([...figures(sums), ...excesses(sums)]);
    return [
      { where, what, at: recordedUpTo, found, expected },
      compareRecorded(where, position, recordedUpTo),
    ];
  };

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
