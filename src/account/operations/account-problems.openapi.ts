import {
  InstantInFuture,
  LogAheadOfClock,
  OutcomeUnknown,
  TooManyConflicts,
} from '../../event-sourcing/log/event-log.errors.js';
import { exampleAccounts, exampleTransactionId } from '../../http/openapi/examples.openapi.js';
import { TransactionIdReused } from '../../event-sourcing/decide/transaction-id-reused.js';
import { VersionConditionFailed } from '../../event-sourcing/decide/version-condition.js';
import { IS_A_UUID, IS_AN_AMOUNT } from '../../http/parameters/parameter.decorators.js';
import { invalid } from '../../http/problems/request.errors.js';
import { Money } from '../../money/money.js';
import { DataKeyMismatch, PersonalDataDisabled } from '../../personal-data/personal-data.errors.js';
import {
  AccountAlreadyOpen,
  AccountIsClosed,
  AccountNotEmpty,
  AccountNotFound,
  AccountNotOpenedYet,
  AccountVersionNotFound,
  BalanceLimitExceeded,
  CurrencyMismatch,
  InsufficientFunds,
  TransferToSameAccount,
} from '../domain/account.errors.js';

/** What each operation may be refused with: examples, for the OpenAPI document. */

export const accountId = exampleAccounts.first;
export const transactionId = exampleTransactionId('depositMoney');

const balance = new Money(1_000n, 'EUR');

const overLimit = new BalanceLimitExceeded(accountId);
const insufficient = new InsufficientFunds(accountId, balance);
const commit = [new TooManyConflicts(), new OutcomeUnknown(), new VersionConditionFailed(3)];
const money = [
  invalid('amount', IS_AN_AMOUNT),
  new AccountNotFound(accountId),
  new AccountIsClosed(accountId),
  new TransactionIdReused(transactionId),
  ...commit,
];

export const problemsOf = {
  open: [
    invalid('owner', `is missing: it ${IS_A_UUID}`),
    new AccountAlreadyOpen(accountId),
    new AccountIsClosed(accountId),
    new TransactionIdReused(transactionId),
    new PersonalDataDisabled(),
    new DataKeyMismatch(),
    ...commit,
  ],
  get: [
    invalid('version', 'must be a whole number from 1'),
    new InstantInFuture(),
    new LogAheadOfClock(1_795_856_400_000_000),
    new AccountNotFound(accountId),
    new AccountVersionNotFound(accountId, 3),
    new AccountNotOpenedYet(accountId),
  ],
  deposit: [...money, overLimit],
  withdraw: [...money, insufficient],
  transfer: [
    ...money,
    insufficient,
    overLimit,
    new CurrencyMismatch('EUR', 'USD'),
    new TransferToSameAccount(accountId),
  ],
  close: [
    invalid('x', 'is not a parameter: none is taken here'),
    new AccountNotFound(accountId),
    new AccountNotEmpty(accountId, balance),
    new TransactionIdReused(transactionId),
    ...commit,
  ],
};
