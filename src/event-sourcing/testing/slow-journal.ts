import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises';
import {
  defaultJournalOptions,
  Journal,
  type Commit,
  type JournalOptions,
} from '../decide/journal/journal.js';
import { count, counterRegistry, counters } from './counters.js';
import { SlowEventLog } from './slow-event-log.js';

/** A journal on a slow log. */
export class SlowJournal {
  readonly log = new SlowEventLog();
  private commits: Commit[] = [];
  private journal = this.restarted({});

  /** One that has counted the streams `a` and `b` once each, and has them in memory. */
  static async start(): Promise<SlowJournal> {
    const started = new SlowJournal();
    await started.countOnce();
    return started;
  }

  /** Begins anew with nothing in memory. */
  restart(options: Partial<JournalOptions> = {}): void {
    this.journal = this.restarted(options);
  }

  /** Counts `a` and `b`, of which `sizes` and the log's `begun` know nothing. */
  async countOnce(): Promise<void> {
    await Promise.all([this.execute('a', 1), this.execute('b', 1)]);
    this.commits = [];
    this.log.begun = 0;
  }

  execute(...[counter, by, id]: Parameters<typeof count>) {
    return this.journal.execute(counters, count(counter, by, id));
  }

  read(counter: string) {
    return this.journal.read(counters, counter);
  }

  /** Commands of each commit. */
  sizes(): number[] {
    return this.commits.map(({ commands }) => commands);
  }

  private restarted(options: Partial<JournalOptions>): Journal {
    const onCommit = (commit: Commit) => this.commits.push(commit);
    return new Journal(this.log, counterRegistry(), {
      ...defaultJournalOptions,
      onCommit,
      ...options,
    });
  }
}

/** Until all has been done that can be, also where the machine is so busy that the time passes in one turn. */
export async function turns(): Promise<void> {
  await delay(5);
  for (let turn = 0; turn < 20; turn++) await nextTurn();
}
