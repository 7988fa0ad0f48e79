import type { Readable } from 'node:stream';
import {
  Controller,
  Get,
  Headers,
  Logger,
  Param,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { formatInstant, type Instant } from '../../event-sourcing/log/instant.js';
import { preferred } from '../../http/answers/negotiation.js';
import { UuidPipe } from '../../http/parameters/uuid.pipe.js';
import { statementCamt053, statementCamt053AsText } from './formats/statement-camt053.js';
import { OpenStatements } from './content/open-statements.js';
import { statementCsv } from './formats/statement-csv.js';
import { streamOf, type StatementFormat } from './formats/statement-format.js';
import { statementJson } from './formats/statement-json.js';
import { ApiStatement } from './statement.openapi.js';
import { GetStatementRequest } from './statement.requests.js';
import type { GetStatement } from './statement.query.js';
import type { Statement } from './content/statement.js';

const formats = [statementJson, statementCsv, statementCamt053, statementCamt053AsText];

@ApiTags('Accounts')
@Controller('api/account/:accountId/statement')
export class StatementController {
  private readonly logger = new Logger('Statement');
  private readonly open = new OpenStatements();

  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiStatement()
  async getAccountStatement(
    @Param('accountId', UuidPipe) accountId: string,
    @Query() request: GetStatementRequest,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    reply.header('Vary', 'Accept');
    const format = preferred(accept, formats);
    const query = request.toQuery(accountId);
    const stream = await this.open.write(() => this.begin(query, format, reply));
    return new StreamableFile(stream, { type: format.contentType });
  }

  private async begin(
    query: GetStatement,
    format: StatementFormat,
    reply: FastifyReply,
  ): Promise<Readable> {
    const statement: Statement = await this.queries.execute(query);
    const stream = await streamOf(statement, format);
    // By then the status has been sent: all that is left is to break off.
    stream.once('error', (error) => this.logger.error(error));
    reply.header('Log-Position', String(statement.position));
    const disposition = dispositionOf(statement, format);
    if (disposition) reply.header('Content-Disposition', disposition);
    return stream;
  }
}

function dispositionOf(
  { accountId, since, upTo }: Statement,
  { extension }: StatementFormat,
): string | undefined {
  if (!extension) return undefined;
  const name = ['statement', accountId, inName(since), inName(upTo)].join('-');
  return `attachment; filename="${name}.${extension}"`;
}

/** ISO 8601 in its basic form, to the second. */
const inName = (instant: Instant) => formatInstant(instant).replace(/[-:]|\.\d+/g, '');
