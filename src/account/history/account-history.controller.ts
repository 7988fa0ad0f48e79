import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { UuidPipe } from '../../http/parameters/uuid.pipe.js';
import { ApiListHistory } from './account-history.openapi.js';
import type { History } from './account-history.query.js';
import { ListHistoryRequest } from './account-history.requests.js';
import { ChangeResponse, type HistoryPage } from './account-history.responses.js';

@ApiTags('Accounts')
@Controller('api/account/:accountId/history')
export class AccountHistoryController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiListHistory()
  async listAccountHistory(
    @Param('accountId', UuidPipe) accountId: string,
    @Query() request: ListHistoryRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HistoryPage> {
    const { position, changes }: History = await this.queries.execute(request.toQuery(accountId));
    reply.header('Log-Position', String(position));
    return request.page(
      changes,
      ({ version }) => version,
      (change) => new ChangeResponse(change),
    );
  }
}
