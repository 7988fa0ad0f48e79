import { givenFor } from '../../event-sourcing/testing/given-when-then.js';
import { MAX_MINOR_UNITS, Money } from '../../money/money.js';
import { accountAggregate } from '../aggregate/account.aggregate.js';
import { DepositMoney } from './account.commands.js';
import {
  AccountIsClosed,
  AccountNotFound,
  BalanceLimitExceeded,
  BonusCapReached,
  BonusInOtherCurrency,
  InvalidAmount,
} from './account.errors.js';
import { AccountClosed, AccountOpened, MoneyDeposited } from './account.events.js';

const given = givenFor(accountAggregate);
const eur = (amount: bigint) => new Money(amount, 'EUR');
const opened = new AccountOpened('b', 'bank', 'EUR');
const holding = (balance: bigint) =>
  given(opened, new MoneyDeposited('b', eur(balance), eur(balance)));
const paid = (amount: bigint, balance: bigint) =>
  new MoneyDeposited('b', eur(amount), eur(balance), undefined, true);
const plain = (amount: bigint) => new DepositMoney('b', amount, 't');
const bonus = (amount: bigint, currency = 'EUR', cap = 1_000n) =>
  new DepositMoney('b', amount, 't', { currency, cap });

describe('a bonus', () => {
  it('is a deposit that says so', () => {
    given(opened).when(bonus(7n)).then(paid(7n, 7n));
    given(opened)
      .when(plain(7n))
      .then(new MoneyDeposited('b', eur(7n), eur(7n)));
  });

  it('is paid as long as the account holds less than the cap, and may pass it', () => {
    holding(999n).when(bonus(50n)).then(paid(50n, 1_049n));
    holding(1_000n).when(bonus(1n)).thenRefused(BonusCapReached);
    holding(1_001n).when(bonus(1n)).thenRefused(BonusCapReached);
    holding(1_000n)
      .when(plain(1n))
      .then(new MoneyDeposited('b', eur(1n), eur(1_001n)));
  });

  it('needs an open account of the currency of what it is for', () => {
    given().when(bonus(1n)).thenRefused(AccountNotFound);
    given(opened, new AccountClosed('b')).when(bonus(1n)).thenRefused(AccountIsClosed);
    given(opened).when(bonus(1n, 'USD')).thenRefused(BonusInOtherCurrency);
  });

  it('keeps to the bounds of every deposit', () => {
    given(opened).when(bonus(0n)).thenRefused(InvalidAmount);
    const full = MAX_MINOR_UNITS;
    holding(full - 1n)
      .when(bonus(2n, 'EUR', full))
      .thenRefused(BalanceLimitExceeded);
  });
});

describe('a bonus under a used transaction id', () => {
  const { repeats } = accountAggregate;

  it('was paid before, at whatever rate', () => {
    expect(repeats(bonus(7n), [paid(7n, 7n)])).toBe(true);
    expect(repeats(bonus(8n), [paid(7n, 7n)])).toBe(true);
    expect(repeats(bonus(7n), [paid(7n, 7n), paid(7n, 14n)])).toBe(false);
  });

  it('is no plain deposit, nor the other way round', () => {
    expect(repeats(bonus(7n), [new MoneyDeposited('b', eur(7n), eur(7n))])).toBe(false);
    expect(repeats(plain(7n), [paid(7n, 7n)])).toBe(false);
    expect(repeats(plain(7n), [new MoneyDeposited('b', eur(7n), eur(7n))])).toBe(true);
  });
});
