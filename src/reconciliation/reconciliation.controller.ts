import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { NoParameters } from '../http/parameters/read-parameters.js';
import { Reconcile } from './reconciliation.query.js';
import { ApiReconciliation } from './reconciliation.openapi.js';
import { ReconciliationResponse } from './reconciliation.responses.js';
import type { Reconciliation } from './reconciliation.js';

@Controller('api/ledger/reconciliation')
export class ReconciliationController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiReconciliation()
  async reconcileLedger(
    @Query() _none: NoParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReconciliationResponse> {
    const result: Reconciliation = await this.queries.execute(new Reconcile());
    const beingBuilt = result.notCompared.find((each) => each.beingBuilt)?.beingBuilt;
    if (beingBuilt) throw beingBuilt;
    reply.header('Log-Position', String(result.position));
    return new ReconciliationResponse(result);
  }
}
