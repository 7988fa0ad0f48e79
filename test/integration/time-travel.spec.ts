import { formatInstant, type Instant } from '../../src/event-sourcing/log/instant.js';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { SubscriptionStore } from '../../src/event-sourcing/consume/checkpoints/subscription-store.js';
import { LEDGER_SAGA } from '../../src/ledger/saga/ledger.saga.js';
import { dataOf } from '../support/bank-in-log.js';
import { databases } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { generateLog, randomNumbers, writeLog } from '../support/generated-log.js';
import { LedgerFold } from '../support/ledger-by-fold.js';
import { read } from '../support/reading.js';
import { startApp, type TestApp } from '../support/test-app.js';

const SEED = 20_261_120;
const EVENTS = 100_000;
const ACCOUNTS = 1_000;
const TIMES = 200;

const events = generateLog(SEED, EVENTS, ACCOUNTS);
const streams = new Map<string, StoredEvent[]>();
for (const event of events)
  streams.set(event.streamId, [...(streams.get(event.streamId) ?? []), event]);
const histories = [...streams.values()];

interface Case {
  readonly history: readonly StoredEvent[];
  readonly version: number;
  readonly time: Instant;
  readonly later: Instant;
}

const random = randomNumbers(SEED + 1);
const pick = (below: number) => Math.floor(random() * below);
const cases = Array.from({ length: TIMES }, (): Case => {
  const history = histories[pick(histories.length)]!;
  const [time, later] = [events[pick(events.length)]!, events[pick(events.length)]!]
    .map(({ recordedAt }) => recordedAt - pick(2))
    .sort((one, other) => one - other);
  return { history, version: 1 + pick(history.length), time: time!, later: later! };
});

const movements = (history: readonly StoredEvent[]) =>
  history.filter(({ type }) => type.startsWith('Money'));

/** By adding up amounts: the balance that an event names is not looked at. */
const balanceOf = (history: readonly StoredEvent[]) =>
  movements(history)
    .map((event) => BigInt(dataOf(event).amount) * (event.type === 'MoneyDeposited' ? 1n : -1n))
    .reduce((sum, amount) => sum + amount, 0n);

/** The naive fold of an account's first events. */
const accountAfter = (history: readonly StoredEvent[]) => ({
  accountId: dataOf(history[0]!).accountId,
  balance: Number(balanceOf(history)),
  open: history.at(-1)!.type !== 'AccountClosed',
});

const before = (history: readonly StoredEvent[], time: Instant) =>
  history.filter(({ recordedAt }) => recordedAt < time);

describe.each(databases)('a log of 100,000 events over 1,000 accounts: $name', (database) => {
  let databaseUrl: string;
  let app: TestApp;

  beforeAll(async () => {
    databaseUrl = await database.createUrl();
    await (await startApp(databaseUrl, { environment: { ROLE: 'api' } })).close();
    await writeLog(databaseUrl, events);
    app = await startApp(databaseUrl);
    const ledger = () => app.app.get(SubscriptionStore).find(LEDGER_SAGA);
    const isFollowed = async () =>
      expect((await ledger())?.position).toBeGreaterThanOrEqual(EVENTS);
    await eventually(isFollowed);
  });

  afterAll(async () => {
    await app?.close();
    await database.drop(databaseUrl);
  });

  const accountUrl = ([first]: readonly StoredEvent[]) =>
    `/api/account/${dataOf(first!).accountId}`;

  it(`is read at ${TIMES} random versions as a naive fold has it`, async () => {
    for (const { history, version } of cases) {
      const { body } = await read(app.url, accountUrl(history), { version });
      expect(body).toMatchObject(accountAfter(history.slice(0, version)));
    }
  });

  it(`is read at ${TIMES} random times as a naive fold has it`, async () => {
    for (const { history, time } of cases) {
      const asOf = formatInstant(time);
      const known = before(history, time + 1);
      if (known.length > 0) {
        const { body } = await read(app.url, accountUrl(history), { asOf });
        expect(body).toMatchObject(accountAfter(known));
      } else {
        const answer = await fetch(`${app.url}${accountUrl(history)}?asOf=${asOf}`);
        expect(answer.status).toBe(404);
      }
    }
  });

  it(`has statements of ${TIMES} random periods that add up as a naive fold has it`, async () => {
    for (const { history, time, later } of cases) {
      const period = { from: formatInstant(time), to: formatInstant(later) };
      const { body } = await read(app.url, `${accountUrl(history)}/statement`, period);
      const [opening, closing] = [before(history, time), before(history, later)];
      expect(body).toMatchObject({
        openingBalance: Number(balanceOf(opening)),
        closingBalance: Number(balanceOf(closing)),
        movements: movements(closing.slice(opening.length)).map(({ position, version }) => ({
          position,
          version,
        })),
      });
    }
  });

  it(`has a ledger at ${TIMES} random times that is a naive fold of the log`, async () => {
    const fold = new LedgerFold();
    let folded = 0;
    for (const time of cases.map((each) => each.time).sort((one, other) => one - other)) {
      while (folded < events.length && events[folded]!.recordedAt <= time)
        fold.add(events[folded++]!);
      const asOf = formatInstant(time);
      const { ledger, trialBalance } = fold.answers();
      expect((await read(app.url, '/api/ledger', { asOf })).body).toEqual(ledger);
      const answer = await read(app.url, '/api/ledger/trial-balance', { asOf });
      expect(answer.body).toEqual(trialBalance);
    }
  });
});
