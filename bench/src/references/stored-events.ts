import { accountStream } from '../../../src/account/aggregate/account.aggregate.js';
import { accountEventTypes } from '../../../src/account/aggregate/account.event-types.js';
import type { AccountCommand } from '../../../src/account/domain/account.commands.js';
import { accountDecider, type Account } from '../../../src/account/domain/account.decider.js';
import type { AccountEvent } from '../../../src/account/domain/account.events.js';
import type { EventType } from '../../../src/event-sourcing/log/event-type.js';

/** The account's rules and events, in the shape that stores of others take: a type and plain data. */

const types = new Map<string, EventType>(Object.entries(accountEventTypes));

export interface StoredEvent {
  readonly type: AccountEvent['type'];
  readonly data: Record<string, unknown>;
}

export const initialState = accountDecider.initialState;

export const streamOf = ({ accountId }: AccountCommand): string => accountStream(accountId);

/** Of commands that concern one stream: these stores append to one at a time. */
export function decide(command: AccountCommand, state: Account): StoredEvent[] {
  if (command.type === 'TransferMoney') throw new Error('Transfers are not compared.');
  return accountDecider
    .decide(command, state)
    .map((event) => ({ type: event.type, data: types.get(event.type)!.encode(event) }));
}

export const evolve = (state: Account, { type, data }: StoredEvent): Account =>
  accountDecider.evolve(state, types.get(type)!.decode(data) as AccountEvent);
