import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { LedgerEntryResponse, type LedgerEntryPage } from './ledger-entries.responses.js';
import { ApiGetLedger, ApiListEntries, ApiTrialBalance } from './ledger.openapi.js';
import { LedgerRequest, ListLedgerEntriesRequest } from './ledger.requests.js';
import { LedgerResponse, TrialBalanceResponse } from './ledger.responses.js';
import type { LedgerBalances } from './read-models/ledger-balances/ledger-balances.query.js';
import type { LedgerEntryList } from './read-models/ledger-entries/ledger-entries.query.js';

const Reply = () => Res({ passthrough: true });

@ApiTags('Ledger')
@Controller('api/ledger')
export class LedgerController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiGetLedger()
  async getLedger(
    @Query() request: LedgerRequest,
    @Reply() reply: FastifyReply,
  ): Promise<LedgerResponse> {
    return new LedgerResponse(await this.balances(request, reply));
  }

  @Get('trial-balance')
  @ApiTrialBalance()
  async getTrialBalance(
    @Query() request: LedgerRequest,
    @Reply() reply: FastifyReply,
  ): Promise<TrialBalanceResponse> {
    return new TrialBalanceResponse(await this.balances(request, reply));
  }

  @Get('entries')
  @ApiListEntries()
  async listLedgerEntries(
    @Query() request: ListLedgerEntriesRequest,
    @Reply() reply: FastifyReply,
  ): Promise<LedgerEntryPage> {
    const { position, items }: LedgerEntryList = await this.queries.execute(request.toQuery());
    reply.header('Log-Position', String(position));
    return request.page(
      items,
      (entry) => entry.sourcePosition,
      (entry) => new LedgerEntryResponse(entry),
    );
  }

  private async balances(request: LedgerRequest, reply: FastifyReply): Promise<LedgerBalances> {
    const found: LedgerBalances = await this.queries.execute(request.toQuery());
    reply.header('Log-Position', String(found.position));
    return found;
  }
}
