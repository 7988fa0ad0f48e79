import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { UuidPipe } from '../../http/parameters/uuid.pipe.js';
import {
  ApiFindTransaction,
  ApiListAccounts,
  ApiListTransactions,
  ApiOwnerBalances,
} from './account-lists.openapi.js';
import {
  FindTransactionRequest,
  ListAccountsRequest,
  ListTransactionsRequest,
  OwnerBalancesRequest,
} from './account-lists.requests.js';
import {
  AccountChangeResponse,
  OwnerBalancesResponse,
  TransactionResponse,
  type AccountChangePage,
  type AccountPage,
  type TransactionPage,
} from './account-lists.responses.js';
import { AccountResponse } from '../operations/account.responses.js';
import type { AccountList } from '../read-models/account-overview/account-overview.query.js';
import type { OwnerBalances } from '../read-models/account-overview/owner-balances.query.js';
import type { TransactionList } from '../read-models/account-movements/account-movements.query.js';
import type { TransactionFound } from '../read-models/account-movements/transaction.query.js';

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

  @Get('owners/:ownerId/balances')
  @ApiOwnerBalances()
  async getOwnerBalances(
    @Param('ownerId', UuidPipe) ownerId: string,
    @Query() request: OwnerBalancesRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OwnerBalancesResponse> {
    const query = request.toQuery(ownerId);
    const { position, balances }: OwnerBalances = await this.queries.execute(query);
    reply.header('Log-Position', String(position));
    return new OwnerBalancesResponse(ownerId, balances);
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
      (movement) => movement.position,
      (movement) => new TransactionResponse(movement),
    );
  }

  @Get('transactions/:transactionId')
  @ApiFindTransaction()
  async findTransaction(
    @Param('transactionId', UuidPipe) transactionId: string,
    @Query() request: FindTransactionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccountChangePage> {
    const query = request.toQuery(transactionId);
    const { position, items }: TransactionFound = await this.queries.execute(query);
    reply.header('Log-Position', String(position));
    return request.page(
      items,
      (change) => change.position,
      (change) => new AccountChangeResponse(change),
    );
  }
}
