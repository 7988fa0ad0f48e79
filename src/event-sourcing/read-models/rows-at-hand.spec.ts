import { RowsAtHand } from './rows-at-hand.js';

describe('the rows at hand', () => {
  const rowsAfter = (balance: number) => {
    const rows = new RowsAtHand();
    rows.begin(1);
    rows.set('a', { balance });
    rows.commit();
    return rows;
  };

  it('are those that were committed under the same lease', () => {
    const rows = rowsAfter(1);
    rows.begin(1);
    expect(rows.get('a')).toEqual({ balance: 1 });
    rows.set('a', { balance: 2 });
    expect(rows.get('a')).toEqual({ balance: 2 });
    rows.commit();
    expect(rows.get('a')).toEqual({ balance: 2 });
    expect(rows.get('b')).toBeUndefined();
  });

  it('are not those of a transaction that is done once more', () => {
    const rows = rowsAfter(1);
    rows.begin(1);
    rows.set('a', { balance: 2 });
    rows.begin(1);
    expect(rows.get('a')).toEqual({ balance: 1 });
  });

  it('are none under another lease, nor after a failure', () => {
    const rows = rowsAfter(1);
    rows.begin(2);
    expect(rows.get('a')).toBeUndefined();
    const failed = rowsAfter(1);
    failed.begin(1);
    failed.set('a', { balance: 2 });
    failed.forget();
    failed.begin(1);
    expect(failed.get('a')).toBeUndefined();
  });
});
