import type { TableDefinition } from '../../../event-sourcing/typeorm/dialect.js';

/** A row for each movement of money of an account. */
export const accountStatementTable: TableDefinition = {
  name: 'account_statement',
  columns: [
    { name: 'account_id', type: 'key' },
    { name: 'version', type: 'bigint' },
    { name: 'position', type: 'bigint' },
    { name: 'recorded_at', type: 'bigint' },
    { name: 'kind', type: 'key' },
    { name: 'amount', type: 'bigint' },
    { name: 'balance', type: 'bigint' },
    { name: 'currency', type: 'key' },
    { name: 'transaction_id', type: 'key', nullable: true },
    { name: 'counterparty', type: 'key', nullable: true },
  ],
  primaryKey: ['account_id', 'version'],
};
