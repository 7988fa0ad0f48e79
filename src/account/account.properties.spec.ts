import fc from 'fast-check';
import { checkLog } from '../../test/support/invariants.js';
import { AccountModel, type Prediction } from '../../test/support/account-model.js';
import { EventRegistry } from '../event-sourcing/event-registry.js';
import { InMemoryEventLog } from '../event-sourcing/in-memory/in-memory-event-log.js';
import { Journal } from '../event-sourcing/journal/journal.js';
import { MAX_MINOR_UNITS } from '../money/money.js';
import { accountAggregate, accountStream } from './account.aggregate.js';
import { accountEventTypes } from './account.event-types.js';
import {
  CloseAccount,
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
  type AccountCommand,
} from './domain/account.commands.js';
import type { Account } from './domain/account.decider.js';

const ids = ['a', 'b', 'c', 'd'];
const account = fc.constantFrom(...ids);
const currency = fc.oneof({ weight: 5, arbitrary: fc.constant('EUR') }, fc.constant('JPY'));
const amount = fc.oneof(
  { weight: 12, arbitrary: fc.bigInt(1n, 20n) },
  fc.constantFrom(-1n, 0n, MAX_MINOR_UNITS, MAX_MINOR_UNITS - 5n, MAX_MINOR_UNITS + 1n),
);
// Few, so that many are used again: for the same operation, and for others.
const transaction = fc.integer({ min: 1, max: 30 }).map(String);

const fresh: fc.Arbitrary<AccountCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.tuple(account, currency).map(([id, c]) => new OpenAccount(id, 'z', c)),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(account, amount, transaction).map((all) => new DepositMoney(...all)),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(account, amount, transaction).map((all) => new WithdrawMoney(...all)),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(account, account, amount, transaction)
      .map((all) => new TransferMoney(...all)),
  },
  { weight: 1, arbitrary: account.map((id) => new CloseAccount(id)) },
);

/** New commands, and between them retries of those that came before. */
const commands = fc
  .array(fc.tuple(fresh, fc.option(fc.nat({ max: 10_000 }), { freq: 4 })), {
    minLength: 20,
    maxLength: 60,
  })
  .map((drawn) => {
    const made: AccountCommand[] = ['EUR', 'EUR', 'JPY'].flatMap((currency, index) => [
      new OpenAccount(ids[index]!, 'z', currency),
      new DepositMoney(ids[index]!, 20n, `first ${index}`),
    ]);
    for (const [command, retried] of drawn)
      made.push(retried === null ? command : made[retried % made.length]!);
    return made;
  });

function bank(log = new InMemoryEventLog()) {
  const registry = new EventRegistry();
  registry.register(...accountEventTypes);
  const journal = new Journal(log, registry);
  return {
    log,
    execute: (command: AccountCommand): Promise<Prediction> =>
      journal.execute(accountAggregate, command).then(
        ({ replayed }) => (replayed ? 'replayed' : 'done'),
        (error: { code: string }) => error.code,
      ),
    read: (id: string) => journal.read(accountAggregate, accountStream(id)),
  };
}

async function expectToBeAs(model: AccountModel, { log, read }: ReturnType<typeof bank>) {
  const inLog = await checkLog(log);
  expect(inLog.paidIn).toBe(model.paidIn);
  expect(inLog.paidOut).toBe(model.paidOut);
  for (const id of ids) {
    const { state, version } = await read(id);
    expect(inLog.account(id)).toEqual(model.accounts.get(id));
    expect(inLog.version(id)).toBe(version);
    expect(inColumns(state)).toEqual(model.accounts.get(id));
  }
  return inLog.events;
}

function inColumns(state: Account) {
  switch (state.status) {
    case 'unopened':
      return undefined;
    case 'open': {
      const { minorUnits: balance, currency } = state.balance;
      return { status: 'open', ownerId: state.ownerId, balance, currency };
    }
    case 'closed':
      return { ...state, balance: 0n };
  }
}

describe('whatever is asked of the accounts', () => {
  it('one after another, each is answered as the model says, and leaves just that behind', () =>
    fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const model = new AccountModel();
        const real = bank();
        let before = await expectToBeAs(model, real);
        for (const command of sequence) {
          const prediction = model.apply(command);
          expect(await real.execute(command)).toBe(prediction);
          const after = await expectToBeAs(model, real);
          if (prediction !== 'done') expect(after).toEqual(before);
          else expect(after.slice(0, before.length)).toEqual(before);
          before = after;
        }
      }),
      { numRuns: 50 },
    ));

  it('at the same time, each is answered as if they had come one after another', () =>
    fc.assert(
      fc.asyncProperty(fc.array(commands, { minLength: 1, maxLength: 4 }), async (batches) => {
        const model = new AccountModel();
        const real = bank();
        for (const batch of batches) {
          const predictions = batch.map((command) => model.apply(command));
          expect(await Promise.all(batch.map(real.execute))).toEqual(predictions);
          await expectToBeAs(model, real);
        }
      }),
      { numRuns: 60 },
    ));

  it('at the same time of several instances, the log stays sound and all of them show it', () =>
    fc.assert(
      fc.asyncProperty(fc.array(commands, { minLength: 2, maxLength: 4 }), async (batches) => {
        const log = new InMemoryEventLog();
        const instances = batches.map(() => bank(log));
        const answers = await Promise.all(
          batches.flatMap((batch, index) => batch.map(instances[index]!.execute)),
        );
        const inLog = await checkLog(log);
        const done = answers.filter((answer) => answer === 'done').length;
        expect(inLog.events.filter(({ endsCommand }) => endsCommand)).toHaveLength(done);
        for (const { read } of instances)
          for (const id of ids)
            expect(inColumns((await read(id)).state)).toEqual(inLog.account(id));
      }),
      { numRuns: 40 },
    ));
});
