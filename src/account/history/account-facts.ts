import type { ChangeKind } from '../read-models/account-movements/account-movements.projection.js';
import type { AccountEvent, MoneyMoved } from '../domain/account.events.js';

/**
 * What an account's events are called outside, each with the version of its shape. Fields may be added to
 * a shape; a change that breaks readers is a new version.
 */
export const factVersions = {
  opened: 1,
  deposited: 1,
  withdrawn: 1,
  'transferred-in': 1,
  'transferred-out': 1,
  'bonus-received': 1,
  closed: 1,
} as const;

export type FactType = keyof typeof factVersions;

/** What read models call them. */
export const kindsOfFacts: Readonly<Record<FactType, ChangeKind>> = {
  opened: 'opened',
  deposited: 'deposit',
  withdrawn: 'withdrawal',
  'transferred-in': 'transfer-in',
  'transferred-out': 'transfer-out',
  'bonus-received': 'bonus',
  closed: 'closed',
};

export interface Fact {
  readonly type: FactType;
  readonly data: Readonly<Record<string, string | bigint>>;
}

const facts: {
  readonly [Type in AccountEvent['type']]: (
    event: Extract<AccountEvent, { readonly type: Type }>,
  ) => Fact;
} = {
  AccountOpened: ({ ownerId, currency }) => ({ type: 'opened', data: { ownerId, currency } }),
  MoneyDeposited(event) {
    const { isBonus, transferredFrom } = event;
    if (isBonus) return { type: 'bonus-received', data: moved(event) };
    if (transferredFrom === undefined) return { type: 'deposited', data: moved(event) };
    return { type: 'transferred-in', data: { ...moved(event), counterparty: transferredFrom } };
  },
  MoneyWithdrawn(event) {
    const { transferredTo } = event;
    if (transferredTo === undefined) return { type: 'withdrawn', data: moved(event) };
    return { type: 'transferred-out', data: { ...moved(event), counterparty: transferredTo } };
  },
  AccountClosed: () => ({ type: 'closed', data: {} }),
};

/** The types of event that are told outside. */
export const toldAccountEvents: ReadonlySet<string> = new Set(Object.keys(facts));

/** What the outside sees of an account's event. Nothing of an event is public that is not named here. */
export function accountFact(event: AccountEvent): Fact {
  const fact = facts[event.type] as (event: AccountEvent) => Fact;
  return fact(event);
}

const moved = ({ amount, balance }: MoneyMoved) => ({
  amount: amount.minorUnits,
  balance: balance.minorUnits,
  currency: amount.currency,
});
