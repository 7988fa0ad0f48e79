import type { Findings } from '../event-sourcing/integrity/report/findings.js';
import type { Transactions } from '../event-sourcing/log/stores/sql/transactions/transactions.js';
import type { DataKeys } from './data-keys.js';
import { NotReadable } from './sealed.js';
import { unwrap } from './wrapped-key.js';

const PAGE = 1_000;

/** Whether the owners' keys open with the data keys that they are said to be under. */
export class KeyCheck {
  constructor(private readonly transactions: Transactions) {}

  /** Leaves out those under data keys that are not known here. */
  async run({ current, previous = current }: DataKeys, findings: Findings): Promise<void> {
    const byId = new Map([current, previous].map((key) => [key.id, key]));
    for (let after: string | undefined = ''; after !== undefined;) {
      const rows = await this.transactions.reads.query(
        `SELECT owner_id, wrapped_key, data_key_id FROM owner_keys WHERE owner_id > ? ORDER BY owner_id LIMIT ${PAGE}`,
        [after],
      );
      for (const { owner_id: owner, wrapped_key: wrapped, data_key_id: id } of rows) {
        const dataKey = byId.get(String(id));
        if (dataKey && !opens(() => unwrap(dataKey, String(owner), String(wrapped))))
          findings.tell(`the key of owner ${owner} does not open: it is not as it was written`);
      }
      after = rows.length === PAGE ? String(rows.at(-1)!.owner_id) : undefined;
    }
  }
}

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch (error) {
    if (error instanceof NotReadable) return false;
    throw error;
  }
}
