import type { TableDefinition } from '../../../event-sourcing/log/stores/sql/dialects/dialect.js';

/**
 * A row for each change of an account, and for each erasure of an owner's personal data: then the owner stands
 * in place of the account. Only movements of money have an amount, a balance and a currency.
 */
export const accountMovementsTable: TableDefinition = {
  name: 'account_movements',
  version: 3,
  formerNames: [{ name: 'account_statement', upTo: 2 }],
  columns: [
    { name: 'account_id', type: 'key' },
    { name: 'position', type: 'bigint' },
    { name: 'version', type: 'bigint' },
    { name: 'recorded_at', type: 'bigint' },
    { name: 'kind', type: 'key' },
    { name: 'amount', type: 'bigint', nullable: true },
    { name: 'balance', type: 'bigint', nullable: true },
    { name: 'currency', type: 'key', nullable: true },
    { name: 'transaction_id', type: 'key', nullable: true },
    { name: 'counterparty', type: 'key', nullable: true },
  ],
  primaryKey: ['account_id', 'position'],
  indexes: [
    ['account_id', 'kind', 'amount'],
    ['transaction_id', 'position'],
    ['kind', 'position'],
  ],
};
