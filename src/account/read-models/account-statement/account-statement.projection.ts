import { EventsHandler } from '@nestjs/cqrs';
import {
  Projection,
  type ProjectionHandler,
} from '../../../event-sourcing/read-models/projection.js';
import type {
  ReadModelTable,
  TableRow,
} from '../../../event-sourcing/read-models/read-model-table.js';
import type { RecordedEvent } from '../../../event-sourcing/recorded-event.js';
import { MoneyDeposited, MoneyWithdrawn } from '../../domain/account.events.js';
import { accountStatementTable } from './account-statement.table.js';

export type MoneyMoved = MoneyDeposited | MoneyWithdrawn;

export type MovementKind = 'deposit' | 'withdrawal' | 'transfer-in' | 'transfer-out' | 'bonus';

@Projection({ table: accountStatementTable })
@EventsHandler(MoneyDeposited, MoneyWithdrawn)
export class AccountStatementProjection implements ProjectionHandler<MoneyMoved> {
  handle(page: readonly RecordedEvent<MoneyMoved>[], table: ReadModelTable): Promise<void> {
    return table.insert(page.map(statementRow));
  }
}

const statementRow = ({
  event,
  version,
  position,
  recordedAt,
  transactionId,
}: RecordedEvent<MoneyMoved>): TableRow => ({
  account_id: event.accountId,
  version,
  position,
  recorded_at: recordedAt,
  kind: kindOf(event),
  amount: String(event.amount.minorUnits),
  balance: String(event.balance.minorUnits),
  currency: event.amount.currency,
  transaction_id: transactionId,
  counterparty: counterpartyOf(event) ?? null,
});

export function kindOf(event: MoneyMoved): MovementKind {
  const isTransfer = counterpartyOf(event) !== undefined;
  if (event.type === 'MoneyWithdrawn') return isTransfer ? 'transfer-out' : 'withdrawal';
  if (event.isBonus) return 'bonus';
  return isTransfer ? 'transfer-in' : 'deposit';
}

export const counterpartyOf = (event: MoneyMoved): string | undefined =>
  event.type === 'MoneyDeposited' ? event.transferredFrom : event.transferredTo;
