import type { Transactions } from '../../src/event-sourcing/log/stores/sql/transactions/transactions.js';

/** Copies of tables, kept in the database, so that what a test does to them can be undone. */
export class SavedTables {
  private constructor(
    private readonly transactions: Transactions,
    private readonly tables: readonly string[],
  ) {}

  static async save(transactions: Transactions, tables: readonly string[]): Promise<SavedTables> {
    for (const table of tables)
      await transactions.run((session) =>
        session.execute(`CREATE TABLE saved_${table} AS SELECT * FROM ${table}`),
      );
    return new SavedTables(transactions, tables);
  }

  restore(): Promise<void> {
    return this.transactions.run(async (session) => {
      for (const table of this.tables) {
        await session.execute(`DELETE FROM ${table}`);
        await session.execute(`INSERT INTO ${table} SELECT * FROM saved_${table}`);
      }
    });
  }
}
