import {
  Projection,
  type ProjectionHandler,
} from '../../../event-sourcing/read-models/projections/projection.js';
import type {
  ReadModelTable,
  TableRow,
} from '../../../event-sourcing/read-models/tables/read-model-table.js';
import type { RecordedEvent } from '../../../event-sourcing/log/recorded-event.js';
import { HandlesEvents } from '../../../event-sourcing/consume/subscriptions/handles-events.js';
import { PersonalDataErased } from '../../../owners/domain/owner.events.js';
import {
  AccountClosed,
  AccountOpened,
  MoneyDeposited,
  MoneyWithdrawn,
  type AccountEvent,
  type MoneyMoved,
} from '../../domain/account.events.js';
import { accountMovementsTable } from './account-movements.table.js';

export const movementKinds = [
  'deposit',
  'withdrawal',
  'transfer-in',
  'transfer-out',
  'bonus',
] as const;
export type MovementKind = (typeof movementKinds)[number];

export const accountChangeKinds = [...movementKinds, 'opened', 'closed'] as const;
export type AccountChangeKind = (typeof accountChangeKinds)[number];

export type ChangeKind = AccountChangeKind | 'personal-data-erased';

type Told = AccountEvent | PersonalDataErased;

@Projection({ table: accountMovementsTable })
@HandlesEvents(AccountOpened, MoneyDeposited, MoneyWithdrawn, AccountClosed, PersonalDataErased)
export class AccountMovementsProjection implements ProjectionHandler<Told> {
  handle(page: readonly RecordedEvent<Told>[], table: ReadModelTable): Promise<void> {
    return table.insert(page.map(statementRow));
  }
}

const statementRow = ({
  event,
  version,
  position,
  recordedAt,
  transactionId,
}: RecordedEvent<Told>): TableRow => ({
  account_id: event.type === 'PersonalDataErased' ? event.ownerId : event.accountId,
  version,
  position,
  recorded_at: recordedAt,
  ...about(event),
  transaction_id: transactionId,
});

function about(event: Told): TableRow & { kind: ChangeKind } {
  switch (event.type) {
    case 'MoneyDeposited':
    case 'MoneyWithdrawn':
      return {
        kind: kindOf(event),
        amount: String(event.amount.minorUnits),
        balance: String(event.balance.minorUnits),
        currency: event.amount.currency,
        counterparty: counterpartyOf(event) ?? null,
      };
    case 'AccountOpened':
      return { kind: 'opened', ...NO_MOVEMENT };
    case 'AccountClosed':
      return { kind: 'closed', ...NO_MOVEMENT };
    case 'PersonalDataErased':
      return { kind: 'personal-data-erased', ...NO_MOVEMENT };
  }
}

const NO_MOVEMENT = { amount: null, balance: null, currency: null, counterparty: null };

export function kindOf(event: MoneyMoved): MovementKind {
  const isTransfer = counterpartyOf(event) !== undefined;
  switch (event.type) {
    case 'MoneyWithdrawn':
      return isTransfer ? 'transfer-out' : 'withdrawal';
    case 'MoneyDeposited':
      if (event.isBonus) return 'bonus';
      return isTransfer ? 'transfer-in' : 'deposit';
  }
}

export function counterpartyOf(event: MoneyMoved): string | undefined {
  switch (event.type) {
    case 'MoneyDeposited':
      return event.transferredFrom;
    case 'MoneyWithdrawn':
      return event.transferredTo;
  }
}
