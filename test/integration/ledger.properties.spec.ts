import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { from, lastValueFrom, toArray } from 'rxjs';
import { accountAggregate } from '../../src/account/aggregate/account.aggregate.js';
import { accountEventTypes } from '../../src/account/aggregate/account.event-types.js';
import {
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
  type AccountCommand,
} from '../../src/account/domain/account.commands.js';
import type { MoneyMoved } from '../../src/account/domain/account.events.js';
import { EventRegistry } from '../../src/event-sourcing/log/event-registry.js';
import { InMemoryEventLog } from '../../src/event-sourcing/log/stores/in-memory/in-memory-event-log.js';
import { Journal } from '../../src/event-sourcing/decide/journal/journal.js';
import type { Checkpoint } from '../../src/event-sourcing/consume/subscriptions/checkpoint.js';
import type { Instant } from '../../src/event-sourcing/log/instant.js';
import { PastStates } from '../../src/event-sourcing/decide/states/past-states.js';
import type { ReadModels } from '../../src/event-sourcing/read-models/read-models.js';
import { asEvents } from '../../src/event-sourcing/consume/sagas/delivered-events.js';
import { PageReader } from '../../src/event-sourcing/consume/subscriptions/page-reader.js';
import type { Ledger, Total } from '../../src/ledger/domain/ledger.decider.js';
import {
  GetLedgerBalancesAsOf,
  GetLedgerBalancesAsOfHandler,
} from '../../src/ledger/ledger-as-of.query.js';
import { LEDGER_STREAM, ledgerAggregate } from '../../src/ledger/aggregate/ledger.aggregate.js';
import { ledgerEventTypes } from '../../src/ledger/aggregate/ledger.event-types.js';
import { LedgerSaga } from '../../src/ledger/saga/ledger.saga.js';
import type {
  LedgerBalance,
  LedgerBalances,
} from '../../src/ledger/read-models/ledger-balances/ledger-balances.query.js';
import { dataOf } from '../support/bank-in-log.js';
import { checkLog } from '../support/invariants.js';

/** The saga is given a page; `crashes`: its checkpoint does not move, so that the page comes again. */
interface Follow {
  readonly type: 'Follow';
  readonly pageSize: number;
  readonly crashes: boolean;
}

const START: Checkpoint = { position: 0, delivered: 0 };
const MOVEMENTS = new Set(['MoneyDeposited', 'MoneyWithdrawn']);
const accounts = [new OpenAccount('a', 'z', 'EUR'), new OpenAccount('b', 'z', 'EUR')].concat(
  new OpenAccount('c', 'z', 'JPY'),
);

const id = fc.constantFrom('a', 'b', 'c');
const amount = fc.bigInt(1n, 20n);
const transaction = fc.uuid();
const follow = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.boolean())
  .map(([pageSize, crashes]): Follow => ({ type: 'Follow', pageSize, crashes }));
const step: fc.Arbitrary<AccountCommand | Follow> = fc.oneof(
  fc.tuple(id, amount, transaction).map((all) => new DepositMoney(...all)),
  fc.tuple(id, amount, transaction).map((all) => new WithdrawMoney(...all)),
  fc.tuple(id, id, amount, transaction).map((all) => new TransferMoney(...all)),
  follow,
);

class Bank {
  private now = 0;
  readonly log = new InMemoryEventLog(() => ++this.now);
  private readonly registry = new EventRegistry();
  private readonly journal: Journal;
  private readonly pages: PageReader;
  private checkpoint = START;

  constructor() {
    this.registry.register(...Object.values(accountEventTypes), ...Object.values(ledgerEventTypes));
    this.journal = new Journal(this.log, this.registry);
    this.pages = new PageReader(this.log, this.registry, MOVEMENTS);
  }

  async take(step: AccountCommand | Follow): Promise<void> {
    if (step.type === 'Follow') await this.follow(step);
    else {
      const metadata = { correlationId: randomUUID() };
      await this.journal.execute(accountAggregate, step, { metadata }).catch(() => 'refused');
    }
  }

  /** False at the end of the log. */
  async follow({ pageSize, crashes }: Follow): Promise<boolean> {
    const page = await this.pages.read(this.checkpoint, pageSize);
    if (!page) return false;
    const events = from(asEvents(page) as MoneyMoved[]);
    const commands = await lastValueFrom(new LedgerSaga().recordMovements(events).pipe(toArray()));
    for (const command of commands) await this.journal.execute(ledgerAggregate, command);
    if (!crashes) this.checkpoint = page.to;
    return true;
  }

  async ledger(): Promise<Ledger> {
    return (await this.journal.read(ledgerAggregate, LEDGER_STREAM)).state;
  }

  /** The totals as of a time, wherever in an event of the ledger it ends. */
  asOf(time: Instant): Promise<LedgerBalances> {
    const isFollowed = { followed: () => Promise.resolve() } as unknown as ReadModels;
    const past = new PastStates(this.log, this.registry);
    return new GetLedgerBalancesAsOfHandler(past, isFollowed).execute(
      new GetLedgerBalancesAsOf(time),
    );
  }

  /** What the ledger must say of the log up to a position. */
  async expectedAt(recordedUpTo: number): Promise<Ledger> {
    const totals: Record<string, Record<string, Total>> = {};
    const events = await this.log.readAll(0, recordedUpTo);
    for (const event of events.filter(({ type }) => MOVEMENTS.has(type))) {
      const { currency = '', amount, transferredFrom, transferredTo } = dataOf(event);
      const ofCurrency = (totals[currency] ??= {});
      const contra = transferredFrom || transferredTo ? 'transfers' : 'cash';
      const isDeposit = event.type === 'MoneyDeposited';
      for (const [account, side] of [
        [contra, isDeposit ? 'debit' : 'credit'],
        ['customers', isDeposit ? 'credit' : 'debit'],
      ] as const) {
        const before = ofCurrency[account] ?? { debit: 0n, credit: 0n, entries: 0 };
        const after = { [side]: before[side] + BigInt(amount), entries: before.entries + 1 };
        ofCurrency[account] = { ...before, ...after };
      }
    }
    return { recordedUpTo, totals };
  }
}

function totalsOf(balances: readonly LedgerBalance[]) {
  const totals: Record<string, Record<string, Total>> = {};
  for (const { account, currency, ...total } of balances)
    (totals[currency] ??= {})[account] = total;
  return totals;
}

describe('the ledger', () => {
  it('is the sum of the accounts as they were, however the saga comes along', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80 }), async (steps) => {
        const bank = new Bank();
        for (const each of [...accounts, ...steps]) {
          await bank.take(each);
          const ledger = await bank.ledger();
          expect(ledger).toEqual(await bank.expectedAt(ledger.recordedUpTo));
        }
        while (await bank.follow({ type: 'Follow', pageSize: 5, crashes: false }));
        const { position } = await bank.log.head();
        const { totals } = await bank.expectedAt(position);
        expect((await bank.ledger()).totals).toEqual(totals);
        await checkLog(bank.log);
      }),
      { numRuns: 60 },
    );
  });

  it('was, at each time, the sum of the accounts as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60 }), async (steps) => {
        const bank = new Bank();
        for (const each of [...accounts, ...steps]) await bank.take(each);
        while (await bank.follow({ type: 'Follow', pageSize: 5, crashes: false }));
        const events = await bank.log.readAll(0, 10_000);
        for (const time of new Set(events.map(({ recordedAt }) => recordedAt))) {
          const { position, balances } = await bank.asOf(time);
          expect(position).toBe(events.findLast(({ recordedAt }) => recordedAt <= time)!.position);
          expect(totalsOf(balances)).toEqual((await bank.expectedAt(position)).totals);
        }
      }),
      { numRuns: 60 },
    );
  });
});
