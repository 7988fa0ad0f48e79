import { AccountOverviewProjection } from './account-overview/account-overview.projection.js';
import { ListAccountsHandler } from './account-overview/account-overview.query.js';
import { GetOwnerBalancesHandler } from './account-overview/owner-balances.query.js';
import { AccountMovementsProjection } from './account-movements/account-movements.projection.js';
import { ListTransactionsHandler } from './account-movements/account-movements.query.js';
import { FindChangesHandler } from './account-movements/changes.query.js';
import { FindTransactionHandler } from './account-movements/transaction.query.js';

export const accountReadModels = [
  AccountOverviewProjection,
  ListAccountsHandler,
  GetOwnerBalancesHandler,
  AccountMovementsProjection,
  ListTransactionsHandler,
  FindTransactionHandler,
  FindChangesHandler,
];
