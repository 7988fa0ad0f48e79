import type { TableDefinition } from '../../../event-sourcing/log/stores/sql/dialects/dialect.js';

/** A row a ledger account and currency; all customers' accounts together are one, `customers`. */
export const ledgerBalancesTable: TableDefinition = {
  name: 'ledger_balances',
  columns: [
    { name: 'account', type: 'key' },
    { name: 'currency', type: 'key' },
    { name: 'debit', type: 'decimal' },
    { name: 'credit', type: 'decimal' },
    { name: 'entries', type: 'bigint' },
    { name: 'source_position', type: 'bigint' },
  ],
  primaryKey: ['account', 'currency'],
};
