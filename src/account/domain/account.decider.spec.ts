import { givenFor } from '../../event-sourcing/testing/given-when-then.js';
import { MAX_MINOR_UNITS, Money } from '../../money/money.js';
import { accountAggregate } from '../aggregate/account.aggregate.js';
import {
  CloseAccount,
  DepositMoney,
  OpenAccount,
  TransferMoney,
  WithdrawMoney,
} from './account.commands.js';
import {
  AccountAlreadyOpen,
  AccountIsClosed,
  AccountNotEmpty,
  AccountNotFound,
  BalanceLimitExceeded,
  CurrencyMismatch,
  InsufficientFunds,
  InvalidAmount,
  TransferToSameAccount,
} from './account.errors.js';
import { AccountClosed, AccountOpened, MoneyDeposited, MoneyWithdrawn } from './account.events.js';

const given = givenFor(accountAggregate);

const eur = (amount: bigint) => new Money(amount, 'EUR');
const opened = (id: string, currency = 'EUR') => new AccountOpened(id, 'zoe', currency);
const deposited = (id: string, amount: bigint, balance = amount) =>
  new MoneyDeposited(id, eur(amount), eur(balance));
const withdrawn = (id: string, amount: bigint, balance: bigint) =>
  new MoneyWithdrawn(id, eur(amount), eur(balance));
const closed = (id: string) => new AccountClosed(id);

const open = new OpenAccount('a', 'zoe', 'EUR');
const close = new CloseAccount('a');
const deposit = (amount: bigint) => new DepositMoney('a', amount, 't');
const withdraw = (amount: bigint) => new WithdrawMoney('a', amount, 't');
const transfer = (amount: bigint, target = 'b') => new TransferMoney('a', target, amount, 't');

describe('an account', () => {
  it('is opened once, in one currency', () => {
    given().when(open).then(opened('a'));
    given()
      .when(new OpenAccount('a', 'zoe', 'JPY'))
      .then(opened('a', 'JPY'));
    given(opened('a')).when(open).thenRefused(AccountAlreadyOpen);
    given(opened('b')).when(open).then(opened('a'));
  });

  it('takes deposits', () => {
    given(opened('a')).when(deposit(5n)).then(deposited('a', 5n));
    given(opened('a'), deposited('a', 5n))
      .when(deposit(2n))
      .then(deposited('a', 2n, 7n));
  });

  it('gives what it holds, to the last cent, and no more', () => {
    const five = given(opened('a'), deposited('a', 5n));
    five.when(withdraw(4n)).then(withdrawn('a', 4n, 1n));
    five.when(withdraw(5n)).then(withdrawn('a', 5n, 0n));
    five.when(withdraw(6n)).thenRefused(InsufficientFunds);
    given(opened('a')).when(withdraw(1n)).thenRefused(InsufficientFunds);
  });

  it('says in a refusal what it holds', () => {
    const refused = given(opened('a'), deposited('a', 5n)).when(withdraw(6n));
    expect(refused.thenRefused(InsufficientFunds).message).toContain('5 minor units of EUR');
  });

  it('closes when it is empty, once', () => {
    given(opened('a')).when(close).then(closed('a'));
    given(opened('a'), deposited('a', 5n), withdrawn('a', 5n, 0n))
      .when(close)
      .then(closed('a'));
    given(opened('a'), deposited('a', 5n)).when(close).thenRefused(AccountNotEmpty);
    given(opened('a'), closed('a')).when(close).then();
  });

  it.each([open, deposit(1n), withdraw(1n), transfer(1n)])(
    'takes nothing once it is closed: $type',
    (command) => {
      given(opened('a'), closed('a'), opened('b')).when(command).thenRefused(AccountIsClosed);
    },
  );

  it.each([deposit(1n), withdraw(1n), transfer(1n), close])(
    'must be open before anything else: $type',
    (command) => {
      given(opened('b')).when(command).thenRefused(AccountNotFound);
    },
  );

  it.each([-MAX_MINOR_UNITS, -1n, 0n, MAX_MINOR_UNITS + 1n, 2n ** 64n])(
    'moves amounts from 1 to 2^63-1 only, not %p',
    (amount) => {
      const both = given(opened('a'), deposited('a', 5n), opened('b'));
      for (const command of [deposit(amount), withdraw(amount), transfer(amount)])
        both.when(command).thenRefused(InvalidAmount);
    },
  );
});

describe('balances', () => {
  const max = MAX_MINOR_UNITS;

  it('reach 2^63-1 and never pass it', () => {
    given(opened('a')).when(deposit(max)).then(deposited('a', max));
    given(opened('a'), deposited('a', max)).when(deposit(1n)).thenRefused(BalanceLimitExceeded);
    given(opened('a'), deposited('a', 1n)).when(deposit(max)).thenRefused(BalanceLimitExceeded);
    given(opened('a'), deposited('a', max - 1n))
      .when(deposit(1n))
      .then(deposited('a', 1n, max));
    given(opened('a'), deposited('a', max))
      .when(withdraw(max))
      .then(withdrawn('a', max, 0n));
  });

  it('are exact where a float is not', () => {
    const odd = 9_007_199_254_740_993n;
    given(opened('a'), deposited('a', odd))
      .when(deposit(odd))
      .then(deposited('a', odd, 2n * odd));
    given(opened('a'), deposited('a', max))
      .when(withdraw(odd))
      .then(withdrawn('a', odd, max - odd));
    given(opened('a'), deposited('a', odd))
      .when(withdraw(odd + 1n))
      .thenRefused(InsufficientFunds);
  });
});

describe('a transfer', () => {
  const fromFive = given(opened('a'), deposited('a', 5n), opened('b'), deposited('b', 1n));

  it('takes from one account and gives to the other', () => {
    fromFive
      .when(transfer(4n))
      .then(
        new MoneyWithdrawn('a', eur(4n), eur(1n), 'b'),
        new MoneyDeposited('b', eur(4n), eur(5n), 'a'),
      );
  });

  it('moves no more than there is', () => {
    fromFive.when(transfer(6n)).thenRefused(InsufficientFunds);
  });

  it('needs two different open accounts of one currency', () => {
    fromFive.when(transfer(1n, 'a')).thenRefused(TransferToSameAccount);
    given(opened('a'), deposited('a', 5n)).when(transfer(1n)).thenRefused(AccountNotFound);
    given(opened('a'), deposited('a', 5n), opened('b'), closed('b'))
      .when(transfer(1n))
      .thenRefused(AccountIsClosed);
    given(opened('a'), deposited('a', 5n), opened('b', 'JPY'))
      .when(transfer(1n))
      .thenRefused(CurrencyMismatch);
  });

  it('names the missing account', () => {
    const lonely = given(opened('a'), deposited('a', 5n));
    expect(lonely.when(transfer(1n, 'gone')).thenRefused(AccountNotFound).message).toMatch(/ gone/);
  });

  it('fills the target to 2^63-1 and no further', () => {
    const full = deposited('b', MAX_MINOR_UNITS - 1n);
    const almost = given(opened('a'), deposited('a', 5n), opened('b'), full);
    almost
      .when(transfer(1n))
      .then(
        new MoneyWithdrawn('a', eur(1n), eur(4n), 'b'),
        new MoneyDeposited('b', eur(1n), eur(MAX_MINOR_UNITS), 'a'),
      );
    almost.when(transfer(2n)).thenRefused(BalanceLimitExceeded);
  });
});
