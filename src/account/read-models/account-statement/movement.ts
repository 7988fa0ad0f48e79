import type { Instant } from '../../../event-sourcing/instant.js';
import type { Row } from '../../../event-sourcing/typeorm/transactions.js';
import type { Currency } from '../../../money/money.js';
import type { MovementKind } from './account-statement.projection.js';

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

/** Other changes of an account, such as its opening, have no balance here. */
export const IS_MOVEMENT = { 'balance >= ?': 0 };

export const toMovement = (row: Row): Movement => ({
  position: Number(row.position),
  version: Number(row.version),
  recordedAt: Number(row.recorded_at),
  kind: String(row.kind) as MovementKind,
  amount: BigInt(row.amount!),
  balance: BigInt(row.balance!),
  currency: String(row.currency),
  transactionId: row.transaction_id === null ? null : String(row.transaction_id),
  counterparty: row.counterparty === null ? null : String(row.counterparty),
});
