import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEX = 'parked_events_by_state';

/** Finds the few events that are due among very many that are deferred, and counts those of a state. */
export class IndexParkedEvents1763600000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable('parked_events');
    if (table?.indices.some(({ name }) => name === INDEX)) return;
    await runner.query(
      `CREATE INDEX ${INDEX} ON parked_events (state, subscription, next_try_at, position)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const { type } = runner.dataSource.options;
    const of = type === 'postgres' || type === 'better-sqlite3' ? '' : ' ON parked_events';
    await runner.query(`DROP INDEX ${INDEX}${of}`);
  }
}
