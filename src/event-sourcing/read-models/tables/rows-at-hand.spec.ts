import { RowsAtHand } from './rows-at-hand.js';

describe('the rows at hand', () => {
  const rowsAfter = (balance: number) => {
    const rows = new RowsAtHand();
    rows.begin(0);
    rows.set('a', { balance });
    rows.commit(7);
    return rows;
  };

  it('are those that were committed up to the same checkpoint', () => {
    const rows = rowsAfter(1);
    rows.begin(7);
    expect(rows.get('a')).toEqual({ balance: 1 });
    rows.set('a', { balance: 2 });
    expect(rows.get('a')).toEqual({ balance: 2 });
    rows.commit(9);
    expect(rows.get('a')).toEqual({ balance: 2 });
    expect(rows.get('b')).toBeUndefined();
  });

  it('are not those of a transaction that is done once more', () => {
    const rows = rowsAfter(1);
    rows.begin(7);
    rows.set('a', { balance: 2 });
    rows.begin(7);
    expect(rows.get('a')).toEqual({ balance: 1 });
  });

  it('are none at another checkpoint, nor after a failure', () => {
    const rows = rowsAfter(1);
    rows.begin(8);
    expect(rows.get('a')).toBeUndefined();
    const failed = rowsAfter(1);
    failed.begin(7);
    failed.set('a', { balance: 2 });
    failed.forget();
    failed.begin(7);
    expect(failed.get('a')).toBeUndefined();
  });
});
