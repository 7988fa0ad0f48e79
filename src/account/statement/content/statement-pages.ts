import type { EventLogReader } from '../../../event-sourcing/log/event-log.js';
import { BrokenStream } from '../../../event-sourcing/log/event-log.errors.js';
import type { EventRegistry } from '../../../event-sourcing/log/event-registry.js';
import type { RecordedEvent } from '../../../event-sourcing/log/recorded-event.js';
import {
  evolveStream,
  type StreamState,
} from '../../../event-sourcing/decide/states/stream-state.js';
import { accountAggregate, accountStream } from '../../aggregate/account.aggregate.js';
import type { Account } from '../../domain/account.decider.js';
import { isMoneyMoved, type AccountEvent } from '../../domain/account.events.js';
import {
  counterpartyOf,
  kindOf,
} from '../../read-models/account-movements/account-movements.projection.js';
import type { Movement } from '../../read-models/account-movements/movement.js';
import { StatementDoesNotAddUp } from './statement.js';

const EVENTS_A_PAGE = 1_000;

/** Minor units. */
export const balanceOf = (account: Account): bigint =>
  account.status === 'open' ? account.balance.minorUnits : 0n;

/**
 * The movements from one state of an account to a later one, folded on the way: each must leave the
 * balance that is recorded with it, and the last the closing one, which was read apart.
 */
export async function* readPages(
  log: EventLogReader,
  registry: EventRegistry,
  accountId: string,
  opening: StreamState<Account>,
  closing: StreamState<Account>,
): AsyncGenerator<readonly Movement[]> {
  const streamId = accountStream(accountId);
  let account = opening;
  while (account.version < closing.version) {
    // Bounded at both ends, so that no database sorts a whole stream for the sake of one page.
    const version = Math.min(account.version + EVENTS_A_PAGE, closing.version);
    const page = await log.readStream(streamId, account.version, EVENTS_A_PAGE, { version });
    if (page.length === 0) throw new BrokenStream(streamId, account.version + 1, closing.version);
    const movements: Movement[] = [];
    for (const stored of page) {
      const recorded = registry.decode<AccountEvent>(stored);
      account = evolveStream(accountAggregate, account, recorded);
      const movement = movementOf(recorded);
      if (!movement) continue;
      mustComeTo(movement.balance, account, accountId);
      movements.push(movement);
    }
    yield movements;
  }
  mustComeTo(balanceOf(closing.state), account, accountId);
}

function mustComeTo(
  recorded: bigint,
  { state, version }: StreamState<Account>,
  accountId: string,
): void {
  const balance = balanceOf(state);
  if (balance !== recorded) throw new StatementDoesNotAddUp(accountId, version, balance, recorded);
}

function movementOf({
  event,
  position,
  version,
  recordedAt,
  transactionId,
}: RecordedEvent<AccountEvent>): Movement | undefined {
  if (!isMoneyMoved(event)) return undefined;
  return {
    position,
    version,
    recordedAt,
    kind: kindOf(event),
    amount: event.amount.minorUnits,
    balance: event.balance.minorUnits,
    currency: event.amount.currency,
    transactionId,
    counterparty: counterpartyOf(event) ?? null,
  };
}
