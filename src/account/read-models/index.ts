import { AccountOverviewProjection } from './account-overview/account-overview.projection.js';
import { ListAccountsHandler } from './account-overview/account-overview.query.js';
import { GetOwnerBalancesHandler } from './account-overview/owner-balances.query.js';
import { AccountStatementProjection } from './account-statement/account-statement.projection.js';
import { ListTransactionsHandler } from './account-statement/account-statement.query.js';
import { FindChangesHandler } from './account-statement/changes.query.js';
import { FindTransactionHandler } from './account-statement/transaction.query.js';

export const accountReadModels = [
  AccountOverviewProjection,
  ListAccountsHandler,
  GetOwnerBalancesHandler,
  AccountStatementProjection,
  ListTransactionsHandler,
  FindTransactionHandler,
  FindChangesHandler,
];
