import type { Instant } from '../../../event-sourcing/log/instant.js';
import type { Row } from '../../../event-sourcing/log/stores/sql/transactions/transactions.js';
import type { Currency } from '../../../money/money.js';
import type { AccountChangeKind, MovementKind } from './account-movements.projection.js';

/** A movement of money of an account. */
export interface Movement {
  readonly position: number;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly kind: MovementKind;
  /** Minor units. */
  readonly amount: bigint;
  /** Minor units, after the movement. */
  readonly balance: bigint;
  readonly currency: Currency;
  readonly transactionId: string | null;
  readonly counterparty: string | null;
}

/** What was done to an account: a movement of money, or its opening or closing, which has no amount. */
export interface AccountChange {
  readonly accountId: string;
  readonly position: number;
  readonly version: number;
  readonly recordedAt: Instant;
  readonly kind: AccountChangeKind;
  /** Minor units. */
  readonly amount: bigint | null;
  /** Minor units, after it. */
  readonly balance: bigint | null;
  readonly currency: Currency | null;
  readonly transactionId: string | null;
  readonly counterparty: string | null;
}

/** Other changes of an account, such as its opening, have no balance here. */
export const IS_MOVEMENT = { 'balance >= ?': 0 };

export const toMovement = (row: Row): Movement => ({
  ...placeOf(row),
  kind: String(row.kind) as MovementKind,
  amount: BigInt(row.amount!),
  balance: BigInt(row.balance!),
  currency: String(row.currency),
});

export const toAccountChange = (row: Row): AccountChange => ({
  ...placeOf(row),
  accountId: String(row.account_id),
  kind: String(row.kind) as AccountChangeKind,
  amount: numberOf(row.amount),
  balance: numberOf(row.balance),
  currency: textOf(row.currency),
});

const placeOf = (row: Row) => ({
  position: Number(row.position),
  version: Number(row.version),
  recordedAt: Number(row.recorded_at),
  transactionId: textOf(row.transaction_id),
  counterparty: textOf(row.counterparty),
});

const textOf = (value: Row[string] = null) => (value === null ? null : String(value));

const numberOf = (value: Row[string] = null) => (value === null ? null : BigInt(value));
