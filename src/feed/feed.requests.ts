import { DEFAULT_LIMIT, IsLimit, IsPosition } from '../http/paging/paging.decorators.js';
import { checkedParameter, IsUuid } from '../http/parameters/parameter.decorators.js';
import { accountFactKinds } from './account-to-feed.js';
import { ReadFeed, type FeedFilter } from './feed.query.js';
import { ERASED_KIND, PERSONAL_DATA_ERASED } from './owner-to-feed.js';

const kinds = new Map<string, FeedFilter['kind']>([
  ...accountFactKinds,
  [PERSONAL_DATA_ERASED, ERASED_KIND],
]);

/** What an event may be called in the feed. */
export const feedTypeNames: string[] = [...kinds.keys()];

const IsFeedType = () =>
  checkedParameter(
    'isFeedType',
    (text) => typeof text === 'string' && kinds.has(text),
    `must be one of ${feedTypeNames.join(', ')}`,
    { type: 'string', enum: feedTypeNames },
    { description: 'Only events of this type.', optional: true },
  );

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

  @IsUuid({ description: 'Only what happens to this account.', optional: true })
  accountId?: string;

  @IsUuid({
    description: 'Only what happens to this owner, and to their accounts.',
    optional: true,
  })
  owner?: string;

  @IsFeedType()
  type?: string;

  toQuery(): ReadFeed {
    const filter = {
      accountId: this.accountId?.toLowerCase(),
      ownerId: this.owner?.toLowerCase(),
      kind: this.type === undefined ? undefined : kinds.get(this.type),
    };
    const limit = Number(this.limit ?? DEFAULT_LIMIT);
    return new ReadFeed(Number(this.after ?? 0), limit, filter);
  }
}
