import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { UuidPipe } from '../http/uuid.pipe.js';
import { ApiListAccounts, ApiListTransactions } from './account-lists.openapi.js';
import { ListAccountsRequest, ListTransactionsRequest } from './account-lists.requests.js';
import {
  TransactionResponse,
  type AccountPage,
  type TransactionPage,
} from './account-lists.responses.js';
import { AccountResponse } from './account.responses.js';
import type { AccountList } from './read-models/account-overview/account-overview.query.js';
import type { TransactionList } from './read-models/account-statement/account-statement.query.js';

/** What is read of accounts from query tables. */
@ApiTags('Accounts')
@Controller('api')
export class AccountListsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('accounts')
  @ApiListAccounts()
  async listAccounts(
    @Query() request: ListAccountsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountPage> {
    const { position, items }: AccountList = await this.queries.execute(request.toQuery());
    reply.header('Log-Position', String(position));
    return request.page(
      items,
      ({ accountId }) => accountId,
      (account) => new AccountResponse(account),
    );
  }

  @Get('account/:accountId/transactions')
  @ApiListTransactions()
  async listAccountTransactions(
    @Param('accountId', UuidPipe) accountId: string,
    @Query() request: ListTransactionsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransactionPage> {
    const query = request.toQuery(accountId);
    const { position, items }: TransactionList = await this.queries.execute(query);
    reply.header('Log-Position', String(position));
    return request.page(
      items,
      ({ version }) => version,
      (movement) => new TransactionResponse(movement),
    );
  }
}
