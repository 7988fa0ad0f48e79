import { DEFAULT_LIMIT, IsLimit, IsPosition } from '../http/paging/paging.decorators.js';
import { ReadFeed } from './feed.query.js';

export class ReadFeedRequest {
  @IsPosition({
    description:
      'Tells what happened after this position of the log: the Log-Position of the answer before, or ' +
      'the sequence of the last event that was dealt with; 0 for everything.',
    example: 0,
    optional: true,
  })
  after?: string;

  @IsLimit({
    description:
      'How many events to answer with; what was done as one is not parted, so a few more.',
    optional: true,
  })
  limit?: string;

  toQuery(): ReadFeed {
    return new ReadFeed(Number(this.after ?? 0), Number(this.limit ?? DEFAULT_LIMIT));
  }
}
