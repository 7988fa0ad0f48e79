import { Inject } from '@nestjs/common';
import { QueryBus, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { AccountEvent } from '../account/domain/account.events.js';
import {
  FindChanges,
  type ChangesFound,
} from '../account/read-models/account-movements/changes.query.js';
import { PositionBeyondLog } from '../event-sourcing/log/event-log.errors.js';
import type { EventLog } from '../event-sourcing/log/event-log.js';
import { EventRegistry } from '../event-sourcing/log/event-registry.js';
import { EVENT_LOG } from '../event-sourcing/nest/event-log.token.js';
import type { RecordedEvent } from '../event-sourcing/log/recorded-event.js';
import { PageReader, type Page } from '../event-sourcing/consume/subscriptions/page-reader.js';
import type { PersonalDataErased } from '../owners/domain/owner.events.js';
import { accountFeedTypes, accountToFeed } from './account-to-feed.js';
import type { CloudEvent } from './cloud-event.js';
import { ownerFeedTypes, ownerToFeed } from './owner-to-feed.js';

export type FeedFilter = FindChanges['filter'];

/**
 * What happened after a position of the log: `limit` events and the rest of the last one's command. Of what
 * a filter is for, `limit` events.
 */
export class ReadFeed {
  constructor(
    readonly after: number,
    readonly limit: number,
    readonly filter: FeedFilter = {},
  ) {}
}

export interface FeedPage {
  /** The position to go on after: everything up to it has been told. */
  readonly position: number;
  readonly events: readonly CloudEvent[];
}

/** One request reads no more events than this, since most of the log may not be public. */
const EVENTS_A_PAGE = 1_000;
const MAX_PAGES = 10;
const feedTypes: ReadonlySet<string> = new Set([...accountFeedTypes, ...ownerFeedTypes]);

@QueryHandler(ReadFeed)
export class ReadFeedHandler implements IQueryHandler<ReadFeed> {
  private readonly pages: PageReader;

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly registry: EventRegistry,
    private readonly queries: QueryBus,
  ) {
    this.pages = new PageReader(log, registry, feedTypes);
  }

  /** @throws {PositionBeyondLog} Else what comes after a restored backup would be passed over. */
  async execute({ after, limit, filter }: ReadFeed): Promise<FeedPage> {
    const isFiltered = Object.values(filter).some((value) => value !== undefined);
    const page = isFiltered
      ? await this.find(new FindChanges(filter, after, limit))
      : await this.read(after, limit);
    if (page.position > after) return page;
    const { position: head } = await this.log.head();
    if (after > head) throw new PositionBeyondLog(after, head);
    return page;
  }

  private async find(query: FindChanges): Promise<FeedPage> {
    const { position, changes }: ChangesFound = await this.queries.execute(query);
    const stored = await this.log.readVersions(changes);
    const events = stored
      .sort((a, b) => a.position - b.position)
      .map((event) => toFeed(this.registry.decode(event)));
    return { position, events };
  }

  private async read(after: number, limit: number): Promise<FeedPage> {
    const events: CloudEvent[] = [];
    let position = after;
    for (let pages = 0; pages < MAX_PAGES && events.length < limit; pages++) {
      const page = await this.pages.read({ position, delivered: 0 }, EVENTS_A_PAGE);
      if (!page) break;
      const taken = take(page, limit - events.length);
      events.push(...taken.events.map(toFeed));
      position = taken.position;
    }
    return { position, events };
  }
}

const toFeed = (recorded: RecordedEvent): CloudEvent =>
  ownerFeedTypes.has(recorded.event.type)
    ? ownerToFeed(recorded as RecordedEvent<PersonalDataErased>)
    : accountToFeed(recorded as RecordedEvent<AccountEvent>);

/** The first events of a page, `limit` of them, and more up to the end of a command. */
function take({ events, to }: Page, limit: number) {
  const last = events.findIndex(({ endsCommand }, index) => endsCommand && index >= limit - 1);
  if (last < 0) return { events, position: to.position };
  return { events: events.slice(0, last + 1), position: events[last]!.position };
}
