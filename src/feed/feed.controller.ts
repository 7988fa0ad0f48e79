import { Controller, Get, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CLOUD_EVENTS_BATCH, type CloudEvent } from './cloud-event.js';
import { ApiFeed } from './feed.openapi.js';
import type { FeedPage } from './feed.query.js';
import { ReadFeedRequest } from './feed.requests.js';

@ApiTags('Feed')
@Controller('api/feed')
export class FeedController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiFeed()
  async readFeed(
    @Query() request: ReadFeedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<readonly CloudEvent[]> {
    const { position, events }: FeedPage = await this.queries.execute(request.toQuery());
    reply.type(CLOUD_EVENTS_BATCH).header('Log-Position', String(position));
    return events;
  }
}
