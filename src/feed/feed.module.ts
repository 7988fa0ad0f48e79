import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FeedController } from './feed.controller.js';
import { ReadFeedHandler } from './feed.query.js';

/** Tells other systems what happens to accounts. */
@Module({
  imports: [CqrsModule],
  controllers: [FeedController],
  providers: [ReadFeedHandler],
})
export class FeedModule {}
