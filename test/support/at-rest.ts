import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ListAccounts,
  type AccountList,
} from '../../src/account/read-models/account-overview/account-overview.query.js';
import type { EventLog } from '../../src/event-sourcing/log/event-log.js';
import { EVENT_LOG } from '../../src/event-sourcing/nest/event-log.token.js';
import { SubscriptionOverview } from '../../src/event-sourcing/nest/subscription-overview.js';
import {
  GetLedgerBalances,
  type LedgerBalances,
} from '../../src/ledger/read-models/ledger-balances/ledger-balances.query.js';
import type { Reconciliation } from '../../src/reconciliation/reconciliation.js';
import { Reconcile } from '../../src/reconciliation/reconciliation.query.js';
import type { BankInLog } from './bank-in-log.js';
import { checkLog } from './invariants.js';
import { LONGEST_MS } from './longest.js';
import { startApp } from './test-app.js';

const LOOK_EVERY_MS = 50;
const ALL = 1_000;

/** Checks a database that nobody writes to any more: once the consumers have come to the log's end, all agree. */
export async function settledAndConsistent(databaseUrl: string): Promise<BankInLog> {
  const { app, close } = await startApp(databaseUrl, { environment: { LEASE_MS: '1000' } });
  return checkAtRest(app).finally(close);
}

/** The same, by an application that runs consumers itself. */
export async function checkAtRest(app: INestApplicationContext): Promise<BankInLog> {
  await settled(app);
  const reconciliation: Reconciliation = await app.get(QueryBus).execute(new Reconcile());
  assert.deepEqual(reconciliation.differences, [], 'log, ledger and read models agree');
  const bank = await checkLog(app.get<EventLog>(EVENT_LOG));
  await checkBalances(app, bank);
  return bank;
}

/** Waits until every consumer has come to the end of the log, and adds nothing to it. */
export async function settled(app: INestApplicationContext): Promise<void> {
  const log = app.get<EventLog>(EVENT_LOG);
  for (const until = Date.now() + LONGEST_MS; ;) {
    const { position } = await log.head();
    const consumers = await app.get(SubscriptionOverview).list();
    const stopped = consumers.find(({ state }) => state === 'stopped');
    assert.equal(stopped, undefined, `${stopped?.name} has stopped: ${stopped?.error}`);
    const behind = consumers.filter(({ lag, state }) => lag > 0 || state === 'building');
    if (behind.length === 0 && (await log.head()).position === position) return;
    assert.ok(Date.now() < until, `not settled: ${JSON.stringify(behind)}`);
    await delay(LOOK_EVERY_MS);
  }
}

/** By the second book-keeping, which shares no code with the program's. */
async function checkBalances(app: INestApplicationContext, bank: BankInLog): Promise<void> {
  const expected = sums([...bank.accounts.values()].map((states) => states.at(-1)!));
  assert.deepEqual(sums(await accounts(app)), expected, 'the overview is the sum of the log');
  const { balances }: LedgerBalances = await app.get(QueryBus).execute(new GetLedgerBalances());
  for (const [currency, sum] of expected) {
    const ofCurrency = balances.filter((each) => each.currency === currency);
    const excess = (account: string) =>
      ofCurrency
        .filter((each) => each.account === account)
        .reduce((total, { debit, credit }) => total + credit - debit, 0n);
    assert.equal(excess('customers'), sum, `the ledger holds the sum of all ${currency} accounts`);
    assert.equal(excess('transfers'), 0n, `transfers in ${currency} are settled`);
    const total = ofCurrency.reduce((all, { debit, credit }) => all + debit - credit, 0n);
    assert.equal(total, 0n, `debits are credits in ${currency}`);
  }
}

interface Balance {
  readonly currency: string;
  readonly balance: bigint;
}

function sums(accounts: readonly Balance[]): Map<string, bigint> {
  const found = new Map<string, bigint>();
  for (const { currency, balance } of accounts)
    found.set(currency, (found.get(currency) ?? 0n) + balance);
  return new Map([...found].sort());
}

async function accounts(app: INestApplicationContext): Promise<Balance[]> {
  const all: Balance[] = [];
  for (let after: string | undefined; ;) {
    const query = new ListAccounts({}, { above: after, descending: false, limit: ALL });
    const { items }: AccountList = await app.get(QueryBus).execute(query);
    all.push(...items);
    if (items.length < ALL) return all;
    after = items.at(-1)!.accountId;
  }
}
