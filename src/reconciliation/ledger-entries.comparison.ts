import type { ReadModelStore } from '../event-sourcing/read-models/read-model-store.js';
import type { SqlReader } from '../event-sourcing/typeorm/transactions.js';
import { ledgerEntriesTable } from '../ledger/read-models/ledger-entries/ledger-entries.table.js';
import type { BankByLog, Sums } from './bank-by-log.js';
import type { Comparison } from './comparison.js';
import type { Figures } from './difference.js';
import { SUM_OF_AMOUNTS, sumOf } from './exact-sums.js';
import { compareRecorded } from './recorded.comparison.js';

/** What every customer's and every general account was debited and credited with. */
export const compareLedgerEntries =
  (models: ReadModelStore) =>
  async (reader: SqlReader): Promise<Comparison[]> => {
    const { table, position } = await models.liveTable(reader, ledgerEntriesTable);
    const found = new Map<string, Sums>();
    for (const side of ['debit', 'credit'] as const) {
      const rows = await reader.query(
        `SELECT ${side} AS account, currency, COUNT(*) AS entries, ${SUM_OF_AMOUNTS} FROM ${table}
         GROUP BY ${side}, currency`,
      );
      for (const row of rows) {
        const name = `${row.account} ${row.currency}`;
        const sums = found.get(name) ?? { debit: 0n, credit: 0n, entries: 0 };
        sums[side] += sumOf(row);
        sums.entries += Number(row.entries);
        found.set(name, sums);
      }
    }
    const where = ledgerEntriesTable.name;
    const what = 'debits and credits of each account';
    const recordedUpTo = await recordedIn(reader, table);
    return [
      { where, what, at: recordedUpTo, found: new Map(figures(found)), expected },
      compareRecorded(where, position, recordedUpTo),
    ];
  };

async function recordedIn(reader: SqlReader, table: string): Promise<number> {
  const [row] = await reader.query(`SELECT MAX(source_position) AS recorded FROM ${table}`);
  return Number(row!.recorded ?? 0);
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
