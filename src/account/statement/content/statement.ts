import type { Instant } from '../../../event-sourcing/log/instant.js';
import type { Currency } from '../../../money/money.js';
import type { Period } from '../../lists/period.js';
import type { MovementKind } from '../../read-models/account-movements/account-movements.projection.js';
import type { Movement } from '../../read-models/account-movements/movement.js';

/** An account's movements in a period, from one balance to another. */
export interface Statement {
  readonly accountId: string;
  readonly ownerId: string;
  readonly currency: Currency;
  /** As it was asked for. */
  readonly period: Period;
  /** The period that is covered: from `since` on, which is the account's opening where none was asked for. */
  readonly since: Instant;
  /** The end of the period where it is final, else the time of what was newest. */
  readonly upTo: Instant;
  /** The period is over: the statement stays as it is for ever. */
  readonly final: boolean;
  /** The statement reflects the log up to here. */
  readonly position: number;
  /** The account's versions at both ends. */
  readonly openingVersion: number;
  readonly closingVersion: number;
  /** Minor units. */
  readonly openingBalance: bigint;
  readonly closingBalance: bigint;
  /**
   * The movements in their order, a page at a time, read from the log as they are asked for.
   *
   * @throws {StatementDoesNotAddUp} @throws {BrokenStream}
   */
  pages(): AsyncIterable<readonly Movement[]>;
}

/** The log contradicts itself: what was given of the statement so far must not pass for a whole one. */
export class StatementDoesNotAddUp extends Error {
  constructor(accountId: string, version: number, expected: bigint, found: bigint) {
    super(
      `The statement of account ${accountId} does not add up: at version ${version} the movements ` +
        `come to ${expected}, but ${found} is recorded.`,
    );
  }
}

const credits: Readonly<Record<MovementKind, boolean>> = {
  deposit: true,
  withdrawal: false,
  'transfer-in': true,
  'transfer-out': false,
  bonus: true,
};

export const isCredit = ({ kind }: Pick<Movement, 'kind'>): boolean => credits[kind];

/** What movements come to. */
export class Totals {
  readonly credits = { count: 0, amount: 0n };
  readonly debits = { count: 0, amount: 0n };

  add(movement: Movement): void {
    const side = isCredit(movement) ? this.credits : this.debits;
    side.count += 1;
    side.amount += movement.amount;
  }
}
