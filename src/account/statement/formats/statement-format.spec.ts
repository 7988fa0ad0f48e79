import { setImmediate as turn } from 'node:timers/promises';
import { InMemoryEventLog } from '../../../event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { EventRegistry } from '../../../event-sourcing/log/event-registry.js';
import { PastStates } from '../../../event-sourcing/decide/states/past-states.js';
import { Money } from '../../../money/money.js';
import { accountEventTypes } from '../../aggregate/account.event-types.js';
import { AccountOpened, MoneyDeposited, type AccountEvent } from '../../domain/account.events.js';
import { statementCamt053 } from './statement-camt053.js';
import { statementCsv } from './statement-csv.js';
import { streamOf } from './statement-format.js';
import { statementJson } from './statement-json.js';
import { GetStatement, GetStatementHandler } from '../statement.query.js';

const id = '123e4567-e89b-42d3-a456-426614174001';
const eur = (minorUnits: bigint) => new Money(minorUnits, 'EUR');

describe('a statement', () => {
  let log: InMemoryEventLog;
  let registry: EventRegistry;
  let statements: GetStatementHandler;

  beforeEach(() => {
    log = new InMemoryEventLog();
    registry = new EventRegistry();
    registry.register(...Object.values(accountEventTypes));
    statements = new GetStatementHandler(log, registry, new PastStates(log, registry));
  });

  const record = (...events: AccountEvent[]) =>
    log.transaction((transaction) =>
      transaction.append(
        events.map((event, index) => ({
          eventId: `event-${index}`,
          streamId: `account-${id}`,
          version: index + 1,
          ...registry.encode(event),
          metadata: '{}',
          transactionId: null,
          endsCommand: true,
        })),
      ),
    );

  /** One cent each. */
  const recordDeposits = (count: number) =>
    record(
      new AccountOpened(id, id, 'EUR'),
      ...Array.from(
        { length: count },
        (_, n) => new MoneyDeposited(id, eur(1n), eur(BigInt(n + 1))),
      ),
    );

  const get = () => statements.execute(new GetStatement(id, {}));
  const whole = async (format = statementJson) => {
    let text = '';
    for await (const chunk of await streamOf(await get(), format)) text += String(chunk);
    return text;
  };

  it.each([0, 1, 2, 999, 1_000, 1_001, 2_500])(
    'has %d movements, on however many pages',
    async (n) => {
      await recordDeposits(n);
      const { movements, ...rest } = JSON.parse(await whole()) as { movements: unknown[] };
      expect(movements).toHaveLength(n);
      expect(rest).toMatchObject({ closingBalance: n, credits: { count: n, amount: n } });
      expect((await whole(statementCsv)).split('\r\n')).toHaveLength(n + 4);
      expect((await whole(statementCamt053)).split('<Ntry>')).toHaveLength(n + 1);
    },
  );

  it('is read only as far as it is taken', async () => {
    await recordDeposits(20_000);
    const statement = await get();
    const reads = jest.spyOn(log, 'readStream');
    const stream = await streamOf(statement, statementJson);
    for (let turns = 0; turns < 100; turns++) await turn();
    expect(reads).toHaveBeenCalledTimes(1);
    const chunks = stream.iterator();
    for (let taken = 1; taken <= 5; taken++) {
      await chunks.next();
      for (let turns = 0; turns < 100; turns++) await turn();
      expect(reads.mock.calls.length).toBeLessThanOrEqual(taken + 2);
    }
    expect(Math.max(...reads.mock.calls.map(([, , limit]) => limit))).toBeLessThanOrEqual(1_000);
  });

  it('is read no further once nobody takes it', async () => {
    await recordDeposits(20_000);
    const stream = await streamOf(await get(), statementJson);
    stream.destroy();
    const reads = jest.spyOn(log, 'readStream');
    for (let turns = 0; turns < 100; turns++) await turn();
    expect(reads).not.toHaveBeenCalled();
  });

  it('stays within its ends while more is recorded', async () => {
    await recordDeposits(1);
    const statement = await get();
    await log.transaction(async (transaction) => {
      const [, deposit] = await transaction.readStream(`account-${id}`, 0, 2);
      const later = registry.encode(new MoneyDeposited(id, eur(1n), eur(2n)));
      await transaction.append([{ ...deposit!, ...later, eventId: 'later', version: 3 }]);
    });
    const stream = await streamOf(statement, statementJson);
    const { movements } = JSON.parse(String((await stream.toArray()).join(''))) as {
      movements: unknown[];
    };
    expect(movements).toHaveLength(1);
  });

  it.each([statementJson, statementCsv, statementCamt053])(
    'breaks off where the log contradicts itself: $mediaType',
    async (format) => {
      await record(
        new AccountOpened(id, id, 'EUR'),
        ...Array.from({ length: 2_000 }, (_, n) => {
          const balance = n === 1_500 ? 1n : BigInt(n + 1);
          return new MoneyDeposited(id, eur(1n), eur(balance));
        }),
      );
      const stream = await streamOf(await get(), format);
      await expect(stream.toArray()).rejects.toThrow(
        'at version 1502 the movements come to 1501, but 1 is recorded',
      );
    },
  );

  it('can not be camt.053 with an amount of 19 digits', async () => {
    const most = 10n ** 18n - 1n;
    await record(new AccountOpened(id, id, 'EUR'), new MoneyDeposited(id, eur(most), eur(most)));
    expect(await whole(statementCamt053)).toContain('<Amt Ccy="EUR">9999999999999999.99</Amt>');
    log = new InMemoryEventLog();
    statements = new GetStatementHandler(log, registry, new PastStates(log, registry));
    const more = most + 1n;
    await record(new AccountOpened(id, id, 'EUR'), new MoneyDeposited(id, eur(more), eur(more)));
    await expect(whole(statementCamt053)).rejects.toMatchObject({ code: 'amount-not-expressible' });
    expect(await whole()).toContain(`"closingBalance":${more}`);
  });
});
