import { AccountOverviewProjection } from './account-overview/account-overview.projection.js';
import { ListAccountsHandler } from './account-overview/account-overview.query.js';
import { AccountStatementProjection } from './account-statement/account-statement.projection.js';
import { ListTransactionsHandler } from './account-statement/account-statement.query.js';

export const accountReadModels = [
  AccountOverviewProjection,
  ListAccountsHandler,
  AccountStatementProjection,
  ListTransactionsHandler,
];
