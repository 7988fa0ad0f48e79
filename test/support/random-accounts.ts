import fc from 'fast-check';
import { accountAggregate, accountStream } from '../../src/account/aggregate/account.aggregate.js';
import { accountEventTypes } from '../../src/account/aggregate/account.event-types.js';
import {
  CloseAccount,
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
  type AccountCommand,
} from '../../src/account/domain/account.commands.js';
import type { Account } from '../../src/account/domain/account.decider.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { GroupRefused } from '../../src/event-sourcing/decide/group-refused.js';
import { InMemoryEventLog } from '../../src/event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import type { Committed } from '../../src/event-sourcing/decide/journal/queue/tasks.js';
import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import { MAX_MINOR_UNITS } from '../../src/money/money.js';
import type { AccountModel, Prediction } from './account-model.js';
import { checkLog } from './invariants.js';

/** Random commands for a few accounts, and the bank in memory that they are sent to. */

export const ids = ['a', 'b', 'c', 'd'];
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
export const commands = fc
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

export function bank(log = new InMemoryEventLog()) {
  const registry = new EventRegistry();
  registry.register(...Object.values(accountEventTypes));
  const journal = new Journal(log, registry);
  return {
    log,
    execute: (command: AccountCommand): Promise<Prediction> =>
      journal.execute(accountAggregate, command).then(wordFor, codeOf),
    /** The prediction of each; of a refused group, the index and the code of the one at fault. */
    executeAll: (group: readonly AccountCommand[]) =>
      journal.executeAll(accountAggregate, group).then(
        (all): GroupPrediction => all.map(wordFor),
        ({ index, refusal }: GroupRefused): GroupPrediction => [index, refusal.code],
      ),
    executeEach: async (group: readonly AccountCommand[]): Promise<Prediction[]> =>
      (await journal.executeEach(accountAggregate, group)).map((outcome) =>
        'error' in outcome ? codeOf(outcome.error) : wordFor(outcome.committed),
      ),
    read: (id: string) => journal.read(accountAggregate, accountStream(id)),
  };
}

export type GroupPrediction = Prediction[] | [index: number, code: string];

const wordFor = ({ replayed }: Committed): Prediction => (replayed ? 'replayed' : 'done');
const codeOf = (error: unknown): Prediction => (error as { code: string }).code;

export async function expectToBeAs(model: AccountModel, { log, read }: ReturnType<typeof bank>) {
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

export function inColumns(state: Account) {
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
