import { BrokenStream } from '../../log/event-log.errors.js';
import { InMemoryEventLog } from '../../log/stores/in-memory/in-memory-event-log.js';
import { allOf, appendTo, countedEvent } from '../../testing/counter-events.js';
import {
  count,
  counterRegistry,
  counters,
  explode,
  LIMIT,
  LimitReached,
  shift,
} from '../../testing/counters.js';
import { HeldEventLog, RefusingEventLog } from '../../testing/unwilling-logs.js';
import { defaultJournalOptions, Journal, type Commit } from './journal.js';

function journalOn(log: InMemoryEventLog) {
  const commits: Commit[] = [];
  const onCommit = (commit: Commit) => commits.push(commit);
  const journal = new Journal(log, counterRegistry(), { ...defaultJournalOptions, onCommit });
  return {
    commits,
    execute: (command: Parameters<typeof counters.decide>[0]) => journal.execute(counters, command),
    read: (counter: string) => journal.read(counters, counter),
  };
}

const thirty = (command: (index: number) => Parameters<typeof counters.decide>[0]) =>
  Array.from({ length: 30 }, (_, index) => command(index));

describe('a batch', () => {
  it('settles all that wait in one commit', async () => {
    const log = new InMemoryEventLog();
    const { execute, commits } = journalOn(log);
    const done = await Promise.all(thirty(() => count('a', 1)).map(execute));
    expect(commits.map(({ commands, events }) => [commands, events.length])).toEqual([[30, 30]]);
    expect(done.map(({ version }) => version)).toEqual(done.map((_, index) => index + 1));
    expect(done.map(({ position }) => position)).toEqual(done.map((_, index) => index + 1));
    expect((await allOf(log)).map(({ version }) => version)).toEqual(done.map((_, i) => i + 1));
  });

  it('is what arrived while the one before was being committed', async () => {
    const log = new HeldEventLog();
    const { execute, commits } = journalOn(log);
    const release = log.hold();
    const first = execute(count('a', 1));
    await turns();
    const others = thirty(() => count('a', 1)).map(execute);
    release();
    await Promise.all([first, ...others]);
    expect(commits.map(({ commands }) => commands)).toEqual([1, 30]);
  });

  it('decides each command on what those before it leave behind', async () => {
    const { execute, read } = journalOn(new InMemoryEventLog());
    const outcomes = await Promise.allSettled(
      [count('a', LIMIT), count('a', 1), shift('a', 'b', LIMIT), count('a', 1)].map(execute),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(await read('a')).toEqual({ state: 1, version: 3, logPosition: 4 });
    expect(await read('b')).toEqual({ state: LIMIT, version: 1, logPosition: 4 });
  });

  it('marks the last event of each command, and names what led to it', async () => {
    const log = new InMemoryEventLog();
    const journal = new Journal(log, counterRegistry());
    const metadata = { correlationId: 'c', actor: 'zoe' };
    await journal.execute(counters, count('a', 5, 't'), { metadata });
    await journal.execute(counters, shift('a', 'b', 5, 'u'));
    const events = await allOf(log);
    expect(events.map(({ endsCommand }) => endsCommand)).toEqual([true, false, true]);
    expect(events.map(({ transactionId }) => transactionId)).toEqual(['t', 'u', 'u']);
    expect(events.map((event) => JSON.parse(event.metadata) as unknown)).toEqual([
      metadata,
      {},
      {},
    ]);
  });
});

describe('one command of a batch of 30', () => {
  const faulty = 17;

  async function runWith(log: InMemoryEventLog, command: Parameters<typeof counters.decide>[0]) {
    const { execute, commits } = journalOn(log);
    const commands = thirty((index) => (index === faulty ? command : count(`c${index}`, 1)));
    const outcomes = await Promise.allSettled(commands.map(execute));
    const failures = outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [{ index, reason: outcome.reason as unknown }] : [],
    );
    expect(failures.map(({ index }) => index)).toEqual([faulty]);
    return { reason: failures[0]!.reason, commits: commits.length };
  }

  it('that makes the decider throw fails alone', async () => {
    const log = new InMemoryEventLog();
    expect(await runWith(log, explode('x'))).toEqual({
      reason: new TypeError('a bug in the decider'),
      commits: 1,
    });
    expect(await allOf(log)).toHaveLength(29);
  });

  it('on a broken stream fails alone', async () => {
    const log = new InMemoryEventLog();
    await appendTo(log, countedEvent('x', 1), countedEvent('x', 3));
    const broken = { reason: expect.any(BrokenStream) as Error, commits: 1 };
    expect(await runWith(log, count('x', 1))).toEqual(broken);
    expect(await runWith(log, shift('c0', 'x', 1))).toEqual(broken);
    expect(await allOf(log)).toHaveLength(2 + 29 + 29);
  });

  it('whose event the log does not take fails alone', async () => {
    const log = new RefusingEventLog();
    log.refusal = (events) =>
      events.some(({ streamId }) => streamId === 'x') ? new Error('too long') : undefined;
    expect((await runWith(log, count('x', 1))).reason).toEqual(new Error('too long'));
    expect(await allOf(log)).toHaveLength(29);
  });

  it('that is refused leaves nothing behind', async () => {
    const log = new InMemoryEventLog();
    const refused = { reason: expect.any(LimitReached) as Error, commits: 1 };
    expect(await runWith(log, shift('a', 'b', 1))).toEqual(refused);
    expect(await allOf(log)).toHaveLength(29);
  });
});

describe('the callers of a batch', () => {
  it('hear nothing, not even a refusal, before it is committed', async () => {
    const log = new HeldEventLog();
    const { execute } = journalOn(log);
    const release = log.hold();
    const heard: string[] = [];
    const all = Promise.allSettled([
      execute(count('a', LIMIT)).then(() => heard.push('done')),
      execute(count('a', 1)).catch(() => heard.push('refused')),
      execute(explode('a')).catch(() => heard.push('failed')),
    ]);
    await turns();
    expect(heard).toEqual([]);
    release();
    await all;
    expect(heard).toEqual(['done', 'refused', 'failed']);
  });

  it('never read what is not committed', async () => {
    const log = new HeldEventLog();
    const { execute, read } = journalOn(log);
    const release = log.hold();
    const counted = execute(count('a', 7));
    const readWith = read('a');
    await turns();
    const readLater = read('a');
    release();
    await counted;
    expect(await readWith).toEqual({ state: 0, version: 0, logPosition: 0 });
    expect(await readLater).toEqual({ state: 7, version: 1, logPosition: 1 });
  });
});

/** Long enough for all that does not wait for the log. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
}
