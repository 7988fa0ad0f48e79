import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { GetAccount, GetAccountAsOf, GetAccountAtVersion } from './account.queries.js';
import { Accounts } from '../aggregate/accounts.js';

@QueryHandler(GetAccount)
export class GetAccountHandler implements IQueryHandler<GetAccount> {
  constructor(private readonly accounts: Accounts) {}
  execute({ accountId }: GetAccount) {
    return this.accounts.get(accountId);
  }
}

@QueryHandler(GetAccountAtVersion)
export class GetAccountAtVersionHandler implements IQueryHandler<GetAccountAtVersion> {
  constructor(private readonly accounts: Accounts) {}
  execute({ accountId, version }: GetAccountAtVersion) {
    return this.accounts.atVersion(accountId, version);
  }
}

@QueryHandler(GetAccountAsOf)
export class GetAccountAsOfHandler implements IQueryHandler<GetAccountAsOf> {
  constructor(private readonly accounts: Accounts) {}
  execute({ accountId, asOf }: GetAccountAsOf) {
    return this.accounts.asOf(accountId, asOf);
  }
}

export const accountQueryHandlers = [
  GetAccountHandler,
  GetAccountAtVersionHandler,
  GetAccountAsOfHandler,
];
