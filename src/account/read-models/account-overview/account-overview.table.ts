import type { TableDefinition } from '../../../event-sourcing/log/stores/sql/dialects/dialect.js';

/** A row an account, as it is now. */
export const accountOverviewTable: TableDefinition = {
  name: 'account_overview',
  columns: [
    { name: 'account_id', type: 'key' },
    { name: 'owner_id', type: 'key' },
    { name: 'currency', type: 'key' },
    { name: 'balance', type: 'bigint' },
    { name: 'open', type: 'bigint' },
    { name: 'version', type: 'bigint' },
  ],
  primaryKey: ['account_id'],
  indexes: [['owner_id', 'account_id']],
};
