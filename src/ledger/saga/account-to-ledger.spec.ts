import fc from 'fast-check';
import { MoneyDeposited, MoneyWithdrawn } from '../../account/domain/account.events.js';
import { MAX_MINOR_UNITS, Money } from '../../money/money.js';
import { accountToLedger } from './account-to-ledger.js';
import { ledgerDecider } from '../domain/ledger.decider.js';
import { EntriesRecorded } from '../domain/ledger.events.js';

const source = fc.record({
  position: fc.integer({ min: 1 }),
  transactionId: fc.option(fc.uuid()),
  recordedAt: fc.nat(),
  metadata: fc.record({ correlationId: fc.string() }, { requiredKeys: [] }),
});
const amount = fc.bigInt({ min: 1n, max: MAX_MINOR_UNITS });
const currency = fc.constantFrom('EUR', 'USD', 'JPY');
const other = fc.option(fc.uuid(), { nil: undefined });

const money = fc.tuple(amount, currency).map(([units, code]) => new Money(units, code));
const deposit = fc
  .tuple(fc.uuid(), money, other, fc.boolean())
  .map(([id, by, from, isBonus]) =>
    from === undefined
      ? new MoneyDeposited(id, by, by, undefined, isBonus || undefined)
      : new MoneyDeposited(id, by, by, from),
  );
const withdrawal = fc
  .tuple(fc.uuid(), money, other)
  .map(([id, by, to]) => new MoneyWithdrawn(id, by, new Money(0n, by.currency), to));

describe('account to ledger', () => {
  it('has one entry for every movement: the same amount on both sides, one of them the customer’s', () => {
    fc.assert(
      fc.property(fc.oneof(deposit, withdrawal), source, (event, from) => {
        const entry = accountToLedger(event, from);
        expect(entry.amount).toEqual(event.amount);
        expect(entry.sourcePosition).toBe(from.position);
        expect(entry.transactionId).toBe(from.transactionId);
        expect(entry.occurredAt).toBe(from.recordedAt);
        expect(entry.correlationId).toBe(from.metadata.correlationId ?? null);
        const { totals } = ledgerDecider.evolve(
          ledgerDecider.initialState,
          new EntriesRecorded([entry]),
        );
        const { minorUnits } = event.amount;
        const isDeposit = event.type === 'MoneyDeposited';
        expect(totals[event.amount.currency]!.customers).toEqual({
          debit: isDeposit ? 0n : minorUnits,
          credit: isDeposit ? minorUnits : 0n,
          entries: 1,
        });
        const kinds = [entry.debit.kind, entry.credit.kind].sort();
        expect(kinds).toEqual(['customer', 'general']);
        const customer = event.type === 'MoneyDeposited' ? entry.credit : entry.debit;
        expect(customer).toEqual({ kind: 'customer', accountId: event.accountId });
      }),
    );
  });

  it('leaves nothing in transfers after both legs', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), money, source, (from, to, by, at) => {
        const legs = [
          accountToLedger(new MoneyWithdrawn(from, by, by, to), at),
          accountToLedger(new MoneyDeposited(to, by, by, from), {
            ...at,
            position: at.position + 1,
          }),
        ];
        expect(legs[0]!.credit).toEqual({ kind: 'general', name: 'transfers' });
        expect(legs[1]!.debit).toEqual({ kind: 'general', name: 'transfers' });
        expect(legs[0]!.amount).toEqual(legs[1]!.amount);
      }),
    );
  });

  it.each([
    ['cash', new MoneyDeposited('a', new Money(1n, 'EUR'), new Money(1n, 'EUR'))],
    ['cash', new MoneyWithdrawn('a', new Money(1n, 'EUR'), new Money(0n, 'EUR'))],
    [
      'bonus-expense',
      new MoneyDeposited('a', new Money(1n, 'EUR'), new Money(1n, 'EUR'), undefined, true),
    ],
  ])('books against %s', (name, event) => {
    const { debit, credit } = accountToLedger(event, {
      position: 1,
      transactionId: null,
      recordedAt: 0,
      metadata: {},
    });
    expect([debit, credit]).toContainEqual({ kind: 'general', name });
  });
});
