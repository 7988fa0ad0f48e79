import type { TableDefinition } from '../../log/stores/sql/dialects/dialect.js';
import { RowChanges, type TableRow } from './row-changes.js';

const definition: TableDefinition = {
  name: 'notes',
  columns: [
    { name: 'owner', type: 'key' },
    { name: 'n', type: 'bigint' },
    { name: 'note', type: 'text', nullable: true },
  ],
  primaryKey: ['owner', 'n'],
};
const row = (n: number, note: string | null = null): TableRow => ({ owner: 'a', n, note });
const rows = (count: number, note: string | null = null) =>
  Array.from({ length: count }, (_, n) => row(n, note));
const sizes = (statements: Iterable<unknown[]>) => [...statements].map(({ length }) => length);

describe('changes of rows', () => {
  it('are one a row that is there: its last', () => {
    const changes = new RowChanges(definition);
    changes.upsert([row(1, 'first'), row(2)]);
    changes.upsert([row(1, 'last')]);
    expect(changes.get('a 1')).toEqual(row(1, 'last'));
    expect(changes.get('a 3')).toBeUndefined();
    expect(changes.size).toBe(2);
    const upserts = [
      ['a', 1, 'last'],
      ['a', 2, null],
    ];
    expect([...changes.upserts()]).toEqual([upserts]);
    expect([...changes.inserts()]).toEqual([]);
  });

  it('are one a row that is new, whatever becomes of it', () => {
    const changes = new RowChanges(definition);
    changes.insert([row(1, 'new')]);
    expect(changes.get('a 1')).toEqual(row(1, 'new'));
    changes.insert([row(2)]);
    changes.upsert([row(2, 'changed')]);
    expect(changes.get('a 2')).toEqual(row(2, 'changed'));
    const inserts = [
      ['a', 1, 'new'],
      ['a', 2, 'changed'],
    ];
    expect([...changes.upserts()]).toEqual([]);
    expect([...changes.inserts()]).toEqual([inserts]);
  });

  it('leave it to the database to refuse a row that is inserted twice', () => {
    const changes = new RowChanges(definition);
    changes.upsert([row(1)]);
    changes.insert([row(1), row(1)]);
    expect([sizes(changes.upserts()), sizes(changes.inserts())]).toEqual([[1], [2]]);
  });

  it('are written in statements of a bounded length', () => {
    const many = new RowChanges(definition);
    many.insert(rows(4_500));
    many.upsert(rows(4_500).map((each) => ({ ...each, owner: 'b' })));
    expect([sizes(many.upserts()), sizes(many.inserts())]).toEqual([
      [2_000, 2_000, 500],
      [2_000, 2_000, 500],
    ]);
    const long = new RowChanges(definition);
    long.insert([...rows(5, 'x'.repeat(400_000)), row(5, 'x'.repeat(3_000_000)), row(6)]);
    expect(sizes(long.inserts())).toEqual([2, 2, 1, 1, 1]);
    expect(long.text).toBe(5_000_000);
  });
});
