import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import { JournalFull } from '../../src/event-sourcing/log/event-log.errors.js';
import { count, counters } from '../../src/event-sourcing/testing/counters.js';
import { databases } from '../support/databases.js';
import {
  startConsumers,
  type ConsumerApp,
  type ConsumerAppOptions,
} from '../support/consumer-app.js';
import { times } from '../support/hammering.js';
import { Note, NoteHandler, NoteSaga, SAGA } from '../support/note-saga.js';
import { Faults } from '../support/tick-consumers.js';
import { appendPauses, appendTicks } from '../support/ticks.js';
import { until } from '../support/until.js';

describe.each(databases)('sagas: $name', (database) => {
  let databaseUrl: string;
  let app: ConsumerApp;

  beforeEach(async () => {
    databaseUrl = await database.createUrl();
    await start();
  });
  afterEach(async () => {
    await app.stop();
    await database.drop(databaseUrl);
  });

  async function start(options: ConsumerAppOptions = {}) {
    app = await startConsumers(databaseUrl, [Faults, NoteSaga, NoteHandler], options);
  }

  const asked = () => app.get(NoteHandler).asked;
  const noted = async () => (await app.get(Journal).read(counters, 'notes')).state;

  it('carries out its commands in order, each told of what came before', async () => {
    await appendPauses(app.log, 2);
    await appendTicks(app.log, 3, 3);
    await app.caughtUp(SAGA);
    await appendTicks(app.log, 1);
    await app.caughtUp(SAGA);
    expect(asked()).toEqual([new Note(3, 0), new Note(4, 3), new Note(5, 4), new Note(9, 5)]);
    expect(await noted()).toBe(4);
    const [event] = await app.log.readAll(8, 1);
    const cause = { correlationId: 'request-8', causationId: event!.eventId };
    expect(app.get(NoteHandler).metadata.at(-1)).toEqual(cause);
  });

  it('that throws on one event does all before it, nothing after it, and the rest when it can', async () => {
    let poisoned = true;
    app.get(Faults).at = (n) => {
      if (poisoned && n === 30) throw new Error('no 30');
    };
    await appendTicks(app.log, 50);
    await until(async () => (await app.status(SAGA)).state === 'retrying');
    const numbers = () => asked().map(({ n }) => n);
    expect(numbers()).toEqual(times(29, (index) => index + 1));
    expect(await app.status(SAGA)).toMatchObject({ position: 29, error: 'no 30' });
    poisoned = false;
    await app.caughtUp(SAGA);
    expect(numbers()).toEqual(times(50, (index) => index + 1));
    expect(asked()[29]).toEqual(new Note(30, 29));
    expect(await app.status(SAGA)).toMatchObject({ state: 'following', error: null });
  });

  it('is given a page again whose command failed; what was done is not done twice', async () => {
    const { execute } = NoteHandler.prototype;
    const failing = jest.spyOn(NoteHandler.prototype, 'execute').mockImplementation(async function (
      this: NoteHandler,
      note: Note,
    ) {
      await execute.call(this, note);
      if (note.n === 7 && failing.mock.calls.length < 20) throw new Error('after the fact');
    });
    await appendTicks(app.log, 10, 5);
    await app.caughtUp(SAGA);
    failing.mockRestore();
    expect(asked().length).toBeGreaterThan(10);
    expect(await noted()).toBe(10);
  });

  it('gets its commands in when the queue is full of others', async () => {
    await app.stop();
    await start({ journal: { maxWaiting: 20, maxBatch: 1 } });
    const journal = app.get(Journal);
    let refused = 0;
    let flooding = true;
    const flood = times(40, async () => {
      while (flooding)
        await journal.execute(counters, count('others', 0)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(JournalFull);
          refused++;
          return new Promise(setImmediate);
        });
    });
    try {
      await appendTicks(app.log, 5);
      await app.caughtUp(SAGA);
    } finally {
      flooding = false;
      await Promise.all(flood);
    }
    expect(refused).toBeGreaterThan(0);
    expect(asked()).toHaveLength(5);
  });
});
