import { Body, Controller, HttpCode, Logger, Post, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../../event-sourcing/decide/domain-error.js';
import { EventLogError } from '../../event-sourcing/log/event-log.errors.js';
import type { Outcome } from '../../event-sourcing/decide/journal/queue/tasks.js';
import { TakesJson } from '../../http/bodies/bodies.js';
import { NoParameters } from '../../http/parameters/read-parameters.js';
import type { ExecuteTransactions } from './bulk.commands.js';
import { ApiExecuteTransactions } from './bulk.openapi.js';
import { ExecuteTransactionsRequest, MAX_BULK_BYTES } from './bulk.requests.js';
import { TransactionsResponse } from './bulk.responses.js';

/** Many operations in one request. */
@ApiTags('Accounts')
@Controller('api/transactions')
export class BulkController {
  private readonly logger = new Logger('HTTP');

  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  @TakesJson(MAX_BULK_BYTES)
  @ApiExecuteTransactions()
  async executeTransactions(
    @Query() _none: NoParameters,
    @Body() request: ExecuteTransactionsRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransactionsResponse> {
    const command = request.toCommand();
    const outcomes = await this.commands.execute<ExecuteTransactions, readonly Outcome[]>(command);
    this.report(outcomes);
    describe(reply, outcomes);
    return new TransactionsResponse(outcomes);
  }

  /** Logs failures that are not the client's fault. If every operation has failed so, the request as a whole fails. */
  private report(outcomes: readonly Outcome[]): void {
    const faults = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    const failed = faults.filter((error) => !(error instanceof DomainError));
    if (failed.length === outcomes.length) throw failed[0];
    for (const error of failed) if (!(error instanceof EventLogError)) this.logger.error(error);
  }
}

function describe(reply: FastifyReply, outcomes: readonly Outcome[]): void {
  let position = 0;
  let replayed = true;
  for (const outcome of outcomes) {
    if ('error' in outcome) replayed = false;
    else {
      position = Math.max(position, outcome.committed.position);
      replayed &&= outcome.committed.replayed;
    }
  }
  if (position > 0) reply.header('Log-Position', String(position));
  if (replayed) reply.header('Idempotent-Replayed', 'true');
}
