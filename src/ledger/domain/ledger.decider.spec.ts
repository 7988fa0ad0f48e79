import { givenFor } from '../../event-sourcing/testing/given-when-then.js';
import { Money } from '../../money/money.js';
import { ledgerAggregate } from '../aggregate/ledger.aggregate.js';
import { RecordEntries } from './ledger.commands.js';
import { ledgerDecider } from './ledger.decider.js';
import { EntriesOutOfOrder, LedgerGap } from './ledger.errors.js';
import { EntriesRecorded, MOST_ENTRIES_AN_EVENT, upToSource, type Entry } from './ledger.events.js';

const given = givenFor(ledgerAggregate);
const MAX = 2n ** 63n - 1n;

const entry = (sourcePosition: number, amount = 1n, currency = 'EUR'): Entry => ({
  sourcePosition,
  debit: { kind: 'general', name: 'cash' },
  credit: { kind: 'customer', accountId: 'a' },
  amount: new Money(amount, currency),
  transactionId: null,
  occurredAt: 0,
  correlationId: null,
});
const reversed = ({ debit, credit, ...rest }: Entry): Entry => ({
  ...rest,
  debit: credit,
  credit: debit,
});
const recorded = (...positions: number[]) =>
  new EntriesRecorded(positions.map((position) => entry(position)));
const record = (after: number, ...positions: number[]) =>
  new RecordEntries(
    after,
    positions.map((position) => entry(position)),
  );
const fold = (...events: EntriesRecorded[]) =>
  events.reduce(ledgerDecider.evolve, ledgerDecider.initialState);
/** The same entries, each in an event of its own, and all in one. */
const eachAlone = (entries: readonly Entry[]) => entries.map((each) => new EntriesRecorded([each]));

describe('the ledger', () => {
  it('records a page as one event, after the one before', () => {
    given()
      .when(record(0, 2, 3))
      .then(recorded(2, 3));
    given(recorded(2, 3)).when(record(3, 7)).then(recorded(7));
  });

  it('cuts a large page into events, in order', () => {
    const positions = Array.from(
      { length: 2 * MOST_ENTRIES_AN_EVENT + 1 },
      (_, index) => index + 2,
    );
    const [one, two] = [MOST_ENTRIES_AN_EVENT, 2 * MOST_ENTRIES_AN_EVENT];
    const cut = [positions.slice(0, one), positions.slice(one, two), positions.slice(two)];
    given()
      .when(record(0, ...positions))
      .then(...cut.map((each) => recorded(...each)));
    given()
      .when(record(0, ...positions.slice(0, one)))
      .then(recorded(...positions.slice(0, one)));
    given(recorded(2))
      .when(record(0, ...positions.slice(0, one + 1)))
      .then(recorded(...positions.slice(1, one + 1)));
  });

  it('changes nothing for a page that it has recorded, or a part of one', () => {
    const before = given(recorded(2, 3), recorded(7));
    for (const again of [record(0, 2, 3, 7), record(0, 2), record(2, 3, 7), record(3, 7)])
      before.when(again).then();
    before.when(record(9)).then();
  });

  it('records the rest of a page of which it has a part', () => {
    given(recorded(2, 3, 7))
      .when(record(2, 3, 7, 8, 9))
      .then(recorded(8, 9));
  });

  it('refuses a gap, and what leaves out one that it has recorded', () => {
    given().when(record(1, 2)).thenRefused(LedgerGap);
    given(recorded(2, 3)).when(record(5, 7)).thenRefused(LedgerGap);
    given(recorded(2, 3))
      .when(record(0, 2, 7))
      .thenRefused(LedgerGap);
  });

  it.each([[[3, 2]], [[2, 2]], [[1, 2]]])('refuses %j after 1: out of order', (positions) => {
    given(recorded(1))
      .when(record(1, ...positions))
      .thenRefused(EntriesOutOfOrder);
  });

  it('keeps totals that are exact beyond 2^63, by currency', () => {
    const entries = [
      entry(1, MAX),
      entry(2, MAX),
      entry(3, MAX),
      reversed(entry(4, 1n)),
      entry(5, 7n, 'USD'),
    ];
    const ledger = fold(new EntriesRecorded(entries));
    expect(fold(...eachAlone(entries))).toEqual(ledger);
    expect(ledger).toEqual({
      recordedUpTo: 5,
      totals: {
        EUR: {
          cash: { debit: 3n * MAX, credit: 1n, entries: 4 },
          customers: { debit: 1n, credit: 3n * MAX, entries: 4 },
        },
        USD: {
          cash: { debit: 7n, credit: 0n, entries: 1 },
          customers: { debit: 0n, credit: 7n, entries: 1 },
        },
      },
    });
    const { encode, decode } = ledgerAggregate.snapshots;
    expect(decode(encode(ledger))).toEqual(ledger);
  });

  it('has the figures of the example: 60 in and 40 out is 20', () => {
    const paidIn = [1, 2, 3].map((position) => entry(position, 20n));
    const { totals } = fold(new EntriesRecorded([...paidIn, reversed(entry(4, 40n))]));
    expect(totals.EUR!.customers).toEqual({ debit: 40n, credit: 60n, entries: 4 });
  });

  it('leaves the state before a page as it was', () => {
    const before = fold(recorded(1));
    const copy = structuredClone(before);
    ledgerDecider.evolve(before, recorded(2, 3));
    expect(before).toEqual(copy);
  });

  it('is cut where what it records ends', () => {
    const page = recorded(2, 3, 7);
    for (const [position, expected] of [
      [1, undefined],
      [2, recorded(2)],
      [6, recorded(2, 3)],
      [7, page],
      [9, page],
    ] as const)
      expect(upToSource(page, position)).toEqual(expected);
  });
});
