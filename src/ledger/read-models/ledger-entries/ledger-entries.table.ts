import type { TableDefinition } from '../../../event-sourcing/log/stores/sql/dialects/dialect.js';

/** A row an entry of the ledger. */
export const ledgerEntriesTable: TableDefinition = {
  name: 'ledger_entries',
  version: 3,
  columns: [
    { name: 'source_position', type: 'bigint' },
    { name: 'position', type: 'bigint' },
    { name: 'recorded_at', type: 'bigint' },
    { name: 'account_id', type: 'key' },
    { name: 'debit', type: 'key' },
    { name: 'credit', type: 'key' },
    { name: 'amount', type: 'bigint' },
    { name: 'currency', type: 'key' },
    { name: 'transaction_id', type: 'key', nullable: true },
    { name: 'correlation_id', type: 'text', nullable: true },
  ],
  primaryKey: ['source_position'],
  indexes: [['account_id', 'source_position']],
};
