import assert from 'node:assert/strict';
import { accountAggregate } from '../../src/account/aggregate/account.aggregate.js';
import type { EventLogReader, Head } from '../../src/event-sourcing/log/event-log.js';
import type { StoredEvent } from '../../src/event-sourcing/log/recorded-event.js';
import { BankInLog, dataOf, where } from './bank-in-log.js';
import { checkLedger } from './ledger-in-log.js';
import { openLog } from './open-log.js';

const PAGE = 1_000;

/** Checks all that must hold of a log, whatever was done to it, and answers with what stands in it. */
export async function checkLog(log: EventLogReader): Promise<BankInLog> {
  const head = await log.head();
  const events = await read(log, head.position);
  checkOrder(events, head);
  const ofAccounts = events.filter(({ streamId }) => streamId.startsWith('account-'));
  for (const command of byCommand(ofAccounts)) checkCommand(command);
  const bank = new BankInLog(ofAccounts);
  assert.equal(bank.total, bank.paidIn - bank.paidOut, 'money is neither made nor lost');
  checkLedger(events);
  await checkSnapshots(log, bank);
  return bank;
}

/** The same, on a database that servers may be writing to. */
export async function checkDatabase(databaseUrl: string): Promise<BankInLog> {
  const { log, close } = await openLog(databaseUrl);
  return checkLog(log).finally(close);
}

async function read(log: EventLogReader, position: number): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  while (events.length < position) {
    const page = await log.readAll(events.length, Math.min(PAGE, position - events.length));
    assert.ok(page.length > 0, `the log stands at ${position}, but ends at ${events.length}`);
    events.push(...page);
  }
  return events;
}

function checkOrder(events: readonly StoredEvent[], head: Head): void {
  let recordedAt = 0;
  for (const [index, event] of events.entries()) {
    assert.equal(event.position, index + 1, 'positions have no gap');
    assert.ok(event.recordedAt >= recordedAt, `${where(event)}: time does not go back`);
    recordedAt = event.recordedAt;
  }
  assert.ok(head.recordedAt >= recordedAt, 'the head is not behind the last event');
  assert.equal(new Set(events.map(({ eventId }) => eventId)).size, events.length);
}

function byCommand(events: readonly StoredEvent[]): StoredEvent[][] {
  const commands: StoredEvent[][] = [[]];
  for (const event of events) {
    commands.at(-1)!.push(event);
    if (event.endsCommand) commands.push([]);
  }
  assert.deepEqual(commands.pop(), [], 'the log ends at the end of a command');
  return commands;
}

/** Operations that were asked for and done as one: of most commands just one. */
function checkCommand(events: readonly StoredEvent[]): void {
  const [first] = events;
  for (let next = 0; next < events.length;) {
    const event = events[next]!;
    assert.deepEqual(
      [event.position, event.recordedAt, event.metadata],
      [first!.position + next, first!.recordedAt, first!.metadata],
      `${where(event)}: what is done as one stands together`,
    );
    next += checkOperation(event, events[next + 1]);
  }
}

/** Both legs of a transfer, next to each other, or one event of anything else: how many it is. */
function checkOperation(first: StoredEvent, second: StoredEvent | undefined): 1 | 2 {
  const { accountId, amount, currency, transferredFrom, transferredTo } = dataOf(first);
  assert.equal(transferredFrom, undefined, `${where(first)}: a transfer starts at its source`);
  if (transferredTo === undefined) return 1;
  assert.ok(second, `${where(first)}: half a transfer`);
  const target = dataOf(second);
  assert.deepEqual(
    [first.type, second.type, second.position, second.transactionId, second.recordedAt],
    ['MoneyWithdrawn', 'MoneyDeposited', first.position + 1, first.transactionId, first.recordedAt],
  );
  assert.deepEqual(
    [target.transferredFrom, target.accountId, target.amount, target.currency],
    [accountId, transferredTo, amount, currency],
  );
  return 2;
}

async function checkSnapshots(log: EventLogReader, bank: BankInLog): Promise<void> {
  const { decode, schemaVersion } = accountAggregate.snapshots;
  for (const snapshot of await log.newestSnapshots([...bank.accounts.keys()], schemaVersion)) {
    const account = bank.accounts.get(snapshot.streamId)?.[snapshot.version - 1];
    // Of a commit after the events that were read.
    if (!account) continue;
    const state = decode(snapshot.state);
    assert.ok(state.status !== 'unopened');
    const balance = state.status === 'open' ? state.balance.minorUnits : 0n;
    const currency = state.status === 'open' ? state.balance.currency : state.currency;
    const { status, ownerId } = state;
    assert.deepEqual({ status, ownerId, currency, balance }, account);
  }
}
