import { Injectable } from '@nestjs/common';
import { CommandHandler, Saga, type ICommandHandler } from '@nestjs/cqrs';
import { map, type Observable } from 'rxjs';
import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import { RequestContext } from '../../src/event-sourcing/decide/request-context.js';
import { recordOf } from '../../src/event-sourcing/consume/sagas/delivered-events.js';
import { SagaSubscription } from '../../src/event-sourcing/consume/subscriptions/subscription.decorator.js';
import { counters, count } from '../../src/event-sourcing/testing/counters.js';
import { Faults } from './tick-consumers.js';
import { Ticked } from './ticks.js';

export const SAGA = 'note-each-tick';

export class Note {
  constructor(
    readonly n: number,
    readonly previous: number,
  ) {}
}

/** A command for each tick. */
@Injectable()
export class NoteSaga {
  constructor(private readonly faults: Faults) {}

  @Saga()
  @SagaSubscription({ name: SAGA, events: [Ticked] })
  note(ticks: Observable<Ticked>): Observable<Note> {
    return ticks.pipe(
      map((tick) => {
        void this.faults.at(tick.n);
        return new Note(tick.n, recordOf(tick).previous);
      }),
    );
  }
}

/** Counts in the log, by the journal, and remembers what it was asked to do. */
@CommandHandler(Note)
export class NoteHandler implements ICommandHandler<Note> {
  readonly asked: Note[] = [];
  readonly metadata: unknown[] = [];

  constructor(
    private readonly journal: Journal,
    private readonly context: RequestContext,
  ) {}

  async execute(note: Note): Promise<void> {
    this.asked.push(note);
    this.metadata.push(this.context.current.metadata);
    await this.journal.execute(counters, count('notes', 1, `note-${note.n}`), this.context.current);
  }
}
