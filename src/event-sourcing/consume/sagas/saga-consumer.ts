import type { CommandBus, ICommand, ISaga } from '@nestjs/cqrs';
import { from, lastValueFrom, timeout, toArray } from 'rxjs';
import { followingFrom, type Metadata } from '../../log/metadata.js';
import type { RecordedEvent } from '../../log/recorded-event.js';
import type { RequestContext } from '../../decide/request-context.js';
import type { Checkpoint, Lease } from '../subscriptions/checkpoint.js';
import { asEvents } from './delivered-events.js';
import type { Consumer } from '../subscriptions/consumer.js';
import type { GroupCommit } from '../checkpoints/group-commit.js';
import type { Page } from '../subscriptions/page-reader.js';

/** A saga turns a finite stream into commands; one that goes on for longer is at fault. */
const LONGEST_STREAM_MS = 30_000;

/**
 * Runs a Nest `@Saga()` once a page, on a stream that ends with the page. The checkpoint moves when all
 * its commands are carried out, one after the other: a page may come twice, so that what the commands
 * do must be idempotent.
 */
export class SagaConsumer implements Consumer {
  readonly pageSize = 4_000;
  readonly onError = 'retry';

  constructor(
    readonly name: string,
    readonly types: ReadonlySet<string>,
    private readonly saga: ISaga,
    private readonly commandBus: CommandBus,
    private readonly context: RequestContext,
    private readonly commits: GroupCommit,
  ) {}

  async deliver(page: Page, lease: Lease): Promise<Checkpoint> {
    const metadata = causeOf(page.events);
    for (const command of await this.commandsFor(page))
      await this.context.run({ metadata, fromConsumer: true }, () =>
        this.commandBus.execute(command),
      );
    await this.commits.advance({ lease, from: page.from, to: page.to });
    return page.to;
  }

  private async commandsFor(page: Page): Promise<ICommand[]> {
    if (page.events.length === 0) return [];
    const commands = this.saga(from(asEvents(page))).pipe(toArray(), timeout(LONGEST_STREAM_MS));
    return lastValueFrom(commands);
  }
}

/** The last event is what the page's commands follow from, and its request, if that is the one of them all. */
function causeOf(events: readonly RecordedEvent[]): Metadata {
  const last = events.at(-1);
  if (!last) return {};
  const { correlationId } = last.metadata;
  const isOne = events.every(({ metadata }) => metadata.correlationId === correlationId);
  return isOne ? followingFrom(last) : { causationId: last.eventId };
}
