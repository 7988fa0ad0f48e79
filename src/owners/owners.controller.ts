import { Controller, Delete, HttpCode, Param, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { NoParameters } from '../http/parameters/read-parameters.js';
import { UuidPipe } from '../http/parameters/uuid.pipe.js';
import { ErasePersonalData } from './domain/owner.commands.js';
import type { Erased } from './owner.command-handlers.js';
import { ApiErasePersonalData, ApiOwner } from './owners.openapi.js';

@ApiOwner()
@Controller('api/owners/:ownerId')
export class OwnersController {
  constructor(private readonly commands: CommandBus) {}

  @Delete('personal-data')
  @ApiErasePersonalData()
  @HttpCode(204)
  async erasePersonalData(
    @Param('ownerId', UuidPipe) ownerId: string,
    @Query() _none: NoParameters,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { position } = await this.commands.execute<ErasePersonalData, Erased>(
      new ErasePersonalData(ownerId),
    );
    reply.header('Log-Position', String(position));
  }
}
